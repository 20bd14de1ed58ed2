import { RequestError } from '@propmubi/client';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from './button.js';

/** Grey blocks in the place of what is being loaded. What follows them in a parent with the class `in-order` waits for it. */
export function Skeleton({ className = 'h-4' }: { className?: string }) {
  return <div aria-hidden data-loading className={`animate-pulse rounded-lg bg-raised ${className}`} />;
}

export function Pending() {
  return (
    <div role="status" className="mx-auto max-w-5xl space-y-4 p-6">
      <span className="sr-only">
        <FormattedMessage id="state.loading" />
      </span>
      <Skeleton className="h-8 w-1/2" />
      <Skeleton className="h-40" />
      <Skeleton className="h-40" />
    </div>
  );
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { title: React.ReactNode; children?: React.ReactNode }) {
  return (
    <div className="rounded-card border border-dashed border-line p-10 text-center">
      <p className="font-semibold">{title}</p>
      {children && <div className="mt-2 text-muted">{children}</div>}
    </div>
  );
}

/** An error in the reader's words, with the id that support can find. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const intl = useIntl();
  const { code, message, requestId } = describe(error);
  const id = `error.${code}`;
  const isKnown = intl.messages[id] !== undefined;
  return (
    <div role="alert" className="rounded-card border border-danger/40 bg-surface p-6 text-center">
      <p className="font-medium">{intl.formatMessage({ id: isKnown ? id : 'error.UNKNOWN' })}</p>
      {!isKnown && message && (
        <p lang="en" className="mt-1">
          {message}
        </p>
      )}
      {requestId && (
        <p className="mt-1 text-sm text-muted">
          <FormattedMessage id="error.requestId" values={{ requestId }} />
        </p>
      )}
      {onRetry && (
        <Button className="mt-4" variant="quiet" onClick={onRetry}>
          <FormattedMessage id="action.retry" />
        </Button>
      )}
    </div>
  );
}

interface Described {
  code: string;
  /** What the server says of a code that has no message here. */
  message?: string;
  requestId?: string | null;
}

function describe(error: unknown): Described {
  if (error instanceof RequestError) return error;
  const { code, message } = (error ?? {}) as Partial<Described>;
  if (typeof code === 'string') return { code, message };
  return { code: navigator.onLine ? 'UNKNOWN' : 'OFFLINE' };
}
