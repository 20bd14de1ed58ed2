import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';

const WithdrawEnquiry = graphql(`
  mutation WithdrawEnquiry($input: WithdrawLeadInput!) {
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
  return useAction(WithdrawEnquiry, ['MyEnquiries']);
}
