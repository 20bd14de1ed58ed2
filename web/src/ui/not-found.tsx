import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';

interface NotFoundProps {
  /** What there is not, where the address says what was looked for. */
  title?: ReactNode;
  /** What to do about it. */
  children?: ReactNode;
}

/** What stands at an address of nothing that exists, or that the viewer may read. */
export function NotFound({ title, children }: NotFoundProps) {
  return (
    <div className="mx-auto max-w-md px-4 py-24 text-center">
      {!title && <p className="text-6xl font-bold text-brand">404</p>}
      <h1 className="mt-4 text-balance text-xl font-semibold">
        {title ?? <FormattedMessage id="notFound.title" />}
      </h1>
      {children && <p className="mt-3 text-muted">{children}</p>}
      <Link to="/" className="mt-6 inline-block font-medium text-brand underline">
        <FormattedMessage id="notFound.home" />
      </Link>
    </div>
  );
}
