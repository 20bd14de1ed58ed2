import { useForm, useWatch } from 'react-hook-form';
import { useIntl } from 'react-intl';
import type { OffMarketStatus } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Field } from '../../ui/field.js';
import { rupeesOfLakh } from '../../ui/lakh.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { FormEnd } from './form-end.js';
import { OWN_LISTINGS } from './own-listings-query.js';

const WithdrawListing = graphql(`
  mutation WithdrawListing($input: WithdrawListingInput!) {
    withdrawListing(input: $input) {
      listing {
        id
        standardStatus
      }
    }
  }
`);

/** Those an agent chooses; EXPIRED comes by the calendar. */
const WAYS = ['HOLD', 'CLOSED', 'WITHDRAWN', 'CANCELED'] as const satisfies readonly OffMarketStatus[];

/** Takes a home off the market: for a while, sold, or for good. */
export function LeaveMarketForm({ id, onEnd }: { id: string; onEnd: () => void }) {
  const intl = useIntl();
  const form = useForm<{ way: OffMarketStatus; closePrice: string }>({
    defaultValues: { way: 'HOLD', closePrice: '' },
  });
  const way = useWatch({ control: form.control, name: 'way' });
  const withdraw = useAction(WithdrawListing, OWN_LISTINGS);
  const submit = form.handleSubmit(({ closePrice }) =>
    withdraw.mutate(
      {
        input: {
          id,
          standardStatus: way,
          ...(way === 'CLOSED' && closePrice && { closePrice: rupeesOfLakh(closePrice) }),
        },
      },
      { onSuccess: onEnd },
    ),
  );
  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Select label={intl.formatMessage({ id: 'ownListings.way' })} {...form.register('way')}>
          {WAYS.map((one) => (
            <option key={one} value={one}>
              {intl.formatMessage({ id: `ownListings.way.${one}` })}
            </option>
          ))}
        </Select>
        {way === 'CLOSED' && (
          <Field
            label={intl.formatMessage({ id: 'ownListings.closePrice' })}
            type="number"
            inputMode="decimal"
            step="any"
            min={0}
            {...form.register('closePrice')}
          />
        )}
      </div>
      {withdraw.error && <Failure error={withdraw.error} />}
      <FormEnd send="ownListings.leaveNow" isDangerous busy={withdraw.isPending} onCancel={onEnd} />
    </form>
  );
}
