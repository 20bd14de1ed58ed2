import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  debianTools,
  type PgBouncer,
  type PgBouncerOptions,
  startPgBouncer,
  type TestDatabase,
} from '@propmubi/testkit';
import pg from 'pg';
import { pino } from 'pino';
import {
  createDatabase,
  type Database,
  detectPooling,
  query,
  queryTogether,
  refusePooledTransactions,
  sql,
  systemViewer,
  toAppError,
} from '../src/index.js';
import { inTransaction } from '../src/db/transaction.js';

const tools = debianTools({ pgbouncer: 'pgbouncer' });
const describeWithBouncer = tools.missing ? describe.skip : describe;
const TRANSACTIONS = { isPooled: true, sharesSessions: true, keepsPrepared: false };

describeWithBouncer('behind a real PgBouncer', () => {
  const opened = new AsyncDisposableStack();
  let shared: TestDatabase;
  beforeAll(async () => {
    shared = await createTestDatabase();
    opened.defer(() => shared.drop());
  });
  afterAll(() => opened.disposeAsync());

  const bouncer = async (options: PgBouncerOptions): Promise<PgBouncer> =>
    opened.use(await startPgBouncer(tools, [shared.appUrl, shared.ownerUrl], options));

  describe('detectPooling', () => {
    it('knows a pool of transactions, also when others use it, and when many ask at once', async () => {
      const url = (await bouncer({ poolSize: 4 })).through(shared.appUrl);
      expect(await detectPooling(url)).toEqual(TRANSACTIONS);
      const holder = new pg.Client({ connectionString: url });
      await holder.connect();
      await holder.query('begin');
      expect(await detectPooling(url)).toEqual(TRANSACTIONS);
      await holder.end();
      const found = await Promise.all(Array.from({ length: 40 }, () => detectPooling(url)));
      expect(found).toEqual(found.map(() => TRANSACTIONS));
    });

    it('knows one of a single connection', async () => {
      const url = (await bouncer({ poolSize: 1 })).through(shared.appUrl);
      expect(await detectPooling(url)).toEqual(TRANSACTIONS);
    });

    it('knows a pool of sessions, and Postgres itself', async () => {
      const url = (await bouncer({ poolMode: 'session' })).through(shared.appUrl);
      const keeping = { sharesSessions: false, keepsPrepared: true };
      expect(await detectPooling(url)).toEqual({ isPooled: true, ...keeping });
      expect(await detectPooling(shared.appUrl)).toEqual({ isPooled: false, ...keeping });
    });
  });

  it('refuses what needs a session by the name of its setting, where transactions are pooled', async () => {
    const pooled = await bouncer({});
    const refused = refusePooledTransactions(pooled.through(shared.ownerUrl), 'DATABASE_OWNER_URL');
    await expect(refused).rejects.toMatchObject({
      name: 'ConfigError',
      problems: [{ name: 'DATABASE_OWNER_URL', help: expect.stringContaining('Postgres itself') }],
    });
    const sessions = await bouncer({ poolMode: 'session' });
    await refusePooledTransactions(sessions.through(shared.ownerUrl), 'DATABASE_OWNER_URL');
    await refusePooledTransactions(shared.ownerUrl, 'DATABASE_OWNER_URL');
  });

  describe('a database', () => {
    const lines: { msg: string }[] = [];
    const logger = pino(
      { level: 'info' },
      { write: (line: string) => void lines.push(JSON.parse(line) as { msg: string }) },
    );
    let database: Database;
    let url: string;
    const scope = () => database.scope(systemViewer('0193d3a0-0000-7000-8000-00000000a9e0'));
    const timeouts = { statement: 300, lock: 200, idleInTransaction: 7_000 };
    const OURS = { statement: '300ms', lock: '200ms', idle: '7s' };
    /** With a bind parameter, and so prepared by name where names are kept. */
    const limits = sql<typeof OURS>`select current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle
      where ${true}::boolean`;
    const plainLimits = sql<typeof OURS>`select current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`;

    beforeAll(async () => {
      url = (await bouncer({ poolSize: 2 })).through(shared.appUrl);
      database = await createDatabase({ schema: 'public', url, poolMax: 12, entities: [], timeouts, logger });
      opened.defer(() => database.close());
    });

    it('answers many at once over few connections, with no statement prepared, and says so once', async () => {
      const asked = Array.from({ length: 300 }, (_, at) => at);
      const answers = await Promise.all(
        asked.map((at) =>
          at % 3 === 0
            ? query(database.orm.em.fork(), sql<{ n: number }>`select ${at}::int as n`)
            : scope().write(async (em) => {
                const [[row]] = await queryTogether<[{ n: number }, unknown]>(
                  em,
                  sql`select ${at}::int as n`,
                  sql`select ${'other'}::text as other`,
                );
                return [row];
              }),
        ),
      );
      expect(answers.map(([row]) => row?.n)).toEqual(asked);
      const [row] = await query(
        database.orm.em.fork(),
        sql<{
          own: string | null;
        }>`select string_agg(name, ', ') as own from pg_prepared_statements where name not like ${'propmubi_%'}`,
      );
      expect(row).toEqual({ own: null });
      expect(lines.map(({ msg }) => msg)).toEqual([
        'connected to a pool that loses prepared statements: statements are sent unnamed',
      ]);
    });

    it('is limited in time, in a transaction and out of one, and leaves nothing of it behind', async () => {
      const alone = () => database.orm.em.fork();
      for (const limited of [limits, plainLimits]) {
        expect(await query(alone(), limited)).toEqual([OURS]);
        expect(await scope().write((em) => query(em, limited))).toEqual([OURS]);
      }
      await expect(query(alone(), sql`select pg_sleep(60)`)).rejects.toMatchObject({ code: '57014' });
      await expect(query(alone(), sql`select pg_sleep(${60})`)).rejects.toMatchObject({ code: '57014' });
      await inTransaction(alone(), async (holder) => {
        await query(holder, sql`select pg_advisory_xact_lock(4711)`);
        const waiting = query(alone(), sql`select pg_advisory_xact_lock(${4711})`);
        await expect(waiting).rejects.toMatchObject({ code: '55P03' });
      });
      const { sql: text } = plainLimits.compile(database.orm.em.getKysely());
      const [through, direct] = await Promise.all([url, shared.appUrl].map((one) => ask(one, text)));
      expect(through).toEqual(direct);
      expect(through).not.toEqual([OURS]);
    });

    it('commits what a single statement writes, and goes on after one that failed', async () => {
      const admin = new pg.Client({ connectionString: shared.adminUrl });
      await admin.connect();
      await admin.query(
        'create table public.kept (n int primary key); grant all on public.kept to propmubi_app',
      );
      const em = database.orm.em.fork();
      await query(em, sql`insert into public.kept values (1)`);
      await query(em, sql`insert into public.kept values (${2})`);
      await expect(query(em, sql`insert into public.kept values (${2})`)).rejects.toMatchObject({
        code: '23505',
      });
      await expect(query(em, sql`insert into public.kept values (1)`)).rejects.toMatchObject({
        code: '23505',
      });
      await query(em, sql`insert into public.kept values (${3})`);
      const { rows } = await admin.query<{ n: number }>('select n from public.kept order by n');
      await admin.end();
      expect(rows.map(({ n }) => n)).toEqual([1, 2, 3]);
    });
  });
});

describe('a database whose prepared statements were lost', () => {
  it('fails once, says so, and sends them unnamed from then on', async () => {
    const shared = await createTestDatabase();
    const lines: { msg: string }[] = [];
    const logger = pino(
      { level: 'info' },
      { write: (line: string) => void lines.push(JSON.parse(line) as { msg: string }) },
    );
    const database = await createDatabase({
      schema: 'public',
      url: shared.appUrl,
      poolMax: 1,
      entities: [],
      logger,
    });
    try {
      const ask = () => query(database.orm.em.fork(), sql`select ${1}::int as n`);
      expect(await ask()).toEqual([{ n: 1 }]);
      await query(database.orm.em.fork(), sql`deallocate all`);
      const lost = await ask().catch((error: unknown) => error);
      expect(lost).toMatchObject({ code: '26000' });
      expect(toAppError(lost)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      expect(await ask()).toEqual([{ n: 1 }]);
      expect(await ask()).toEqual([{ n: 1 }]);
      expect(lines).toMatchObject([{ level: 40, msg: expect.stringContaining('sent unnamed from now on') }]);
    } finally {
      await database.close();
      await shared.drop();
    }
  });
});

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
