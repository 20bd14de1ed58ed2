import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startProperty } from './property-subgraph.js';
import { withoutIndexes } from './without-indexes.js';

const INDEXES = `select indexdef from pg_indexes where schemaname = 'property' order by 1`;
const PLACE = `insert into property.locality (id, name, normalized_name, district, data_source)
  values (gen_random_uuid(), 'Worli', 'WORLI', 'Mumbai', 'SYNTHETIC')`;

describe('rows that are added without indexes', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let client: pg.Client;
  beforeAll(async () => {
    property = await startProperty();
    client = new pg.Client({ connectionString: property.database.adminUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await property.close();
  });
  const indexes = async (): Promise<unknown[]> => (await client.query(INDEXES)).rows;
  const documents = async (): Promise<number> =>
    Number((await client.query('select count(*) as n from property.search_document')).rows[0]['n']);

  it('are in the same indexes as all others afterwards', async () => {
    const before = await indexes();
    let meanwhile: unknown[] = [];
    await withoutIndexes(client, ['property.search_document'], async () => {
      meanwhile = await indexes();
      await client.query(PLACE);
    });
    expect(meanwhile.length).toBeLessThan(before.length - 5);
    expect(await indexes()).toEqual(before);
    expect(await documents()).toBe(1);
  });

  it('leave nothing where they cannot be added', async () => {
    const [before, known] = [await indexes(), await documents()];
    const adding = withoutIndexes(client, ['property.search_document'], async () => {
      await client.query(`${PLACE.replaceAll('Worli', 'Parel').replaceAll('WORLI', 'PAREL')}`);
      throw new Error('broken off');
    });
    await expect(adding).rejects.toThrow('broken off');
    expect(await indexes()).toEqual(before);
    expect(await documents()).toBe(known);
  });
});
