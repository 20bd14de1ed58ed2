/** Ids as one text parameter for `= any(?::uuid[])`: the driver would spread an array over placeholders. */
export function uuidArray(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
