import { useMutation } from '@tanstack/react-query';
import { graphql } from '../../graphql/index.js';
import type { LeadInput } from '../../graphql/graphql.js';
import { queryClient, request } from '../../lib/graph.js';

const WithdrawEnquiry = graphql(`
  mutation WithdrawEnquiry($input: LeadInput!) {
    withdrawLead(input: $input) {
      lead {
        id
        routingStatus
      }
    }
  }
`);

/** Takes an enquiry back, and with it every consent given for it. */
export function useWithdraw() {
  return useMutation({
    mutationFn: (variables: { input: LeadInput }) => request(WithdrawEnquiry, variables),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['MyEnquiries'] }),
  });
}
