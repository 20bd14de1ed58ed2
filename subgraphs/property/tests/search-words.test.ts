import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pruneSearchWords } from '../src/modules/search/prune-words.job.js';
import { demoAgents, query, startProperty } from './property-subgraph.js';

describe('the vocabulary of search', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;

  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
  });

  afterAll(() => property?.close());

  const admin = (sql: string, values: unknown[] = []) => query(property.database.adminUrl, sql, values);
  const words = async () =>
    (await admin('select word from property.search_word order by word')).map(({ word }) => word as string);
  const prune = async () => {
    let after = '';
    do after = await pruneSearchWords(property.subgraph.database, after);
    while (after !== '');
  };
  const rename = (title: string) =>
    admin(
      `update property.listing set title = $1 where id = (select min(id::text)::uuid from property.listing where publicly_visible)`,
      [title],
    );

  it('loses a word with the last document that has it, and no other', async () => {
    await prune();
    const before = await words();
    expect(before.length).toBeGreaterThan(50);
    await rename('Zanzibarview Quetzal');
    expect(await words()).toEqual(expect.arrayContaining(['quetzal', 'zanzibarview']));
    await prune();
    expect(await words()).toEqual(expect.arrayContaining(['quetzal', 'zanzibarview']));
    await rename('Quetzal');
    await prune();
    expect(await words()).toContain('quetzal');
    expect(await words()).not.toContain('zanzibarview');
    // Of the others only those of the title that was replaced may be gone.
    const after = new Set(await words());
    const gone = before.filter((word) => !after.has(word));
    const stillUsed = await admin(
      `select word from unnest($1::text[]) word
        where exists (select from property.search_document where vector @@ word::tsquery)`,
      [gone],
    );
    expect(stillUsed).toEqual([]);
  });

  it('waits while a document is being written, whose words would seem to be no one’s', async () => {
    const writer = new pg.Client({ connectionString: property.database.adminUrl });
    await writer.connect();
    await writer.query(`insert into property.search_word (word) values ('xylophone')`);
    await writer.query('begin');
    await writer.query(
      `update property.listing set title = 'Xylophone House'
        where id = (select max(id::text)::uuid from property.listing where publicly_visible)`,
    );
    expect(await pruneSearchWords(property.subgraph.database, 'x')).toBe('x');
    await writer.query('commit');
    await writer.end();
    await prune();
    expect(await words()).toContain('xylophone');
  });
});
