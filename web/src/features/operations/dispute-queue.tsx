import { useMutation } from '@tanstack/react-query';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ResolveDisputeInput, TriageDisputeInput } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { queryClient, request, useGraph } from '../../lib/graph.js';
import { DecisionForm } from './decision-form.js';
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
          <p className="text-sm text-muted">
            <FormattedMessage id={`subject.${subjectType}`} /> ·{' '}
            <FormattedMessage id={`severity.${severity}`} />
            {relation && (
              <>
                {' · '}
                <FormattedMessage id={`reviews.basis.${relation}`} />
              </>
            )}{' '}
            · <FormattedDate value={openedAt} dateStyle="medium" /> →{' '}
            <FormattedDate value={decideBy} dateStyle="medium" />
          </p>
          <p className="mt-2 whitespace-pre-line">{statement}</p>
          <p className="mt-1 text-sm">
            <FormattedMessage id={`dispute.${status}`} />
          </p>
          <ol className="mt-2 space-y-1 border-l-2 border-line pl-3 text-sm text-muted">
            {history.map(({ action, at, reason }) => (
              <li key={`${action} ${at}`}>
                <FormattedMessage id={`disputeAction.${action}`} /> ·{' '}
                <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
                {reason && <> · {reason}</>}
              </li>
            ))}
          </ol>
          <DecisionForm
            busy={decide.isPending}
            error={decide.variables && subjectOf(decide.variables) === id ? decide.error : null}
            decisions={
              status === 'OPEN'
                ? [
                    {
                      label: 'operations.accept',
                      variant: 'solid',
                      needsReason: true,
                      decide: (reason) =>
                        decide.mutate({ triage: { disputeId: id, decision: 'ACCEPT', reason } }),
                    },
                    {
                      label: 'operations.dismiss',
                      variant: 'danger',
                      needsReason: true,
                      decide: (reason) =>
                        decide.mutate({ triage: { disputeId: id, decision: 'DISMISS', reason } }),
                    },
                  ]
                : [
                    {
                      label: 'operations.uphold',
                      variant: 'solid',
                      needsReason: true,
                      decide: (reason) =>
                        decide.mutate({ resolve: { disputeId: id, outcome: 'UPHELD', reason } }),
                    },
                    {
                      label: 'operations.dismiss',
                      variant: 'danger',
                      needsReason: true,
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
