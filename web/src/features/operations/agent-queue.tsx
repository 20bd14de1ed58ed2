import { useMutation } from '@tanstack/react-query';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { queryClient, request, useGraph } from '../../lib/graph.js';
import { DecisionForm } from './decision-form.js';
import { Queue } from './queue.js';

const AgentApplications = graphql(`
  query AgentApplications {
    agentApplications(first: 50) {
      totalCount
      edges {
        node {
          id
          name
          reraNumber
          licenceExpiresOn
          reasons
          createdAt
          organization {
            id
            name
          }
        }
      }
    }
  }
`);

const ConfirmAgent = graphql(`
  mutation ConfirmAgent($input: ConfirmAgentInput!) {
    confirmAgent(input: $input) {
      agent {
        id
      }
    }
  }
`);

const RejectAgent = graphql(`
  mutation RejectAgent($input: RejectAgentInput!) {
    rejectAgent(input: $input) {
      __typename
    }
  }
`);

/** People who accepted an invitation, and whose registration the register of agents does not confirm. */
export function AgentQueue() {
  const { data, error, isPending, refetch } = useGraph(AgentApplications, {});
  const decide = useMutation({
    mutationFn: async ({ applicationId, confirms }: { applicationId: string; confirms: boolean }) => {
      if (confirms) await request(ConfirmAgent, { input: { applicationId } });
      else await request(RejectAgent, { input: { applicationId } });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['AgentApplications'] }),
  });
  return (
    <Queue
      title="operations.agents"
      connection={data?.agentApplications}
      error={error}
      isPending={isPending}
      onRetry={refetch}
    >
      {({ id, name, reraNumber, licenceExpiresOn, reasons, createdAt, organization }) => (
        <>
          <h3 className="font-semibold">{name}</h3>
          <p className="text-sm text-muted">
            {organization?.name} · {reraNumber} ·{' '}
            <FormattedMessage
              id="agent.validUntil"
              values={{ date: <FormattedDate key="date" value={licenceExpiresOn} dateStyle="medium" /> }}
            />{' '}
            · <FormattedDate value={createdAt} dateStyle="medium" />
          </p>
          <ul className="mt-2 list-disc pl-5 text-accent">
            {reasons.map((reason) => (
              <li key={reason}>
                <FormattedMessage id={`application.${reason}`} defaultMessage={reason} />
              </li>
            ))}
          </ul>
          <DecisionForm
            busy={decide.isPending}
            error={decide.variables?.applicationId === id ? decide.error : null}
            decisions={[
              {
                label: 'operations.confirm',
                variant: 'solid',
                needsReason: false,
                decide: () => decide.mutate({ applicationId: id, confirms: true }),
              },
              {
                label: 'operations.reject',
                variant: 'danger',
                needsReason: false,
                decide: () => decide.mutate({ applicationId: id, confirms: false }),
              },
            ]}
          />
        </>
      )}
    </Queue>
  );
}
