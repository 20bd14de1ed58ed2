import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import pg from 'pg';
import { createDatabase, type Database, entityColumns, query, selectByKey, sql } from '../src/index.js';

@Entity({ tableName: 'sample' })
class Sample {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: new BigIntType('number'), nullable: true })
  askingPrice: number | null;

  @Property({ type: 'text[]' })
  tags: string[];

  @Property({ type: 'json', nullable: true })
  facts: object | null;

  @Property({ type: 'date', nullable: true })
  dueOn: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  seenAt: Date | null;

  @Property({ type: 'text', lazy: true })
  secret: string;
}

const FULL = '0193d3a0-0000-7000-8000-000000000001';
const EMPTY = '0193d3a0-0000-7000-8000-000000000002';

const template = {
  name: 'runtime_read_entities',
  build: async ({ ownerUrl }: { ownerUrl: string }) => {
    const client = new pg.Client(ownerUrl);
    await client.connect();
    await client.query(`
      create table sample (id uuid primary key, asking_price bigint, tags text[] not null, facts jsonb, due_on date,
                           seen_at timestamptz, secret text not null);
      comment on table sample is 'global: rows of a test';
      grant select on sample to propmubi_app;
      insert into sample values
        ('${FULL}', 9007199254740991, '{"a,b","c\\"d"}', '{"n": [1]}', '2026-02-28', '2026-01-01 10:00:00.123456+05:30', 's'),
        ('${EMPTY}', null, '{}', null, null, null, 's')`);
    await client.end();
  },
};

describe('entities for answers', () => {
  let shared: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    shared = await createTestDatabase(template);
    database = await createDatabase({ schema: 'public', url: shared.appUrl, poolMax: 1, entities: [Sample] });
  });
  afterAll(async () => {
    await database?.close();
    await shared?.drop();
  });

  it('are what MikroORM would have found, and not managed', async () => {
    const em = database.orm.em.fork();
    const read = await selectByKey(em, Sample, 'id', [FULL, EMPTY, '0193d3a0-0000-7000-8000-000000000003']);
    expect(em.getUnitOfWork().getIdentityMap().keys()).toHaveLength(0);
    const found = await em.find(Sample, {}, { orderBy: { id: 'asc' } });
    expect(read.map((one) => ({ ...one }))).toEqual(found.map((one) => ({ ...one })));
    for (const one of read) expect(one).toBeInstanceOf(Sample);
  });

  it('can be several in one row', async () => {
    const em = database.orm.em.fork();
    const [left, right] = [entityColumns(em, Sample, 'l', 'left_'), entityColumns(em, Sample, 'r', 'right_')];
    const [row] = await query<Record<string, unknown>>(
      em,
      sql`select ${sql.raw(`${left.list}, ${right.list}`)} from sample l join sample r on r.id > l.id`,
    );
    expect([left.read(row ?? {}).id, right.read(row ?? {}).id]).toEqual([FULL, EMPTY]);
  });
});
