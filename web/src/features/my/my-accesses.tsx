import { Eye } from 'lucide-react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { More } from '../../ui/more.js';
import { Failure, Skeleton } from '../../ui/states.js';

const MyAccesses = graphql(`
  query MyAccesses($after: String) {
    myDataAccesses(first: 10, after: $after) {
      nodes {
        recordedAt
        action
        role
        viaKey
        organization {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Who was shown what of the viewer, newest first. */
export function DataAccesses() {
  const intl = useIntl();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    MyAccesses,
    {},
    ({ myDataAccesses }) => myDataAccesses,
  );
  const accesses = data?.pages.flatMap(({ myDataAccesses }) => myDataAccesses?.nodes ?? []) ?? [];
  const named = (kind: 'access' | 'role', code: string) =>
    intl.messages[`${kind}.${code}`] ? intl.formatMessage({ id: `${kind}.${code}` }) : code;
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-5">
      <div>
        <h2 className="text-xl font-bold">
          <FormattedMessage id="myData.accesses" />
        </h2>
        <p className="mt-1 text-muted">
          <FormattedMessage id="myData.accessesHint" />
        </p>
      </div>
      {isPending && <Skeleton className="h-24" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && accesses.length === 0 && (
        <p>
          <FormattedMessage id="myData.noAccesses" />
        </p>
      )}
      <ul className="divide-y divide-line">
        {accesses.map(({ recordedAt, action, role, organization, viaKey }) => (
          <li key={`${recordedAt} ${action} ${role}`} className="flex gap-3 py-3">
            <Eye aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
            <div>
              <p className="font-medium">{named('access', action)}</p>
              <p className="text-sm text-muted">
                {[
                  role && named('role', role),
                  organization?.name ?? intl.formatMessage({ id: 'audit.platform' }),
                  viaKey && intl.formatMessage({ id: 'audit.viaKey' }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {' · '}
                <FormattedDate value={recordedAt} dateStyle="medium" timeStyle="short" />
              </p>
            </div>
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </section>
  );
}
