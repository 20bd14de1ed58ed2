import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { planMigration } from '../../src/migrations/planned-migration.js';
import { loadSubgraphs } from '../../src/subgraphs.js';

/** Deletes that say by a key which rows of a limited selection go. */
function deletesByKey(text: string): string[] {
  return text.match(/delete from[^;`]{0,200}?(?<!not) in \(\s*select[^;`]{0,600}? limit /g) ?? [];
}

/**
 * Plans are kept, by functions and by prepared statements. One that was made while a table was small scans it for each row of
 * the slice, once it has grown, too; a place (`ctid = any (array(select ctid …))`) is never looked for.
 */
describe('deletes of slices', () => {
  it('are found by their key, and taken by their place', () => {
    expect(
      deletesByKey('delete from a.b where id in (\n select id from a.b order by at limit 10)'),
    ).toHaveLength(1);
    expect(
      deletesByKey('delete from a.b where (x, y) in (select x, y from a.b where z < now() limit $1)'),
    ).toHaveLength(1);
    expect(deletesByKey('delete from a.b where ctid = any (array(select ctid from a.b limit 10))')).toEqual(
      [],
    );
    expect(deletesByKey('delete from a.b where id in (select id from a.c)')).toEqual([]);
    // What is kept is few.
    expect(deletesByKey('delete from a.b where id not in (select id from a.b limit 10)')).toEqual([]);
  });

  it('go by place in every function of the databases', async () => {
    const functions = new Map<string, string>();
    for (const { name: subgraph, migrations } of await loadSubgraphs())
      for (const migration of migrations)
        for (const sql of (await planMigration(subgraph, migration)).statements) {
          const name = /create (?:or replace )?function ([\w.]+)/.exec(sql)?.[1];
          if (name) functions.set(name, sql);
        }
    expect(functions.size).toBeGreaterThan(20);
    expect([...functions].filter(([, sql]) => deletesByKey(sql).length > 0).map(([name]) => name)).toEqual(
      [],
    );
  });

  it('go by place in every statement of the services', async () => {
    const found: string[] = [];
    let files = 0;
    for await (const path of glob('{packages,subgraphs,gateway,platform}/**/src/**/*.ts', {
      exclude: (name) => /node_modules|migrations|dist/.test(name),
    })) {
      files += 1;
      found.push(...deletesByKey(readFileSync(path, 'utf8')).map((sql) => `${path}: ${sql}`));
    }
    expect(files).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
