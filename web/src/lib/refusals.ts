import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { IntlShape } from 'react-intl';

/** A refusal of a mutation, as the graph gives it to an operation that selects `userErrors { code field message }`. */
export interface Refusal {
  code: string;
  /** From the argument: [input, phone]. */
  field: readonly string[] | null;
  message: string;
}

/** Shows each refusal beside the field of the form that it is about. Returns the first that is about none of them. */
export function showRefusals<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  refusals: readonly Refusal[],
  intl: IntlShape,
): Refusal | undefined {
  const names = Object.keys(form.getValues());
  const others = refusals.filter(({ code, field, message }) => {
    const name = field?.at(-1);
    if (name === undefined || !names.includes(name)) return true;
    const id = `error.${code}`;
    form.setError(name as Path<Values>, {
      message: intl.messages[id] ? intl.formatMessage({ id }) : message,
    });
    return false;
  });
  return others[0];
}
