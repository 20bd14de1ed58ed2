import { newId, pgArray, query, sql, type EntityManager } from '@propmubi/runtime';
import { ImportError } from './import-error.js';

/**
 * The day the register speaks about: the latest of its districts', each as it was last imported; of some districts, or of
 * all. Null before the first import.
 */
export async function latestAsOf(
  em: EntityManager,
  districts: readonly string[] | null = null,
): Promise<string | null> {
  const [row] = await query<{ asOf: string | null }>(
    em,
    sql`select max(as_of)::text as "asOf" from (
          select distinct on (district) as_of from property.register_import, unnest(districts) district
           where ${districts === null}::boolean or district = any(${pgArray(districts ?? [])}::text[])
           order by district, id desc) latest`,
  );
  return row?.asOf ?? null;
}

/** @throws ImportError IMPORT_OLDER_THAN_KNOWN, which a replacement may be, and a register of other districts */
export async function assertNotOlder(
  em: EntityManager,
  asOf: string,
  { districts, replace }: { districts: readonly string[]; replace: boolean },
): Promise<void> {
  const known = await latestAsOf(em, districts);
  if (replace || known === null || asOf >= known) return;
  throw new ImportError(
    'IMPORT_OLDER_THAN_KNOWN',
    `it is of ${asOf}, and a register of ${known} was imported before.`,
    'If that import was wrong, --replace puts this one in its place. Nothing was imported.',
  );
}

interface RegisterImport {
  asOf: string;
  replaced: boolean;
  projects: number;
  districts: readonly string[];
}

/** Keeps that an import happened. Returns whether these districts now speak about another day. */
export async function recordImport(
  em: EntityManager,
  { asOf, replaced, projects, districts }: RegisterImport,
): Promise<boolean> {
  const known = await latestAsOf(em, districts);
  await query(
    em,
    sql`insert into property.register_import (id, as_of, replaced, projects, districts)
        values (${newId()}, ${asOf}, ${replaced}, ${projects}, ${pgArray([...districts])}::text[])`,
  );
  return known !== asOf;
}
