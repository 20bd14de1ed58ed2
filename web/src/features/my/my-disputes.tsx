import { clsx } from 'clsx';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { DisputeStatus } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { useAction } from '../../lib/use-action.js';
import { DisputeHistory } from '../../shared/disputes/dispute-history.js';
import { Button } from '../../ui/button.js';
import { More } from '../../ui/more.js';
import { Empty, Failure, Pending } from '../../ui/states.js';

const MyDisputes = graphql(`
  query MyDisputes($after: String) {
    disputes(first: 20, after: $after) {
      nodes {
        id
        subjectType
        severity
        status
        isOwn
        statement
        openedAt
        decideBy
        history {
          action
          at
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const WithdrawDispute = graphql(`
  mutation WithdrawDispute($input: WithdrawDisputeInput!) {
    withdrawDispute(input: $input) {
      dispute {
        id
        status
      }
    }
  }
`);

type Dispute = NonNullable<ResultOf<typeof MyDisputes>['disputes']>['nodes'][number];

const PENDING: readonly DisputeStatus[] = ['OPEN', 'UNDER_REVIEW', 'OVERDUE'];

/** Disputes that the viewer opened, and for people of a brokerage those about it: where each stands, and what happened. */
export function MyDisputesScreen() {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    MyDisputes,
    {},
    ({ disputes }) => disputes,
  );
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const disputes = data.pages.flatMap(({ disputes: page }) => page?.nodes ?? []);
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="dispute.mine" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="dispute.hint" />
        </p>
      </header>
      {disputes.length === 0 && <Empty title={<FormattedMessage id="dispute.none" />} />}
      <ul className="space-y-4">
        {disputes.map((dispute) => (
          <li key={dispute.id} className="rounded-card border border-line bg-surface p-5">
            <DisputeCard dispute={dispute} />
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </div>
  );
}

function DisputeCard({ dispute }: { dispute: Dispute }) {
  const { id, subjectType, severity, status, isOwn, statement, openedAt, decideBy, history } = dispute;
  const withdraw = useAction(WithdrawDispute, ['MyDisputes']);
  const isPending = PENDING.includes(status);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold">
          <FormattedMessage id={`subject.${subjectType}`} /> ·{' '}
          <FormattedMessage id={`severity.${severity}`} />
        </h2>
        <p className={clsx('text-sm font-semibold', isPending ? 'text-accent' : 'text-muted')}>
          <FormattedMessage id={`dispute.${status}`} />
        </p>
      </div>
      <p className="text-sm text-muted">
        <FormattedMessage id={isOwn ? 'dispute.yours' : 'dispute.aboutYou'} />
        {' · '}
        <FormattedDate value={openedAt} dateStyle="medium" />
        {isPending && (
          <>
            {' · '}
            <FormattedMessage
              id="dispute.decideBy"
              values={{ date: <FormattedDate key="date" value={decideBy} dateStyle="medium" /> }}
            />
          </>
        )}
      </p>
      <p className="mt-3 whitespace-pre-line">{statement}</p>
      <DisputeHistory history={history} />
      {isOwn && isPending && (
        <Button
          variant="danger"
          className="mt-4"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ input: { disputeId: id } })}
        >
          <FormattedMessage id="dispute.withdraw" />
        </Button>
      )}
      {withdraw.error && <Failure error={withdraw.error} />}
    </>
  );
}
