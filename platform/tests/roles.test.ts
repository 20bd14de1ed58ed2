import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import pg from 'pg';
import { createSubgraphs, prepareData } from '../src/platform.js';
import { schemaEnvironment, subgraphEnvironment } from '../src/environment.js';
import { createLogger } from '@propmubi/runtime';
import { subgraphNames } from '../src/subgraphs.js';

const PASSWORD = 'of-this-test';
const TABLES = `select c.oid::regclass::text as name, n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname = any($1) order by 1`;

describe('the role of each subgraph', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  let tables: { name: string; schema: string }[];

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    for (const name of subgraphNames) {
      await admin.query(`alter role propmubi_${name} password '${PASSWORD}'`);
      await admin.query(`grant connect on database ${database.name} to propmubi_${name}`);
    }
    const env = {
      ...schemaEnvironment({}),
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      REDIS_URL: database.redisUrl,
    };
    const subgraphs = await createSubgraphs(env, (name) => createLogger(name, 'silent'));
    await prepareData(subgraphs, { seed: false });
    await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
    ({ rows: tables } = await admin.query<{ name: string; schema: string }>(TABLES, [[...subgraphNames]]));
  }, 120_000);
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  it('passes every policy that is the group’s', async () => {
    const { rows } = await admin.query<{ schema: string; policy: string; isTheirs: boolean }>(
      `select n.nspname as schema, p.polname as policy,
              ('propmubi_' || n.nspname)::regrole = any (p.polroles) as "isTheirs"
         from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any($1) and 'propmubi_app'::regrole = any (p.polroles)`,
      [[...subgraphNames]],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ isTheirs }) => !isTheirs)).toEqual([]);
  });

  const asRole = async <T>(subgraph: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const url = new URL(database.appUrl);
    [url.username, url.password] = [`propmubi_${subgraph}`, PASSWORD];
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  it.each(subgraphNames)(
    'reaches every table of its own schema that it is granted, and none of another: %s',
    async (own) => {
      const granted = await admin.query<{ name: string }>(
        `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace = $1::regnamespace
         and has_table_privilege('propmubi_app', c.oid, 'select')`,
        [own],
      );
      expect(granted.rows.length).toBeGreaterThan(3);
      await asRole(own, async (client) => {
        for (const { name } of granted.rows) await client.query(`select 1 from ${name} limit 1`);
        const others = tables.filter(({ schema }) => schema !== own);
        expect(others.length).toBeGreaterThan(30);
        for (const { name } of others) {
          await expect(client.query(`select 1 from ${name} limit 1`)).rejects.toMatchObject({
            code: '42501',
          });
          await expect(client.query(`delete from ${name}`)).rejects.toMatchObject({ code: '42501' });
        }
        await expect(client.query(`set role propmubi_app`)).rejects.toMatchObject({ code: '42501' });
      });
    },
  );

  it('is in the address of its own environment, without those of the others', () => {
    const env = {
      DATABASE_URL: 'shared',
      CRM_DATABASE_URL: 'of crm',
      TRUST_DATABASE_URL: 'of trust',
      OTHER: '1',
    };
    expect(subgraphEnvironment(env, 'crm')).toEqual({ DATABASE_URL: 'of crm', OTHER: '1' });
    expect(subgraphEnvironment(env, 'property')).toEqual({ DATABASE_URL: 'shared', OTHER: '1' });
  });
});
