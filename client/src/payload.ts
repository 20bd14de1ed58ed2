import { RequestError } from './request-error.js';

/** A refusal as a payload of a mutation carries it, with the fields that the operation selects. */
interface Refusal {
  code?: string;
  field?: readonly string[] | null;
  message?: string;
}

type Done<Payload, Field extends keyof Payload> = Payload & { [Name in Field]: NonNullable<Payload[Name]> };

/**
 * The payload of a mutation that was done: the named fields are null only in one that was refused.
 * @throws RequestError with the payload’s `userErrors`, where the operation selects them and the mutation was refused
 */
export function done<Payload extends object, Field extends Exclude<keyof Payload, 'userErrors'>>(
  payload: Payload,
  ...fields: Field[]
): Done<Payload, Field> {
  const { userErrors = [] } = payload as { userErrors?: readonly Refusal[] };
  const missing = fields.filter((field) => payload[field] == null);
  if (userErrors.length === 0 && missing.length === 0) return payload as Done<Payload, Field>;
  const refusals = userErrors.map(({ code, field, message = 'The mutation was refused.' }) => ({
    message,
    extensions: { code, ...(field && { field: field.join('.') }) },
  }));
  const incomplete = [
    { message: `The payload has no ${missing.join(', ')}.`, extensions: { code: 'BAD_RESPONSE' } },
  ];
  throw new RequestError(refusals.length > 0 ? refusals : incomplete, payload, null);
}
