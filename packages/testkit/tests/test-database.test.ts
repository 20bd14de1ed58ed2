import { afterAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import {
  createTestDatabase,
  findUnprotectedTables,
  type DatabaseTemplate,
  type TestDatabase,
} from '../src/index.js';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('createTestDatabase', () => {
  const open: TestDatabase[] = [];
  const create = async (template?: DatabaseTemplate) => {
    const database = await createTestDatabase(template);
    open.push(database);
    return database;
  };
  afterAll(() => Promise.all(open.map((database) => database.drop())));

  it('gives a database and a Redis of its own', async () => {
    const [one, other] = await Promise.all([create(), create()]);
    await query(one.ownerUrl, 'create table only_here ()');
    expect(await query(other.ownerUrl, `select to_regclass('only_here') as found`)).toEqual([
      { found: null },
    ]);
    expect(one.redisUrl).not.toBe(other.redisUrl);
    const redis = new Redis(one.redisUrl);
    expect(await redis.dbsize()).toBe(0);
    redis.disconnect();
  });

  it('builds a template once for callers in parallel and clones it', async () => {
    let builds = 0;
    const template: DatabaseTemplate = {
      name: 'testkit_probe',
      build: async ({ ownerUrl }) => {
        builds++;
        await query(ownerUrl, 'create table numbers (n int); insert into numbers values (1)');
      },
    };
    const [one, other] = await Promise.all([create(template), create(template)]);
    await query(one.ownerUrl, 'insert into numbers values (2)');
    expect(await query(other.ownerUrl, 'select n from numbers')).toEqual([{ n: 1 }]);
    expect(builds).toBe(1);
  });

  it('builds again after a build that failed', async () => {
    let builds = 0;
    const template: DatabaseTemplate = {
      name: 'testkit_flaky',
      build: async () => {
        if (++builds === 1) throw new Error('broken migration');
      },
    };
    await expect(create(template)).rejects.toThrow('broken migration');
    await expect(create(template)).resolves.toMatchObject({ name: expect.stringMatching(/^test_/) });
  });
});

describe('findUnprotectedTables', () => {
  it('names the tables that neither belong to a tenant nor say why they are global', async () => {
    const database = await createTestDatabase();
    try {
      await query(
        database.ownerUrl,
        `create schema shop;
         create table shop.forgotten (id int);
         create table shop.unforced (organization_id uuid not null);
         alter table shop.unforced enable row level security;
         create table shop.places (id int);
         comment on table shop.places is 'global: localities are public knowledge';
         create table shop.orders (organization_id uuid not null);
         alter table shop.orders enable row level security;
         alter table shop.orders force row level security;
         create policy tenant on shop.orders using (organization_id::text = current_setting('app.tenant', true));`,
      );
      expect(await findUnprotectedTables(database.ownerUrl, 'shop')).toEqual(['forgotten', 'unforced']);
    } finally {
      await database.drop();
    }
  });
});
