import { useForm } from 'react-hook-form';
import { useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { showRefusals } from '../../lib/refusals.js';
import { useAction } from '../../lib/use-action.js';
import { Field } from '../../ui/field.js';
import { LAKH, rupeesOfLakh } from '../../ui/lakh.js';
import { Failure } from '../../ui/states.js';
import { FormEnd } from './form-end.js';
import { OWN_LISTINGS } from './own-listings-query.js';

const ChangePrice = graphql(`
  mutation ChangeListingPrice($input: UpdateListingInput!) {
    updateListing(input: $input) {
      listing {
        id
        listPrice
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Another asking price, in lakh. Buyers see each price the home was on the market for. */
export function PriceForm({ id, price, onEnd }: { id: string; price: number | null; onEnd: () => void }) {
  const intl = useIntl();
  const form = useForm({ defaultValues: { listPrice: price === null ? '' : String(price / LAKH) } });
  const change = useAction(ChangePrice, OWN_LISTINGS);
  const submit = form.handleSubmit(({ listPrice }) =>
    change.mutate(
      { input: { id, listPrice: rupeesOfLakh(listPrice) } },
      {
        onSuccess: ({ updateListing }) => {
          if (updateListing?.listing) onEnd();
          else showRefusals(form, updateListing?.userErrors ?? [], intl);
        },
      },
    ),
  );
  const { listPrice: problem } = form.formState.errors;
  const refused = change.data?.updateListing?.userErrors.find(({ field }) => field?.at(-1) !== 'listPrice');
  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      <div className="max-w-60">
        <Field
          label={intl.formatMessage({ id: 'ownListings.priceLakh' })}
          hint={intl.formatMessage({ id: 'ownListings.priceHint' })}
          type="number"
          inputMode="decimal"
          step="any"
          autoFocus
          error={problem && (problem.message || intl.formatMessage({ id: 'error.INVALID_PRICE' }))}
          {...form.register('listPrice', { validate: (value) => Number(value) > 0 })}
        />
      </div>
      {(change.error ?? refused) && <Failure error={change.error ?? refused} />}
      <FormEnd send="ownListings.savePrice" busy={change.isPending} onCancel={onEnd} />
    </form>
  );
}
