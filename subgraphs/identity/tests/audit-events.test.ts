import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { idOf, PLATFORM_CHAIN } from '@propmubi/runtime';
import { deliverEvent, expectData } from '@propmubi/testkit';
import { genesisOf, headSeal } from '../src/modules/audit/audit-chain.js';
import { deriveKeys } from '../src/security/keys.js';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');

describe('the audit log, written by other subgraphs', () => {
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

  describe('of what other subgraphs do', () => {
    const action = (given: object = {}) => ({
      ...{
        kind: 'ACT' as const,
        action: 'LEAD_ASSIGNED',
        actorId: manager.userId,
        role: 'BROKERAGE_MANAGER',
      },
      ...{
        subjectType: 'LEAD',
        subjectId: randomUUID(),
        after: { agentId: randomUUID(), count: 1, note: 'REDACTED' },
      },
      ...given,
    });
    const deliver = (actions: ReturnType<typeof action>[], chainId: string | null = FIRST) =>
      deliverEvent(
        identity.subgraph,
        'ActionsAudited',
        {
          chainId: chainId ?? PLATFORM_CHAIN,
          recordedAt: new Date(identity.clock.now).toISOString(),
          actions,
        },
        chainId,
        { source: 'crm' },
      );

    it('goes on in the same chain, in order, with states and where it happened', async () => {
      const [first, second] = [action(), action({ action: 'LEAD_CONTACT_READ', kind: 'READ' })];
      await deliver([first, second]);
      expect(await verify()).toEqual({ entries: 7, problem: null, seq: null });
      const { auditTrail } = expectData<{ auditTrail: { nodes: object[] } }>(
        await identity.ask(
          `{ auditTrail(first: 3) { nodes { seq kind source role viaKey action subjectType subjectId before after } } }`,
          {},
          manager,
        ),
      );
      const shown = {
        source: 'crm',
        role: 'BROKERAGE_MANAGER',
        viaKey: false,
        subjectType: 'LEAD',
        before: null,
      };
      expect(auditTrail.nodes).toEqual([
        {
          ...{ ...shown, seq: 7, kind: 'READ', action: 'LEAD_CONTACT_READ' },
          ...{ subjectId: second.subjectId, after: expect.any(String) },
        },
        {
          ...{ ...shown, seq: 6, kind: 'ACT', action: 'LEAD_ASSIGNED' },
          ...{ subjectId: first.subjectId, after: expect.stringContaining('REDACTED') },
        },
        expect.objectContaining({ seq: 5, source: 'identity', role: 'BROKERAGE_MANAGER', kind: 'ACT' }),
      ]);
    });

    it('shows an organization that was objected to what was done, and not by whom', async () => {
      const [personId, disputeId] = [randomUUID(), randomUUID()];
      const ofPerson = { actorId: personId, role: 'BUYER', after: null };
      await deliver([
        action({ ...ofPerson, action: 'DISPUTE_OPENED', subjectType: 'DISPUTE', subjectId: disputeId }),
        action({ ...ofPerson, action: 'PERSONAL_TEXTS_ERASED', subjectType: 'USER', subjectId: personId }),
      ]);
      const trailOf = async (viewer: typeof manager, filter: object) =>
        expectData<{ auditTrail: { totalCount: number; nodes: object[] } }>(
          await identity.ask(
            `query ($filter: AuditFilter, $of: ID) { auditTrail(filter: $filter, organizationId: $of) {
               totalCount nodes { action actorId role subjectId } } }`,
            { filter, of: FIRST },
            viewer,
          ),
        ).auditTrail;
      const actions = ['DISPUTE_OPENED', 'PERSONAL_TEXTS_ERASED'];
      expect((await trailOf(manager, { actions })).nodes).toEqual([
        { action: 'PERSONAL_TEXTS_ERASED', actorId: null, role: null, subjectId: null },
        { action: 'DISPUTE_OPENED', actorId: null, role: null, subjectId: disputeId },
      ]);
      for (const filter of [{ actorId: personId }, { subjectId: personId }])
        expect(await trailOf(manager, filter)).toEqual({ totalCount: 0, nodes: [] });
      expect(await trailOf(manager, { subjectId: disputeId })).toMatchObject({ totalCount: 1 });
      const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
      expect(await trailOf(admin, { actorId: personId })).toMatchObject({
        totalCount: 2,
        nodes: [{ subjectId: personId }, { actorId: personId, role: 'BUYER' }],
      });
    });

    it.each([
      ['role', `role = 'ADMIN'`],
      ['state', `after = after || '{"count": 2}'`],
      ['kind', `kind = 'READ'`],
      ['version', 'version = 1'],
      ['source', `source = 'trust'`],
      ['person', 'person_id = gen_random_uuid()'],
    ])('is found altered by its %s', async (_what, change) => {
      await deliver([action()]);
      await identity.sql(`update identity.audit_entry set ${change} where seq = 6`);
      expect(await verify()).toMatchObject({ problem: 'ALTERED', seq: 6 });
    });

    it('goes into the chain of no other tenant', async () => {
      const event = { chainId: FIRST, recordedAt: '2026-11-20T10:00:00Z', actions: [action()] };
      const forged = deliverEvent(
        identity.subgraph,
        'ActionsAudited',
        event,
        idOf('Organization', 'second'),
        {
          source: 'crm',
        },
      );
      await expect(forged).rejects.toThrow();
      expect(await verify()).toEqual({ entries: 5, problem: null, seq: null });
    });

    it('keeps the order when many come at once', async () => {
      await Promise.all(Array.from({ length: 8 }, () => deliver([action(), action()])));
      expect(await verify()).toEqual({ entries: 21, problem: null, seq: null });
    });
  });

  it('goes on from entries of the first release, whose hash covers less', async () => {
    const keys = deriveKeys(identity.config.pepper, identity.config.contactDigestKey);
    const chain = idOf('Organization', 'second');
    const recordedAt = new Date('2026-01-01T00:00:00Z');
    const old = { organizationId: chain, seq: 1, recordedAt, actorId: null, action: 'MEMBER_JOINED' };
    const canonical = JSON.stringify([
      ...[genesisOf(chain), chain, 1, recordedAt.toISOString(), null, 'MEMBER_JOINED', null],
      [['role', 'AGENT']],
    ]);
    const hash = createHmac('sha256', keys.audit).update(canonical).digest('hex');
    await identity.sql(`insert into identity.audit_entry (organization_id, seq, recorded_at, action, details, hash)
      values ('${old.organizationId}', 1, '${recordedAt.toISOString()}', '${old.action}', '{"role": "AGENT"}', '${hash}')`);
    await identity.sql(`insert into identity.audit_head (organization_id, seq, hash, seal)
      values ('${chain}', 1, '${hash}', '${headSeal(keys.audit, chain, 1, hash)}')`);
    expect(await verify(other)).toEqual({ entries: 1, problem: null, seq: null });
    await deliverEvent(
      identity.subgraph,
      'ActionsAudited',
      {
        ...{ chainId: chain, recordedAt: '2026-11-20T10:00:00Z' },
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
    expect(await verify(other)).toEqual({ entries: 2, problem: null, seq: null });
  });
});
