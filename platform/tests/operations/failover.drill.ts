import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { debianTools, reportFault, until } from '@propmubi/testkit';
import pg from 'pg';
import { type PostgresPair, startPostgresPair } from './postgres-pair.js';

const MINUTES = 60_000;
const tools = debianTools({
  haproxy: 'haproxy',
  postgres: 'postgresql-15',
  initdb: 'postgresql-15',
  pg_basebackup: 'postgresql-client-15',
});
const drill = tools.missing ? describe.skip : describe;

drill('a Postgres with a synchronous standby behind HAProxy', () => {
  let pair: PostgresPair;
  let pool: pg.Pool;
  beforeAll(async () => {
    pair = await startPostgresPair(tools);
    pool = new pg.Pool({ connectionString: pair.servers.admin, max: 4, connectionTimeoutMillis: 2_000 });
    pool.on('error', () => undefined);
    await pool.query('create table written (id bigint primary key)');
  }, 3 * MINUTES);
  afterAll(async () => {
    await pool?.end();
    await pair?.[Symbol.asyncDispose]();
  }, MINUTES);

  it(
    'has every write that was acknowledged when its primary is killed, and takes writes again by itself',
    async () => {
      const acknowledged: number[] = [];
      let failed = 0;
      let next = 0;
      let stopped = false;
      const write = async () => {
        while (!stopped) {
          const id = next++;
          await pool.query('insert into written values ($1)', [id]).then(
            () => acknowledged.push(id),
            () => (failed += 1),
          );
        }
      };
      const writers = Promise.all([write(), write(), write(), write()]);
      const reached = (count: number) =>
        until(() => acknowledged.length >= count, { timeoutMs: MINUTES, what: `${count} writes` });
      await reached(500);
      const before = acknowledged.length;
      const { promotedAfterMs } = await pair.failOver();
      await reached(acknowledged.length + 500);
      stopped = true;
      await writers;
      const { rows } = await pool.query<{ id: string }>('select id from written');
      const kept = new Set(rows.map(({ id }) => Number(id)));
      reportFault('Postgres failover', { before, 'promoted after (ms)': promotedAfterMs, failed });
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
      const { rows: primary } = await pool.query<{ primary: boolean }>(
        'select not pg_is_in_recovery() as primary',
      );
      expect(primary).toEqual([{ primary: true }]);
    },
    5 * MINUTES,
  );
});
