import { useMutation } from '@tanstack/react-query';
import type { ReassignLeadInput } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { queryClient, request } from '../../lib/graph.js';

const ReassignLead = graphql(`
  mutation ReassignLead($input: ReassignLeadInput!) {
    reassignLead(input: $input) {
      lead {
        id
        routingStatus
      }
    }
  }
`);

/** Gives a lead to another agent of the brokerage. */
export function useReassign() {
  return useMutation({
    mutationFn: (variables: { input: ReassignLeadInput }) => request(ReassignLead, variables),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['ManagerBoard'] }),
  });
}
