import type { ResultOf } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { Button } from '../../ui/button.js';
import { More } from '../../ui/more.js';
import { Empty, Failure, Skeleton } from '../../ui/states.js';
import { EntryProof } from './entry-proof.js';

const LogEntriesQuery = graphql(`
  query LogEntries($after: String) {
    transparencyLogEntries(first: 20, after: $after) {
      nodes {
        leafIndex
        documentId
        leaf
        recordedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Entry = NonNullable<ResultOf<typeof LogEntriesQuery>['transparencyLogEntries']>['nodes'][number];

/** Entries of the log, the last one first; each is proved in this browser when it is asked for. */
export function LogEntries() {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    LogEntriesQuery,
    {},
    ({ transparencyLogEntries }) => transparencyLogEntries,
  );
  const entries = data?.pages.flatMap(({ transparencyLogEntries }) => transparencyLogEntries?.nodes ?? []);
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="log.list" />
      </h2>
      {isPending && <Skeleton className="h-40" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {entries?.length === 0 && <Empty title={<FormattedMessage id="log.none" />} />}
      <ol className="divide-y divide-line rounded-card border border-line bg-surface px-5 empty:hidden">
        {entries?.map((entry) => (
          <li key={entry.leafIndex} className="py-4">
            <EntryRow entry={entry} />
          </li>
        ))}
      </ol>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </section>
  );
}

/** Of no document: how far the audit trail was, so that it cannot be shortened unseen. */
const AUDIT_HEADS = 'AUDIT_HEADS';

function EntryRow({ entry: { leafIndex, documentId, leaf, recordedAt } }: { entry: Entry }) {
  const [isAsked, setIsAsked] = useState(false);
  const { documentType, status } = factsOf(leaf);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="font-semibold">
            <span className="mr-2 text-muted tabular-nums">#{leafIndex + 1}</span>
            {documentType === AUDIT_HEADS ? (
              <FormattedMessage id="log.auditHeads" />
            ) : (
              <>
                <FormattedMessage id={`document.${documentType}`} defaultMessage={documentType} /> ·{' '}
                <FormattedMessage id={`documentStatus.${status}`} defaultMessage={status} />
              </>
            )}
          </h3>
          <p className="text-sm text-muted">
            <FormattedDate value={recordedAt} dateStyle="medium" timeStyle="medium" />
          </p>
          <p className="break-all font-mono text-xs text-muted">{documentId}</p>
        </div>
        {!isAsked && (
          <Button variant="quiet" onClick={() => setIsAsked(true)}>
            <FormattedMessage id="log.prove" />
            <span className="sr-only"> #{leafIndex + 1}</span>
          </Button>
        )}
      </div>
      {isAsked && (
        <div aria-live="polite" className="mt-3">
          <EntryProof documentId={documentId} leafIndex={leafIndex} leaf={leaf} />
        </div>
      )}
    </>
  );
}

/** Entries of other kinds than documents say other things. */
function factsOf(leaf: string): { documentType: string; status: string } {
  const { documentType = '–', status = '–' } = JSON.parse(leaf) as Partial<Record<string, string>>;
  return { documentType, status };
}
