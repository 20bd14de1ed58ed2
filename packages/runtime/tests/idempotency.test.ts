import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import {
  anonymous,
  createDatabase,
  type Database,
  type EntityManager,
  findAnswer,
  idempotencyMigration,
  migrate,
  newId,
  pruneIdempotencyKeys,
  query,
  sql,
  withIdempotencyKey,
} from '../src/index.js';

const SCHEMA = 'runtime_test';

describe('withIdempotencyKey', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let actorId: string;
  let runs: number;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    await migrate({
      schema: SCHEMA,
      ownerUrl: testDatabase.ownerUrl,
      migrations: [idempotencyMigration(SCHEMA)],
    });
    database = await createDatabase({ schema: SCHEMA, url: testDatabase.appUrl, poolMax: 5, entities: [] });
  });
  afterAll(async () => {
    await database?.close();
    await testDatabase?.drop();
  });
  beforeEach(() => {
    actorId = newId();
    runs = 0;
  });

  const write = <T>(work: (em: EntityManager) => Promise<T>, userId = actorId) =>
    database.scope({ ...anonymous, userId }).write(work);
  const ask = (request: object, { key = 'key-of-test', operation = 'make', by = actorId } = {}) =>
    write(
      (em) => withIdempotencyKey(em, { operation, actorId: by, key, request }, async () => ({ run: ++runs })),
      by,
    );

  it('gives the same answer to the same request, however it is written', async () => {
    expect(await ask({ a: 1, b: { c: [1, 2], d: null } })).toEqual({ run: 1 });
    expect(await ask({ b: { c: [1, 2] }, a: 1, e: undefined, f: null })).toEqual({ run: 1 });
    expect(runs).toBe(1);
  });

  it.each([[{ a: 2 }], [{ a: '1' }], [{ a: [1] }], [{ a: 1, b: false }], [{}]])(
    'refuses the key with another request: %j',
    async (other) => {
      await ask({ a: 1 });
      await expect(ask(other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(runs).toBe(1);
    },
  );

  it('tells users, operations and keys apart', async () => {
    await ask({ a: 1 });
    await ask({ a: 2 }, { by: newId() });
    await ask({ a: 2 }, { operation: 'other' });
    await ask({ a: 2 }, { key: 'another-key' });
    expect(runs).toBe(4);
  });

  it('runs once when both arrive at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask({ a: 1 })));
    expect(answers).toEqual(Array(4).fill({ run: 1 }));
  });

  it('says beforehand what a key has been answered', async () => {
    const place = { operation: 'make', actorId, key: 'key-of-test' };
    const answerTo = (request: object) => write((em) => findAnswer(em, { ...place, request }));
    expect(await answerTo({ a: 1 })).toBeUndefined();
    await ask({ a: 1 });
    expect(await answerTo({ a: 1 })).toEqual({ run: 1 });
    await expect(answerTo({ a: 2 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('forgets a key whose work failed', async () => {
    const place = { operation: 'make', actorId, key: 'key-of-test', request: {} };
    const failed = write((em) => withIdempotencyKey(em, place, () => Promise.reject(new Error('no'))));
    await expect(failed).rejects.toThrow('no');
    expect(await ask({})).toEqual({ run: 1 });
  });

  it('keeps keys for 30 days and lets the job see only older ones', async () => {
    await ask({ a: 1 }, { key: 'old-key' });
    await ask({ a: 1 }, { key: 'new-key' });
    await write((em) =>
      query(
        em,
        sql`update runtime_test.idempotency set created_at = now() - interval '31 days' where key = 'old-key'`,
      ),
    );
    expect(await pruneIdempotencyKeys(database.orm.em.fork())).toBe(1);
    expect(await pruneIdempotencyKeys(database.orm.em.fork())).toBe(0);
    await ask({ a: 2 }, { key: 'old-key' });
    await expect(ask({ a: 2 }, { key: 'new-key' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
