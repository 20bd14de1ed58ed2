import { useId, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';

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

/** Takes an enquiry back, and with it every consent given for it: asked once more, since it cannot be undone. */
export function Withdraw({ leadId }: { leadId: string }) {
  const withdraw = useAction(WithdrawEnquiry, ['MyEnquiries']);
  const [isAsking, setAsking] = useState(false);
  const question = useId();
  const button = useRef<HTMLButtonElement>(null);
  const keep = () => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <div className="clear-both mt-4">
      <Button ref={button} variant="danger" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
        <FormattedMessage id="my.withdraw" />
      </Button>
      {isAsking && (
        <div
          role="group"
          aria-labelledby={question}
          onKeyDown={({ key }) => key === 'Escape' && keep()}
          className="mt-3 space-y-3 rounded-xl border border-danger/50 p-4"
        >
          <p id={question}>
            <FormattedMessage id="my.withdrawAsk" />
          </p>
          <div className="flex flex-wrap gap-3">
            <Button variant="quiet" autoFocus onClick={keep}>
              <FormattedMessage id="my.withdrawKeep" />
            </Button>
            <Button
              variant="danger"
              busy={withdraw.isPending}
              onClick={() => withdraw.mutate({ input: { leadId } })}
            >
              <FormattedMessage id="my.withdrawNow" />
            </Button>
          </div>
        </div>
      )}
      {withdraw.error && <Failure error={withdraw.error} />}
    </div>
  );
}
