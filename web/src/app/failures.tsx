import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { Failure } from '../ui/states.js';

/** What a route shows when its screen failed. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  return <Failure error={error} onRetry={reset} />;
}

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
