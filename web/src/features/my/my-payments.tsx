import { BadgeCheck } from 'lucide-react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Rupees } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';

export const MyPaymentFields = graphql(`
  fragment MyPaymentFields on Payment {
    id
    kind
    amount
    receivedAt
    verified
  }
`);

const ConfirmPayment = graphql(`
  mutation ConfirmPayment($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) {
      payment {
        id
        verified
      }
    }
  }
`);

/** What the brokerage says it received; the buyer's yes makes it count for agent and builder. */
export function MyPayments({ payments }: { payments: readonly FragmentType<typeof MyPaymentFields>[] }) {
  const confirm = useAction(ConfirmPayment, ['MyEnquiries']);
  return (
    <ul className="clear-both space-y-2">
      {readFragment(MyPaymentFields, payments).map(({ id, kind, amount, receivedAt, verified }) => (
        <li
          key={id}
          className="mt-3 flex flex-wrap items-center justify-between gap-3 rounded-xl bg-raised px-4 py-3"
        >
          <p>
            <b className="tabular-nums">
              <Rupees amount={amount} />
            </b>{' '}
            · <FormattedMessage id={`payment.${kind}`} /> ·{' '}
            <FormattedDate value={receivedAt} dateStyle="medium" />
          </p>
          {verified ? (
            <p className="flex items-center gap-1 text-sm font-medium text-band-a">
              <BadgeCheck aria-hidden className="size-5" />
              <FormattedMessage id="payment.confirmed" />
            </p>
          ) : (
            <Button
              variant="quiet"
              busy={confirm.isPending}
              onClick={() => confirm.mutate({ input: { paymentId: id } })}
            >
              <FormattedMessage id="payment.confirm" />
            </Button>
          )}
        </li>
      ))}
      {confirm.error && <Failure error={confirm.error} />}
    </ul>
  );
}
