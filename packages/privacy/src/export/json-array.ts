/** Rows as the text of a JSON array, one a line, without all of them in memory. */
export async function* jsonArray(rows: AsyncIterable<object> | Iterable<object>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield `${before}${JSON.stringify(row)}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

export const PAGE = 500;

/**
 * Rows by pages. `read` gives at most PAGE rows whose `id` is greater than `after`, in the order of their ids; the id of before all is
 * the nil UUID.
 */
export async function* byPages<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await read(after);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}
