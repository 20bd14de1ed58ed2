/** A Postgres array literal of ids, numbers or codes: nothing in them needs quoting. */
export function arrayOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

/** A Postgres array literal of any text. */
export function textArrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
