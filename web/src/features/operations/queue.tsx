import type { ReactNode } from 'react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import { Failure, Skeleton } from '../../ui/states.js';

interface QueueProps<Item> {
  /** Id of the message that names the queue. */
  title: string;
  connection: { edges: readonly { node: Item }[]; totalCount: number | null } | null | undefined;
  error: unknown;
  isPending: boolean;
  onRetry: () => unknown;
  children: (item: Item) => ReactNode;
}

/** The graph counts no further. */
const MOST_COUNTED = 1_000;

/** A list of what waits for a decision, with how many there are in all in the heading. */
export function Queue<Item extends { id: string }>({
  title,
  connection,
  error,
  isPending,
  onRetry,
  children,
}: QueueProps<Item>) {
  const items = connection?.edges.map(({ node }) => node);
  const total = connection?.totalCount;
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id={title} />
        {total != null && (
          <span className="ml-2 text-muted tabular-nums">
            <FormattedNumber value={total} />
            {total >= MOST_COUNTED && '+'}
          </span>
        )}
      </h2>
      {isPending && <Skeleton className="mt-3 h-24" />}
      {error != null && <Failure error={error} onRetry={() => void onRetry()} />}
      {items?.length === 0 && (
        <p className="mt-2 text-muted">
          <FormattedMessage id="operations.none" />
        </p>
      )}
      <ul className="in-order mt-3 space-y-4">
        {items?.map((item) => (
          <li key={item.id} className="in-order rounded-card border border-line bg-surface p-5">
            {children(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
