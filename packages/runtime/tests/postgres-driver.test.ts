import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase, until } from '@propmubi/testkit';
import pg from 'pg';
import { pino } from 'pino';
import {
  createDatabase,
  type Database,
  query,
  queryTogether,
  sql,
  systemViewer,
  toAppError,
} from '../src/index.js';
import { afterCommit, inTransaction } from '../src/db/transaction.js';

describe('PooledPostgres', () => {
  let shared: TestDatabase;
  let database: Database;
  const scope = () => database.scope(systemViewer('0193d3a0-0000-7000-8000-00000000a9e0'));

  beforeAll(async () => {
    shared = await createTestDatabase({ name: 'runtime_driver', build: async () => undefined });
    // One connection: who does not give it back is found out.
    database = await createDatabase({ schema: 'public', url: shared.appUrl, poolMax: 1, entities: [] });
  });
  afterAll(async () => {
    await database?.close();
    await shared?.drop();
  });

  it('prepares a statement with parameters once a connection', async () => {
    const counted = async () =>
      scope().write(async (em) => {
        const [row] = await query<{ prepared: number; asked: string }>(
          em,
          sql`select count(*)::int as prepared, ${'it’s $1?'}::text as asked
            from pg_prepared_statements where statement like ${'%as asked%pg_prepared_statements%'}`,
        );
        return row;
      });
    await counted();
    expect(await counted()).toEqual({ prepared: 1, asked: 'it’s $1?' });
  });

  it.each([
    ['plain', sql`select set_config('app.note', 'kept', true)`],
    ['prepared', sql`select set_config('app.note', ${'kept'}, true)`],
  ])('begins with the first statement, %s', async (_, first) => {
    const note = await inTransaction(database.orm.em.fork(), async (em) => {
      await query(em, first);
      // Local to the transaction: there is something to read only when both statements are in it.
      return query(em, sql`select current_setting('app.note', true) as note`);
    });
    expect(note).toEqual([{ note: 'kept' }]);
  });

  it('sends what a transaction begins with and its first statement in one write', async () => {
    const ask = async () => {
      const reading = scope();
      const tenant = sql<{ tenant: string }>`select current_setting(${'app.tenant'}::text) as tenant`;
      const rows = await reading.read((em) => query(em, tenant));
      return { rows, close: () => reading.close() };
    };
    // Connects, and prepares both statements.
    await (await ask()).close();
    // Its rollback is not waited for, and leaves at the end of this turn.
    await setImmediate();
    const socket = Socket.prototype as unknown as { _writeGeneric(...args: unknown[]): void };
    const writes = jest.spyOn(socket, '_writeGeneric');
    const { rows, close } = await ask();
    const { length: written } = writes.mock.calls;
    writes.mockRestore();
    await close();
    expect(written).toBe(1);
    expect(rows).toEqual([{ tenant: '0193d3a0-0000-7000-8000-00000000a9e0' }]);
  });

  it('logs a statement that takes too long, by its text and without its values, and counts it', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const options = { schema: 'public', url: shared.appUrl, poolMax: 1, entities: [] };
    const watched = await createDatabase({ ...options, logger, slowStatementMs: 50 });
    try {
      const viewer = systemViewer('0193d3a0-0000-7000-8000-00000000a9e0');
      await watched
        .scope(viewer)
        .write((em) => query(em, sql`select pg_sleep(${0.2}), ${'of-a-person'}::text as note`));
      // Answered at once, and read when this process comes to it.
      await watched.scope(viewer).write((em) => {
        const answered = query(em, sql`select 'unread' as note`);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
        return answered;
      });
      const failing = watched
        .scope(viewer)
        .write((em) => query(em, sql`select 1 / length(pg_sleep(${0.2})::text)`));
      await expect(failing).rejects.toMatchObject({ code: '22012' });
      const statements = lines.map(
        (line) => JSON.parse(line) as { msg: string; statement: string; tookMs: number },
      );
      const slow = statements.filter(({ statement }) => statement.includes('pg_sleep'));
      expect(slow).toMatchObject([
        { msg: 'slow statement', statement: expect.stringContaining('as note') },
        { msg: 'slow statement', statement: expect.stringContaining('1 / length') },
      ]);
      expect(slow[0]?.tookMs).toBeGreaterThanOrEqual(50);
      expect(lines.join()).not.toContain('of-a-person');
      expect(lines.join()).not.toContain('unread');
      expect(watched.pool().slowStatements).toBe(statements.length);
    } finally {
      await watched.close();
    }
  });

  it('is read only where the request only reads', async () => {
    const reading = scope();
    const refused = reading.read((em) => query(em, sql`create temporary table kept (id int)`));
    await expect(refused).rejects.toMatchObject({ code: '25006' });
    await reading.close();
  });

  it('rolls back what failed, and has the connection for the next at once', async () => {
    const failed = scope().write(async (em) => {
      await query(em, sql`select set_config('app.left_behind', 'yes', true)`);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    const [row] = await scope().write((em) =>
      query(em, sql<{ value: string | null }>`select current_setting('app.left_behind', true) as value`),
    );
    expect(row?.value || null).toBeNull();
  });

  it('gives a connection back that Postgres ended', async () => {
    const ended = scope().write((em) => query(em, sql`select pg_terminate_backend(pg_backend_pid())`));
    await expect(ended).rejects.toThrow();
    await expect(scope().write((em) => query(em, sql`select 1 as one`))).resolves.toEqual([{ one: 1 }]);
  });

  describe('with timeouts', () => {
    let impatient: Database;
    beforeAll(async () => {
      const timeouts = { statement: 200, lock: 100, idleInTransaction: 60_000 };
      impatient = await createDatabase({
        schema: 'public',
        url: shared.appUrl,
        poolMax: 1,
        entities: [],
        timeouts,
      });
    });
    afterAll(() => impatient?.close());

    it('ends a statement, or a wait for a lock, that takes too long, and goes on with the connection', async () => {
      const slow = impatient.orm.em.fork();
      await expect(query(slow, sql`select pg_sleep(60)`)).rejects.toMatchObject({ code: '57014' });
      await inTransaction(database.orm.em.fork(), async (holder) => {
        await query(holder, sql`select pg_advisory_xact_lock(4711)`);
        const waiting = query(slow, sql`select pg_advisory_lock(4711)`);
        await expect(waiting).rejects.toMatchObject({ code: '55P03' });
      });
      expect(await query(slow, sql`select 1 as one`)).toEqual([{ one: 1 }]);
    });

    it('tells a client that the service is not available', async () => {
      const error = await query(impatient.orm.em.fork(), sql`select pg_sleep(60)`).catch(
        (cause: unknown) => cause,
      );
      expect(toAppError(error)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    });

    it('ends a connection that does nothing in its transaction', async () => {
      const [row] = await query(
        database.orm.em.fork(),
        sql`select
        current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle`,
      );
      expect(row).toEqual({ statement: '14s', lock: '10s', idle: '1min' });
    });
  });

  describe('with statements that are sent together', () => {
    it('answers each, and rejects with what failed first, not with what Postgres refused for its sake', async () => {
      const both = scope().write((em) =>
        queryTogether(
          em,
          sql`select ${1}::int as n`,
          sql`select ${2}::int as n where false`,
          sql`select 3 as n`,
        ),
      );
      expect(await both).toEqual([[{ n: 1 }], [], [{ n: 3 }]]);
      const failing = scope().write((em) =>
        queryTogether(
          em,
          sql`select set_config('app.half', 'done', false)`,
          sql`select 1 / ${0}`,
          sql`select 1`,
        ),
      );
      await expect(failing).rejects.toMatchObject({ code: '22012' });
      const [row] = await scope().write((em) =>
        query(em, sql<{ half: string | null }>`select current_setting('app.half', true) as half`),
      );
      expect(row?.half || null).toBeNull();
    });

    it('gives one that follows a lock what the last holder left', async () => {
      const holder = new pg.Client({ connectionString: shared.adminUrl });
      await holder.connect();
      try {
        await holder.query(
          'create table public.turn as select 1 as n; grant all on public.turn to propmubi_app',
        );
        await holder.query('begin; update public.turn set n = 2');
        const waiting = scope().write((em) =>
          queryTogether(em, sql`select n from public.turn for update`, sql`select n from public.turn`),
        );
        const isWaiting = async () =>
          (await holder.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).rows.length >
          0;
        await until(isWaiting);
        await holder.query('commit');
        expect(await waiting).toEqual([[{ n: 2 }], [{ n: 2 }]]);
      } finally {
        await holder.end();
      }
    });
  });

  it('calls back after the commit and never after a rollback', async () => {
    const called: string[] = [];
    await scope().write(async (em) => {
      afterCommit(em, () => called.push('committed'));
      expect(called).toEqual([]);
    });
    const failed = scope().write(async (em) => {
      afterCommit(em, () => called.push('rolled back'));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(called).toEqual(['committed']);
  });
});
