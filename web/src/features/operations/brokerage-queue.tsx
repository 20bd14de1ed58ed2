import { useMutation } from '@tanstack/react-query';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { queryClient, request, useGraph } from '../../lib/graph.js';
import { DecisionForm } from './decision-form.js';
import { Queue } from './queue.js';

const PendingBrokerages = graphql(`
  query PendingBrokerages {
    organizations(status: PENDING, first: 50) {
      totalCount
      edges {
        node {
          id
          name
          city
          createdAt
          registration {
            pan
            gstin
          }
          similarlyNamed {
            id
            name
          }
        }
      }
    }
  }
`);

const VerifyBrokerage = graphql(`
  mutation VerifyBrokerage($input: VerifyOrganizationInput!) {
    verifyOrganization(input: $input) {
      organization {
        id
        status
      }
    }
  }
`);

const RejectBrokerage = graphql(`
  mutation RejectBrokerage($input: RejectOrganizationInput!) {
    rejectOrganization(input: $input) {
      organization {
        id
        status
      }
    }
  }
`);

/** Brokerages that wait for a reviewer: their registration, and verified ones with a similar name. */
export function BrokerageQueue() {
  const { data, error, isPending, refetch } = useGraph(PendingBrokerages, {});
  const decide = useMutation({
    mutationFn: async ({ organizationId, reason }: { organizationId: string; reason?: string }) => {
      if (reason === undefined) await request(VerifyBrokerage, { input: { organizationId } });
      else await request(RejectBrokerage, { input: { organizationId, reason } });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['PendingBrokerages'] }),
  });
  return (
    <Queue
      title="operations.brokerages"
      connection={data?.organizations}
      error={error}
      isPending={isPending}
      onRetry={refetch}
    >
      {(brokerage) => (
        <>
          <h3 className="font-semibold">{brokerage.name}</h3>
          <p className="text-sm text-muted">
            {brokerage.city} · PAN {brokerage.registration?.pan ?? '–'} · GSTIN{' '}
            {brokerage.registration?.gstin ?? '–'} ·{' '}
            <FormattedDate value={brokerage.createdAt} dateStyle="medium" />
          </p>
          {brokerage.similarlyNamed && brokerage.similarlyNamed.length > 0 && (
            <p className="mt-2 text-accent">
              <FormattedMessage
                id="operations.similar"
                values={{ names: brokerage.similarlyNamed.map(({ name }) => name).join(', ') }}
              />
            </p>
          )}
          <DecisionForm
            busy={decide.isPending}
            error={decide.variables?.organizationId === brokerage.id ? decide.error : null}
            decisions={[
              {
                label: 'operations.verify',
                variant: 'solid',
                needsReason: false,
                decide: () => decide.mutate({ organizationId: brokerage.id }),
              },
              {
                label: 'operations.reject',
                variant: 'danger',
                needsReason: true,
                decide: (reason) => decide.mutate({ organizationId: brokerage.id, reason }),
              },
            ]}
          />
        </>
      )}
    </Queue>
  );
}
