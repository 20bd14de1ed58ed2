import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogueColumn, differences, isPersonalTable, type PersonalDataMap } from '@propmubi/privacy';
import { repositoryRoot } from '../src/repository.js';
import { migratedDatabase } from './support/migrated-database.js';

const COLUMNS = `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p') order by 1, 2`;

describe('the data map', () => {
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  const found: { map: PersonalDataMap; columns: CatalogueColumn[] }[] = [];

  beforeAll(async () => {
    database = await migratedDatabase();
    for (const map of database.maps)
      found.push({ map, columns: await database.rows<CatalogueColumn>(COLUMNS, [map.schema]) });
  });

  afterAll(() => database?.close());

  it('decides about every table and every text column of all subgraphs, and about nothing else', () => {
    expect(found.map(({ map }) => map.schema)).toEqual([
      'identity',
      'property',
      'trust',
      'crm',
      'reputation',
    ]);
    expect(found.flatMap(({ map, columns }) => differences(map, columns))).toEqual([]);
  });

  it('would miss a column of text without a decision', () => {
    for (const { map, columns } of found) {
      const [table] = Object.entries(map.tables).find(([, decision]) => isPersonalTable(decision)) ?? [];
      const planted = { table: table as string, column: 'hobby', type: 'text' };
      expect(differences(map, [...columns, planted])).toEqual([
        `${map.schema}.${table}.hobby has no decision`,
      ]);
    }
  });

  it('names for what is kept by days a rule of its subgraph, with these days, or older periodic work', async () => {
    for (const { map } of found) {
      const source = globSync(`subgraphs/${map.schema}/src/**/*.ts`, { cwd: repositoryRoot })
        .filter((file) => !file.endsWith('personal-data.ts'))
        .map((file) => readFileSync(join(repositoryRoot, file), 'utf8'))
        .join('\n');
      for (const { what, retention } of valuesOf(map)) {
        const [, days] = /(\d+) days after/.exec(retention.text) ?? [];
        if (!days) continue;
        const rule = map.retention.find(({ name }) => name === retention.job);
        expect([what, rule ? String(rule.days) : source.includes(`'${retention.job}'`)]).toEqual([
          what,
          rule ? days : true,
        ]);
      }
    }
  });

  it('says what the functions in the database do', async () => {
    const functions = await database.rows<{ name: string; body: string }>(
      `select pronamespace::regnamespace || '.' || proname as name, prosrc as body from pg_proc
        where proname like 'retain\\_%' order by 1`,
    );
    const rules = found.flatMap(({ map }) =>
      map.retention.map(({ name, days }) => ({ name: `${map.schema}.retain_${name}`, days })),
    );
    expect(functions.map(({ name }) => name)).toEqual(rules.map(({ name }) => name).toSorted());
    for (const { name, days } of rules)
      expect(functions.find((one) => one.name === name)?.body).toContain(`interval '${days} days'`);
  });
});

function valuesOf({ tables }: PersonalDataMap) {
  return Object.values(tables).flatMap((decision) =>
    isPersonalTable(decision) ? Object.values(decision.personal) : [],
  );
}
