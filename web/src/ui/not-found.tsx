import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';

/** What stands at an address of nothing that exists, or that the viewer may read. */
export function NotFound() {
  return (
    <div className="mx-auto max-w-md py-24 text-center">
      <p className="text-6xl font-bold text-brand">404</p>
      <h1 className="mt-4 text-xl font-semibold">
        <FormattedMessage id="notFound.title" />
      </h1>
      <Link to="/" className="mt-6 inline-block font-medium text-brand underline">
        <FormattedMessage id="notFound.home" />
      </Link>
    </div>
  );
}
