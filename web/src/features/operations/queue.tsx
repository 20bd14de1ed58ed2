import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Failure, Skeleton } from '../../ui/states.js';

interface QueueProps<Item> {
  /** Id of the message that names the queue. */
  title: string;
  items: readonly Item[] | undefined;
  error: unknown;
  isPending: boolean;
  onRetry: () => unknown;
  children: (item: Item) => ReactNode;
}

/** A list of what waits for a decision, with its length in the heading. */
export function Queue<Item extends { id: string }>({
  title,
  items,
  error,
  isPending,
  onRetry,
  children,
}: QueueProps<Item>) {
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id={title} />
        {items && <span className="ml-2 text-muted tabular-nums">{items.length}</span>}
      </h2>
      {isPending && <Skeleton className="mt-3 h-24" />}
      {error != null && <Failure error={error} onRetry={() => void onRetry()} />}
      {items?.length === 0 && (
        <p className="mt-2 text-muted">
          <FormattedMessage id="operations.none" />
        </p>
      )}
      <ul className="mt-3 space-y-4">
        {items?.map((item) => (
          <li key={item.id} className="rounded-card border border-line bg-surface p-5">
            {children(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
