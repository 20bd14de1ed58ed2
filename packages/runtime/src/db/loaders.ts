import DataLoader from 'dataloader';

type Key = string;

/** Loads the one row of each key with one `read` per tick, in the order asked; null where there is none. */
export function loadOne<Row>(
  read: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys) => {
    const byKey = new Map((await read(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}

/** Loads the rows of each key with one `read` per tick, in the order `read` returns them. */
export function loadMany<Row>(
  read: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row[]> {
  return new DataLoader(async (keys) => {
    const byKey = Map.groupBy(await read(keys), keyOf);
    return keys.map((key) => byKey.get(key) ?? []);
  });
}
