import { createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { createIdentitySubgraph, identityConfigFromEnv, type IdentitySubgraph } from '@propmubi/identity';
import { PLATFORM_CHAIN } from '@propmubi/runtime';
import { createTestDatabase, deliverEvent, recordedEvents, type TestDatabase } from '@propmubi/testkit';
import { createTrustSubgraph, trustConfigFromEnv, type TrustSubgraph } from '@propmubi/trust';
import pg from 'pg';
import { schemaEnvironment, subgraphEnvironment } from '../src/environment.js';

const FIRST = randomUUID();

/** Identity keeps the chains, trust what they are held to: faults are planted as by who has written to the one, key in hand. */
describe('audit trails and their anchors', () => {
  let database: TestDatabase;
  let identity: IdentitySubgraph;
  let trust: TrustSubgraph;
  let admin: pg.Client;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    database = await createTestDatabase();
    env = {
      ...schemaEnvironment(process.env),
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      REDIS_URL: database.redisUrl,
      LOG_LEVEL: 'silent',
    };
    identity = await createIdentitySubgraph(identityConfigFromEnv(subgraphEnvironment(env, 'identity')));
    trust = await createTrustSubgraph(trustConfigFromEnv(subgraphEnvironment(env, 'trust')), {
      recomputeEveryMs: 0,
    });
    await identity.migrate();
    await trust.migrate();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await trust?.close();
    await identity?.close();
    await database?.drop();
  });

  beforeEach(async () => {
    await admin.query(
      'truncate identity.audit_entry, identity.audit_head, identity.outbox, trust.audit_anchor, trust.log_entry, trust.log_node, trust.log_head',
    );
    for (let n = 0; n < 3; n++) await act(FIRST);
    await act(null);
    await anchor();
  });

  const act = (chain: string | null) =>
    deliverEvent(
      identity,
      'ActionsAudited',
      {
        chainId: chain ?? PLATFORM_CHAIN,
        recordedAt: '2026-11-20T10:00:00Z',
        actions: [
          {
            ...{ kind: 'ACT', action: 'LEAD_CREATED', actorId: null, role: null },
            ...{ subjectType: 'LEAD', subjectId: randomUUID() },
          },
        ],
      },
      chain,
      { source: 'crm' },
    );
  /** Takes the heads that have moved, as the timer does, and brings them to trust, as the bus does. */
  const anchor = async () => {
    await admin.query('truncate identity.outbox');
    const taken = await identity.anchorAudit();
    for (const { type, data } of await recordedEvents(identity)) {
      expect(type).toBe('AuditHeadsTaken');
      await deliverEvent(trust, 'AuditHeadsTaken', data as EventInput<'AuditHeadsTaken'>);
    }
    return taken;
  };
  const found = async () =>
    (await identity.verifyAudit(trust.auditAnchors))
      .filter(({ problem }) => problem !== null)
      .map(({ organizationId, problem, seq }) => [organizationId, problem, seq]);
  const forged = () => trust.auditAnchors.forged();
  const logged = async () => (await trust.auditLog()).findings.map(({ kind }) => kind);
  const keyOf = () => {
    const [secret = ''] = identityConfigFromEnv(subgraphEnvironment(env, 'identity')).auditKeys;
    return Buffer.from(hkdfSync('sha256', secret, 'propmubi-audit', 'chain', 32));
  };

  it('are whole when untouched, and anchor only heads that have moved', async () => {
    expect([await found(), await forged(), await logged()]).toEqual([[], [], []]);
    expect(await anchor()).toBe(0);
    await act(FIRST);
    expect(await anchor()).toBe(1);
    expect([await found(), await forged(), await logged()]).toEqual([[], [], []]);
  });

  it('go on while heads wait to be anchored', async () => {
    await act(FIRST);
    await act(FIRST);
    expect(await found()).toEqual([]);
  });

  it('show a chain that was deleted with its head', async () => {
    await admin.query('delete from identity.audit_entry where organization_id = $1', [FIRST]);
    await admin.query('delete from identity.audit_head where organization_id = $1', [FIRST]);
    expect((await identity.verifyAudit()).filter(({ problem }) => problem !== null)).toEqual([]);
    expect(await found()).toEqual([[FIRST, 'REMOVED', 1]]);
  });

  it('show an end that was cut off by who has the key', async () => {
    await admin.query('delete from identity.audit_entry where organization_id = $1 and seq = 3', [FIRST]);
    const { rows } = await admin.query<{ hash: string }>(
      'select hash from identity.audit_entry where organization_id = $1 and seq = 2',
      [FIRST],
    );
    const hash = rows[0]?.hash as string;
    const seal = createHmac('sha256', keyOf())
      .update(JSON.stringify(['head', FIRST, 2, hash]))
      .digest('hex');
    await admin.query(
      'update identity.audit_head set seq = 2, hash = $2, seal = $3 where organization_id = $1',
      [FIRST, hash, seal],
    );
    expect((await identity.verifyAudit()).filter(({ problem }) => problem !== null)).toEqual([]);
    expect(await found()).toEqual([[FIRST, 'TRUNCATED', 3]]);
  });

  it('show a chain that was written anew by who has the key', async () => {
    await admin.query('delete from identity.audit_entry where organization_id = $1', [FIRST]);
    await admin.query('delete from identity.audit_head where organization_id = $1', [FIRST]);
    for (let n = 0; n < 3; n++) await act(FIRST);
    expect((await identity.verifyAudit()).filter(({ problem }) => problem !== null)).toEqual([]);
    expect(await found()).toEqual([[FIRST, 'REWRITTEN', 3]]);
  });

  it.each([
    ['altered', `update trust.audit_anchor set seq = 2 where chain_id = '${FIRST}'`],
    ['deleted', `delete from trust.audit_anchor where chain_id = '${FIRST}'`],
    ['deleted in whole', 'delete from trust.audit_anchor'],
    [
      'added',
      `insert into trust.audit_anchor select anchor_id, gen_random_uuid(), 1, hash, taken_at from trust.audit_anchor limit 1`,
    ],
    [
      'made up',
      `insert into trust.audit_anchor values (gen_random_uuid(), '${FIRST}', 9, repeat('0', 64), now())`,
    ],
  ])('show an anchor that was %s', async (_how, tampering) => {
    await admin.query(tampering);
    expect(await forged()).toHaveLength(1);
    expect(await logged()).toEqual([]);
  });

  it('show an anchor that was deleted with its entry of the log, as anything that is missing there', async () => {
    await trust.keepHead();
    await admin.query('truncate trust.audit_anchor, trust.log_entry, trust.log_node');
    expect(await forged()).toEqual([]);
    expect(await logged()).toContain('TRUNCATED');
  });

  it('cannot be moved or unmade by the services themselves', async () => {
    for (const [of, statement] of [
      [trust, 'update trust.audit_anchor set seq = 1'],
      [trust, 'delete from trust.audit_anchor'],
      [identity, 'delete from identity.audit_head'],
      [identity, 'delete from identity.audit_entry'],
    ] as const)
      await expect(of.database.orm.em.fork().execute(statement)).rejects.toThrow('permission denied');
  });

  it('are exported whole, and go on behind a cursor', async () => {
    const all = [];
    for await (const entry of identity.exportAudit()) all.push(entry);
    expect(all).toHaveLength(4);
    const [first] = all as [(typeof all)[number]];
    const rest = [];
    const after = `${first.organizationId}:${first.seq}`;
    for await (const entry of identity.exportAudit({ after })) rest.push(entry);
    expect(rest).toEqual(all.slice(1));
    const own = [];
    for await (const entry of identity.exportAudit({ organizationId: FIRST })) own.push(entry.seq);
    expect(own).toEqual([1, 2, 3]);
    await expect(identity.exportAudit({ after: 'x' }).next()).rejects.toThrow('cursor');
  });
});
