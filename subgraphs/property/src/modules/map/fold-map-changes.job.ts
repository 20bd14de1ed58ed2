import { type Database, query, sql, systemViewer } from '@propmubi/runtime';

const SLICE = 5_000;

/** Adds what changed on the market to the cells of the map; returns how many changes that were. */
export async function foldMapChanges(database: Database): Promise<number> {
  for (let total = 0; ;) {
    const [slice] = await database
      .scope(systemViewer(null))
      .write((em) =>
        query(em, sql<{ folded: number }>`select property.fold_map_changes(${SLICE}::int) as folded`),
      );
    const folded = slice?.folded ?? 0;
    total += folded;
    if (folded < SLICE) return total;
  }
}
