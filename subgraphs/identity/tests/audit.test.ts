import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { createAuditKeys } from '../src/modules/audit/audit-keys.js';
import { createAuditLog } from '../src/modules/audit/audit.service.js';
import { type ChainFinding, verifyAuditChains } from '../src/modules/audit/verify-chains.js';
import { deriveKeys } from '../src/security/keys.js';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');

describe('the audit log', () => {
  let identity: IdentityUnderTest;
  const manager = viewerAs({
    userId: idOf('User', 'm1'),
    organizationId: FIRST,
    roles: ['BROKERAGE_MANAGER'],
  });
  const other = viewerAs({
    userId: idOf('User', 'm2'),
    organizationId: idOf('Organization', 'second'),
    roles: ['BROKERAGE_MANAGER'],
  });
  const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
  const update = (dailyCap: number) =>
    identity.ask(
      `mutation($input: UpdateAgentProfileInput!) { updateAgentProfile(input: $input) { agent { id } } }`,
      { input: { agentId: idOf('Agent', 'A51800000001'), dailyCap } },
      manager,
    );
  const verify = async (viewer = manager) =>
    expectData<{ auditVerification: { entries: number; problem: string | null; seq: number | null } }>(
      await identity.ask('{ auditVerification { entries problem seq } }', {}, viewer),
    ).auditVerification;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  beforeEach(async () => {
    await identity.sql('truncate identity.audit_entry, identity.audit_head');
    for (const cap of [1, 2, 3, 4, 5]) expectData(await update(cap));
  });
  afterAll(() => identity?.close());

  it('shows a manager alone who did what, newest first', async () => {
    const query = `query($after: String) { auditTrail(first: 3, after: $after) {
      edges { node { seq actorId action subjectId } } pageInfo { endCursor hasNextPage } } }`;
    type Page = { auditTrail: { edges: { node: { seq: number } }[]; pageInfo: { endCursor: string } } };
    const { auditTrail } = expectData<Page>(await identity.ask(query, {}, manager));
    expect(auditTrail.edges[0]?.node).toEqual({
      seq: 5,
      actorId: manager.userId,
      action: 'AGENT_UPDATED',
      subjectId: idOf('Agent', 'A51800000001'),
    });
    const rest = expectData<Page>(
      await identity.ask(query, { after: auditTrail.pageInfo.endCursor }, manager),
    );
    expect(rest.auditTrail.edges.map(({ node }) => node.seq)).toEqual([2, 1]);
    expect(expectData<Page>(await identity.ask(query, {}, other)).auditTrail.edges).toEqual([]);
    expectErrorCode(
      await identity.ask(query, {}, viewerAs({ ...manager, roles: ['AGENT'], scopes: [] })),
      'MISSING_SCOPE',
    );
  });

  it('is verified sixty times an hour for one brokerage, whatever one request asks, and still for others', async () => {
    const owner = viewerAs({ ...manager, organizationId: idOf('Organization', 'third') });
    const names = Array.from({ length: 70 }, (_, n) => `v${n}: auditVerification { entries }`).join(' ');
    const { data, errors } = (await identity.ask(`{ ${names} }`, {}, owner)).body;
    expect(Object.values(data as object).filter((one) => one !== null)).toHaveLength(60);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['RATE_LIMITED']));
    expect(await verify(other)).toEqual({ entries: 0, problem: null, seq: null });
  });

  it('is whole when untouched, also when written by many at once', async () => {
    await Promise.all([6, 7, 8, 9].map(update));
    expect(await verify()).toEqual({ entries: 9, problem: null, seq: null });
    expect(await verify(other)).toEqual({ entries: 0, problem: null, seq: null });
  });

  it.each([
    [
      'an altered entry',
      `update identity.audit_entry set actor_id = gen_random_uuid() where seq = 3`,
      'ALTERED',
      3,
    ],
    ['altered details', `update identity.audit_entry set details = '{}' where seq = 2`, 'ALTERED', 2],
    ['a removed entry', `delete from identity.audit_entry where seq = 3`, 'MISSING', 3],
    ['a removed first entry', `delete from identity.audit_entry where seq = 1`, 'MISSING', 1],
    [
      'two entries swapped',
      `update identity.audit_entry set seq = case seq when 2 then -3 when 3 then -2 end where seq in (2, 3);
       update identity.audit_entry set seq = -seq where seq < 0`,
      'ALTERED',
      2,
    ],
    ['a cut-off end', `delete from identity.audit_entry where seq > 3`, 'TRUNCATED', 4],
    [
      'a cut-off end with the head moved back',
      `delete from identity.audit_entry where seq > 3;
       update identity.audit_head set seq = 3, hash = (select hash from identity.audit_entry where seq = 3)`,
      'HEAD_FORGED',
      3,
    ],
    ['everything gone but the head', `delete from identity.audit_entry`, 'TRUNCATED', 1],
  ])('finds %s', async (_what, tampering, problem, seq) => {
    await identity.sql('alter table identity.audit_entry drop constraint if exists audit_entry_seq_check');
    await identity.sql(tampering);
    expect(await verify()).toMatchObject({ problem, seq });
  });

  it('finds what was tampered with in any chain, for the operator', async () => {
    expect(await identity.subgraph.verifyAudit()).toEqual([
      { organizationId: FIRST, entries: 5, problem: null, seq: null },
    ]);
    const finding = `mutation { verifyIdentity(input: { userId: "${idOf('User', 'b1')}", check: KYC }) { user { id } } }`;
    expectData(
      await identity.ask(finding, {}, viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] })),
    );
    await identity.sql(`update identity.audit_entry set details = '{}' where action = 'IDENTITY_VERIFIED'`);
    await identity.sql(`delete from identity.audit_entry where seq = 5`);
    const found = await identity.subgraph.verifyAudit();
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ organizationId: FIRST, entries: 4, problem: 'TRUNCATED', seq: 5 });
    expect(found).toContainEqual(expect.objectContaining({ entries: 1, problem: 'ALTERED', seq: 1 }));
  });

  describe('with keys of its own', () => {
    const SECRETS = ['the newer secret of the audit trail', 'the older secret of the audit trail'];
    const [newer, older] = SECRETS as [string, string];
    const entry = (at = new Date()) => ({
      ...({ organizationId: FIRST, actorId: null, action: 'AGENT_UPDATED', subjectId: FIRST, at } as const),
    });
    /** Another process, with these secrets. */
    async function append(auditKeys: readonly string[], at?: Date): Promise<void> {
      const { pepper, contactDigestKey } = identity.config;
      const log = createAuditLog(createAuditKeys(auditKeys, deriveKeys(pepper, contactDigestKey).audit));
      await identity.asTenant(FIRST, (em) => log.append(em, entry(at)));
    }
    async function found(auditKeys: readonly string[]) {
      const { pepper, contactDigestKey } = identity.config;
      const keys = createAuditKeys(auditKeys, deriveKeys(pepper, contactDigestKey).audit);
      const { entries, problem, seq } = (
        await verifyAuditChains(identity.config.databaseOwnerUrl, keys)
      )[0] as ChainFinding;
      return { entries, problem, seq };
    }
    const whole = (entries: number) => ({ entries, problem: null, seq: null });

    it('goes on from entries of the pepper’s key, and verifies those of every secret that it was given', async () => {
      for (const secrets of [[older], [newer, older], [older], [newer]]) await append(secrets);
      expect(await found(SECRETS)).toEqual(whole(9));
      const { rows } = await identity.sql('select key_id from identity.audit_entry order by seq');
      const ids = rows.map(({ key_id: id }) => id as string | null);
      expect(ids.slice(0, 5)).toEqual(Array(5).fill(null));
      expect(new Set(ids).size).toBe(3);
      expect(await found([newer])).toEqual({ entries: 9, problem: 'KEY_UNKNOWN', seq: 6 });
      expect(await verify()).toEqual({ entries: 9, problem: 'KEY_UNKNOWN', seq: 6 });
    });

    it('takes an end that the pepper’s key wrote for what it is, but for processes that were not restarted yet', async () => {
      await append([newer]);
      await append([]);
      await append([newer]);
      expect(await found(SECRETS)).toEqual(whole(8));
      await append([], new Date(Date.now() + 2 * 60 * 60_000));
      expect(await found(SECRETS)).toMatchObject({ problem: 'ALTERED', seq: 9 });
    });

    it('believes no time that an end of the pepper’s key says, once others say that the hour is over', async () => {
      const now = Date.now();
      await append([newer], new Date(now));
      await append([newer], new Date(now + 2 * 60 * 60_000));
      await append([], new Date(now + 60_000));
      expect(await found(SECRETS)).toMatchObject({ problem: 'ALTERED', seq: 8 });
      await append([newer], new Date(now + 3 * 60 * 60_000));
      expect(await found(SECRETS)).toMatchObject({ problem: 'ALTERED', seq: 8 });
    });

    it.each([
      [
        'an entry under another key',
        `update identity.audit_entry set key_id = null where seq = 6`,
        'ALTERED',
        6,
      ],
      ['a head under another key', `update identity.audit_head set key_id = null`, 'HEAD_FORGED', 7],
      [
        'a key that there is not',
        `update identity.audit_entry set key_id = 'x' where seq = 7`,
        'KEY_UNKNOWN',
        7,
      ],
    ])('finds %s', async (_what, tampering, problem, seq) => {
      await append([newer]);
      await append([newer]);
      await identity.sql(tampering);
      expect(await found(SECRETS)).toMatchObject({ problem, seq });
    });
  });

  it('cannot be changed by the application at all', async () => {
    for (const sql of [`update identity.audit_entry set action = 'x'`, `delete from identity.audit_entry`]) {
      const attempt = identity.asTenant(FIRST, (em) => em.execute(sql));
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });

  it('of the platform is the administrators’', async () => {
    const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
    const finding = `mutation { verifyIdentity(input: { userId: "${idOf('User', 'b1')}", check: KYC }) { user { id } } }`;
    expectData(await identity.ask(finding, {}, reviewer));
    expect(await verify(admin)).toEqual({ entries: 1, problem: null, seq: null });
  });
});
