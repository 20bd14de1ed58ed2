import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  type PostgresProcess,
  type PostgresReplica,
  startPostgresProcess,
  startPostgresReplica,
  type TestDatabase,
  testServiceConfig,
  until,
} from '@propmubi/testkit';
import { parse } from 'graphql';
import pg from 'pg';
import { Ctx, Query, Resolver } from 'type-graphql';
import {
  anonymous,
  createEventBus,
  createLogger,
  defineSubgraph,
  type EntityManager,
  type EventBus,
  inboxMigration,
  outboxMigration,
  query,
  type RequestContext,
  sql,
  type Subgraph,
  systemViewer,
} from '../src/index.js';
import { AGENCY, leadChanged } from './events-world.js';
import { agentOf } from './notes-subgraph.js';

const MAX_LAG_MS = 600;
const SERVER = sql<{
  server: string;
}>`select case when pg_is_in_recovery() then 'replica' else 'primary' end as server`;
/** Ends its own connection where that is to a replica. */
const FRAGILE = sql<{
  server: string;
}>`select case when pg_is_in_recovery() then pg_terminate_backend(pg_backend_pid())::text
  else 'primary' end as server`;

@Resolver()
class ServerResolver {
  @Query(() => String, { description: 'The server that is read from.' })
  server(@Ctx() { db }: RequestContext): Promise<string> {
    return db.read(serverOf);
  }

  @Query(() => String, { description: 'As `server`, of a replica that fails meanwhile.' })
  fragile(@Ctx() { db }: RequestContext): Promise<string> {
    return db.read((em) => serverOf(em, FRAGILE));
  }
}

async function serverOf(em: EntityManager, statement = SERVER): Promise<string> {
  const [row] = await query(em, statement);
  return row?.server ?? '';
}

describe('reads of visitors beside a streaming replica', () => {
  let primary: PostgresProcess;
  let replica: PostgresReplica;
  let redis: TestDatabase;
  let subgraph: Subgraph;
  let bus: EventBus;
  let admin: pg.Pool;

  beforeAll(async () => {
    // Of its databases only the Redis is used.
    redis = await createTestDatabase();
    primary = await startPostgresProcess();
    replica = await startPostgresReplica(primary);
    admin = new pg.Pool({ connectionString: primary.ownerUrl, max: 1 });
    const config = await testServiceConfig({ ...redis, ...primary });
    subgraph = await defineSubgraph({
      name: 'crm',
      config: { ...config, databaseReplica: { url: replica.at(primary.appUrl), maxLagMs: MAX_LAG_MS } },
      resolvers: [ServerResolver],
      references: {},
      entities: [],
      migrations: [outboxMigration('crm'), inboxMigration('crm')],
      createContext: (base) => base,
    });
    await subgraph.migrate();
    await admin.query('create table crm.unpublished (at timestamptz)');
    bus = createEventBus({
      subgraphs: [subgraph],
      redisUrl: redis.redisUrl,
      logger: createLogger('test', 'silent'),
    });
    await bus.start();
  }, 60_000);
  afterAll(async () => {
    await bus?.stop();
    await subgraph?.close();
    await admin?.end();
    await replica?.[Symbol.asyncDispose]();
    await primary?.[Symbol.asyncDispose]();
    await redis?.drop();
  });

  const ask = async (field: string, viewer = anonymous) =>
    subgraph.execute({ document: parse(`{ ${field} }`) }, viewer);
  const server = async (viewer = anonymous) => (await ask('server', viewer)).data?.['server'];
  const untilRead = (from: string) =>
    until(async () => (await server()) === from, { timeoutMs: 15_000, what: `reads from the ${from}` });

  it('come from the replica, and those of people who signed in from the primary', async () => {
    await untilRead('replica');
    expect(await server(agentOf(AGENCY))).toBe('primary');
    expect(await server(systemViewer(AGENCY))).toBe('primary');
    expect(subgraph.database.replica?.counts().replica).toBeGreaterThan(0);
    expect(subgraph.database.replica?.lagMs()).toBeGreaterThanOrEqual(0);
  });

  it('come from the primary after a write of their own', async () => {
    await untilRead('replica');
    const scope = subgraph.database.scope(anonymous, { mayLag: true });
    expect(await scope.read(serverOf)).toBe('replica');
    await scope.write((em) => leadChanged(em));
    expect(await scope.read(serverOf)).toBe('primary');
    await scope.close();
  });

  it('show all that events were published of, although the replica does not yet', async () => {
    await untilRead('replica');
    await replica.pause();
    try {
      await subgraph.database.scope(systemViewer(AGENCY)).write((em) => leadChanged(em));
      await bus.drained();
      expect(await server()).toBe('primary');
    } finally {
      await replica.resume();
    }
    await untilRead('replica');
  });

  it('are no older than the bound, although nothing was published', async () => {
    await untilRead('replica');
    await replica.pause();
    try {
      await admin.query('insert into crm.unpublished values (now())');
      await untilRead('primary');
      expect(await server()).toBe('primary');
    } finally {
      await replica.resume();
    }
    await untilRead('replica');
  });

  it('are made again at the primary when the replica fails meanwhile', async () => {
    await untilRead('replica');
    expect(await ask('fragile')).toEqual({ data: { fragile: 'primary' } });
  });

  it('are made at the primary while the replica is gone', async () => {
    await untilRead('replica');
    await replica.kill();
    const answers = await Promise.all([ask('server'), ask('server'), ask('server')]);
    expect(answers).toEqual(answers.map(() => ({ data: { server: 'primary' } })));
    await replica.start();
    await untilRead('replica');
  });

  it('leave a replica that was made a primary of its own', async () => {
    await untilRead('replica');
    await replica.promote();
    await admin.query('insert into crm.unpublished values (now())');
    await untilRead('primary');
  });
});
