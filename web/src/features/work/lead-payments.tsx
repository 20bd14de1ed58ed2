import { useRef } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { PaymentKind } from '../../graphql/graphql.js';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { inIndia } from '../../lib/in-india.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { rupeesOfLakh } from '../../ui/lakh.js';
import { Rupees } from '../../ui/money.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { useLeadAction } from './lead-actions.js';

export const LeadPaymentFields = graphql(`
  fragment LeadPaymentFields on Payment {
    id
    kind
    amount
    receivedAt
    verified
  }
`);

const RecordPayment = graphql(`
  mutation RecordPayment($input: RecordPaymentInput!) {
    recordPayment(input: $input) {
      payment {
        id
      }
    }
  }
`);

const KINDS: readonly PaymentKind[] = ['TOKEN', 'BOOKING', 'INSTALMENT', 'BROKERAGE'];
const EMPTY = { kind: 'TOKEN' as PaymentKind, lakh: '', at: '' };

interface LeadPaymentsProps {
  leadId: string;
  payments: readonly FragmentType<typeof LeadPaymentFields>[];
}

/** What was received of the buyer. It counts once the buyer has confirmed it. */
export function LeadPayments({ leadId, payments }: LeadPaymentsProps) {
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-4">
      <h2 className="font-semibold">
        <FormattedMessage id="payment.title" />
      </h2>
      {payments.length > 0 && (
        <ul className="divide-y divide-line">
          {readFragment(LeadPaymentFields, payments).map(({ id, kind, amount, receivedAt, verified }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 py-3">
              <span>
                <b className="tabular-nums">
                  <Rupees amount={amount} />
                </b>{' '}
                · <FormattedMessage id={`payment.${kind}`} /> ·{' '}
                <FormattedDate value={receivedAt} dateStyle="medium" />
              </span>
              <span className={verified ? 'text-sm font-medium text-band-a' : 'text-sm text-muted'}>
                <FormattedMessage id={verified ? 'payment.confirmed' : 'payment.unconfirmed'} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <PaymentForm leadId={leadId} />
    </section>
  );
}

function PaymentForm({ leadId }: { leadId: string }) {
  const intl = useIntl();
  const form = useForm({ defaultValues: EMPTY });
  const record = useLeadAction(RecordPayment);
  // Sent again after a lost answer, it is one payment.
  const idempotencyKey = useRef(crypto.randomUUID());
  const submit = form.handleSubmit(({ kind, lakh, at }) =>
    record.mutate(
      {
        input: {
          leadId,
          kind,
          amount: rupeesOfLakh(lakh),
          receivedAt: inIndia(at),
          idempotencyKey: idempotencyKey.current,
        },
      },
      {
        onSuccess: () => {
          idempotencyKey.current = crypto.randomUUID();
          form.reset(EMPTY);
        },
      },
    ),
  );
  const label = (id: string) => intl.formatMessage({ id });
  const { errors } = form.formState;
  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Select label={label('payment.kind')} {...form.register('kind')}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {label(`payment.${kind}`)}
            </option>
          ))}
        </Select>
        <Field
          label={label('payment.lakh')}
          type="number"
          inputMode="decimal"
          step="any"
          error={errors.lakh && label('error.INVALID_PRICE')}
          {...form.register('lakh', { validate: (value) => Number(value) > 0 })}
        />
        <Field
          label={label('payment.at')}
          type="datetime-local"
          error={errors.at && label('payment.atMissing')}
          {...form.register('at', { required: true })}
        />
      </div>
      {record.error && <Failure error={record.error} />}
      <Button type="submit" variant="quiet" busy={record.isPending}>
        <FormattedMessage id="payment.record" />
      </Button>
    </form>
  );
}
