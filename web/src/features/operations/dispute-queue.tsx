import { clsx } from 'clsx';
import { useMutation } from '@tanstack/react-query';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ResolveDisputeInput, TriageDisputeInput } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { queryClient, request, useGraph } from '../../lib/graph.js';
import { DisputeHistory } from '../../shared/disputes/dispute-history.js';
import { DisputeDecision } from './dispute-decision.js';
import { Queue } from './queue.js';

const OpenDisputes = graphql(`
  query OpenDisputes {
    disputes(filter: { status: [OPEN, UNDER_REVIEW, OVERDUE] }, first: 50) {
      totalCount
      edges {
        node {
          id
          subjectType
          subjectId
          severity
          status
          relation
          statement
          openedAt
          decideBy
          history {
            action
            at
            reason
          }
        }
      }
    }
  }
`);

const TriageDispute = graphql(`
  mutation TriageDispute($input: TriageDisputeInput!) {
    triageDispute(input: $input) {
      dispute {
        id
        status
      }
    }
  }
`);

const ResolveDispute = graphql(`
  mutation ResolveDispute($input: ResolveDisputeInput!) {
    resolveDispute(input: $input) {
      dispute {
        id
        status
      }
    }
  }
`);

type Decision = { triage: TriageDisputeInput } | { resolve: ResolveDisputeInput };

const subjectOf = (decision: Decision) =>
  'triage' in decision ? decision.triage.disputeId : decision.resolve.disputeId;

/** Disputes with their 30-day clock: triage first, then the decision. */
export function DisputeQueue() {
  const { data, error, isPending, refetch } = useGraph(OpenDisputes, {});
  const decide = useMutation({
    mutationFn: async (decision: Decision) => {
      if ('triage' in decision) await request(TriageDispute, { input: decision.triage });
      else await request(ResolveDispute, { input: decision.resolve });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['OpenDisputes'] }),
  });
  return (
    <Queue
      title="operations.disputes"
      connection={data?.disputes}
      error={error}
      isPending={isPending}
      onRetry={refetch}
    >
      {({ id, subjectType, severity, relation, statement, openedAt, decideBy, status, history }) => (
        <>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 className="font-semibold">
              <FormattedMessage id={`subject.${subjectType}`} /> ·{' '}
              <FormattedMessage id={`severity.${severity}`} />
            </h3>
            <p
              className={clsx('text-sm font-semibold', status === 'OVERDUE' ? 'text-danger' : 'text-accent')}
            >
              <FormattedMessage id={`dispute.${status}`} />
            </p>
          </div>
          <p className="text-sm text-muted">
            {relation && (
              <>
                <FormattedMessage id={`reviews.basis.${relation}`} />
                {' · '}
              </>
            )}
            <FormattedDate value={openedAt} dateStyle="medium" />
            {' · '}
            <FormattedMessage
              id="dispute.decideBy"
              values={{ date: <FormattedDate key="date" value={decideBy} dateStyle="medium" /> }}
            />
          </p>
          <p className="mt-3 whitespace-pre-line">{statement}</p>
          <DisputeHistory history={history} />
          <DisputeDecision
            // Once it is examined, the reasons are those of its end.
            key={status === 'OPEN' ? 'TRIAGE' : 'OUTCOME'}
            about={status === 'OPEN' ? 'TRIAGE' : 'OUTCOME'}
            busy={decide.isPending}
            error={decide.variables && subjectOf(decide.variables) === id ? decide.error : null}
            decisions={
              status === 'OPEN'
                ? [
                    {
                      label: 'operations.accept',
                      variant: 'solid',
                      decide: (reason) =>
                        decide.mutate({ triage: { disputeId: id, decision: 'ACCEPT', reason } }),
                    },
                    {
                      label: 'operations.dismiss',
                      variant: 'danger',
                      decide: (reason) =>
                        decide.mutate({ triage: { disputeId: id, decision: 'DISMISS', reason } }),
                    },
                  ]
                : [
                    {
                      label: 'operations.uphold',
                      variant: 'solid',
                      decide: (reason) =>
                        decide.mutate({ resolve: { disputeId: id, outcome: 'UPHELD', reason } }),
                    },
                    {
                      label: 'operations.dismiss',
                      variant: 'danger',
                      decide: (reason) =>
                        decide.mutate({ resolve: { disputeId: id, outcome: 'DISMISSED', reason } }),
                    },
                  ]
            }
          />
        </>
      )}
    </Queue>
  );
}
