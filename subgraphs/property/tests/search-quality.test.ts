import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { importListings, importMaharera } from '../src/index.js';
import { judgeSearch } from './judge-search.js';
import { demoAgents, importTimeouts, query, startProperty } from './property-subgraph.js';

const data = process.env['PROPMUBI_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(data);
const describeWithData = present ? describe : describe.skip;
if (!present) process.stderr.write(`skipped: no real data in ${data} (set PROPMUBI_DATA)\n`);

describeWithData('search over the real register and flats', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty({ databaseTimeouts: importTimeouts });
    const { database } = property.subgraph;
    await importMaharera({ folder: data, database });
    await importListings({ folder: data, database, world: { agents: demoAgents } });
    await query(property.database.adminUrl, 'vacuum analyze property.search_document');
  }, 300_000);
  afterAll(() => property?.close());

  it('finds what is meant among the first', async () => {
    const { queries, ndcg, zero, low } = await judgeSearch(property);
    for (const line of low) process.stderr.write(`${line}\n`);
    process.stderr.write(
      `search: ${queries} queries, nDCG@10 ${ndcg.toFixed(3)}, without a result ${(100 * zero).toFixed(1)} %\n`,
    );
    expect(ndcg).toBeGreaterThanOrEqual(0.85);
    expect(zero).toBeLessThan(0.03);
  }, 120_000);
});
