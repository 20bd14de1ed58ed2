import { newId, query, sql, type EntityManager } from '@propmubi/runtime';
import { ImportError } from './import-error.js';

/** The day of the register as it was last imported; null before the first import. */
export async function latestAsOf(em: EntityManager): Promise<string | null> {
  const [row] = await query<{ asOf: string }>(
    em,
    sql`select as_of::text as "asOf" from property.register_import order by id desc limit 1`,
  );
  return row?.asOf ?? null;
}

/** @throws ImportError IMPORT_OLDER_THAN_KNOWN, which a replacement may be */
export async function assertNotOlder(em: EntityManager, asOf: string, replace: boolean): Promise<void> {
  const known = await latestAsOf(em);
  if (replace || known === null || asOf >= known) return;
  throw new ImportError(
    'IMPORT_OLDER_THAN_KNOWN',
    `it is of ${asOf}, and a register of ${known} was imported before.`,
    'If that import was wrong, --replace puts this one in its place. Nothing was imported.',
  );
}

/** Keeps that an import happened. Returns whether the register now speaks about another day. */
export async function recordImport(
  em: EntityManager,
  { asOf, replaced, projects }: { asOf: string; replaced: boolean; projects: number },
): Promise<boolean> {
  const known = await latestAsOf(em);
  await query(
    em,
    sql`insert into property.register_import (id, as_of, replaced, projects) values (${newId()}, ${asOf}, ${replaced}, ${projects})`,
  );
  return known !== asOf;
}
