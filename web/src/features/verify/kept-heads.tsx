import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { More } from '../../ui/more.js';
import { Failure, Skeleton } from '../../ui/states.js';

const LogHeads = graphql(`
  query LogHeads($after: String) {
    transparencyLogHeads(first: 10, after: $after) {
      nodes {
        treeSize
        rootHash
        timestamp
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Heads that the platform signed and kept as the log grew: what an audit holds the log to. */
export function KeptHeads() {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    LogHeads,
    {},
    ({ transparencyLogHeads }) => transparencyLogHeads,
  );
  const heads = data?.pages.flatMap(({ transparencyLogHeads }) => transparencyLogHeads?.nodes ?? []);
  return (
    <section className="space-y-4">
      <h2 id="kept-heads" className="text-xl font-bold">
        <FormattedMessage id="log.heads" />
      </h2>
      {isPending && <Skeleton className="h-24" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {heads?.length === 0 && (
        <p className="text-muted">
          <FormattedMessage id="log.noHeads" />
        </p>
      )}
      <ol className="divide-y divide-line">
        {heads?.map(({ treeSize, rootHash, timestamp }) => (
          <li key={treeSize} className="flex flex-wrap gap-x-6 py-3">
            <p className="font-semibold tabular-nums">
              <FormattedNumber value={treeSize} /> <FormattedMessage id="log.entries" />
            </p>
            <p className="text-muted">
              <FormattedDate value={timestamp} dateStyle="medium" timeStyle="medium" />
            </p>
            <p className="w-full break-all font-mono text-xs text-muted">{rootHash}</p>
          </li>
        ))}
      </ol>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </section>
  );
}
