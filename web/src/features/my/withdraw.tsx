import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { AskTwice } from '../../ui/ask-twice.js';

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
export function Withdraw({ leadId }: { leadId: string }) {
  const withdraw = useAction(WithdrawEnquiry, ['MyEnquiries']);
  return (
    <div className="clear-both mt-4">
      <AskTwice
        act="my.withdraw"
        question="my.withdrawAsk"
        yes="my.withdrawNow"
        no="my.withdrawKeep"
        busy={withdraw.isPending}
        error={withdraw.error}
        onYes={() => withdraw.mutate({ input: { leadId } })}
      />
    </div>
  );
}
