import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, recordedActs } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');

describe('the audit log, as it is read', () => {
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
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  beforeEach(async () => {
    await identity.sql('truncate identity.audit_entry, identity.audit_head');
    for (const cap of [1, 2, 3, 4, 5]) expectData(await update(cap));
  });
  afterAll(() => identity?.close());

  it('is searched by what was done, by whom, to what and when', async () => {
    const query = `query($filter: AuditFilter) { auditTrail(filter: $filter) { totalCount nodes { seq } } }`;
    type Found = { auditTrail: { totalCount: number; nodes: { seq: number }[] } };
    const found = async (filter: object) => {
      const { auditTrail } = expectData<Found>(await identity.ask(query, { filter }, manager));
      expect(auditTrail.totalCount).toBe(auditTrail.nodes.length);
      return auditTrail.nodes.map(({ seq }) => seq);
    };
    expect(await found({ actions: ['AGENT_UPDATED', 'MEMBER_LEFT'] })).toEqual([5, 4, 3, 2, 1]);
    expect(await found({ actions: ['MEMBER_LEFT'] })).toEqual([]);
    expect(await found({ actorId: manager.userId, subjectId: idOf('Agent', 'A51800000001') })).toHaveLength(
      5,
    );
    expect(await found({ actorId: other.userId })).toEqual([]);
    const now = new Date(identity.clock.now).toISOString();
    expect(await found({ until: now })).toEqual([]);
    expect(await found({ since: now })).toHaveLength(5);
    expectErrorCode(await identity.ask(query, { filter: { actorId: 'x' } }, manager), 'INVALID_ID');
  });

  it('shows an administrator the trail of any brokerage and of all, and a manager their own alone', async () => {
    const list = async (args: string, viewer = admin) =>
      identity.ask(
        `{ auditTrail(${args}) { totalCount nodes { seq organization { id } } pageInfo { endCursor } } }`,
        {},
        viewer,
      );
    type Listed = {
      auditTrail: {
        totalCount: number;
        nodes: { seq: number; organization: { id: string } | null }[];
        pageInfo: { endCursor: string };
      };
    };
    const finding = `mutation { verifyIdentity(input: { userId: "${idOf('User', 'b1')}", check: KYC }) { user { id } } }`;
    const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
    expectData(await identity.ask(finding, {}, reviewer));
    const one = expectData<Listed>(await list(`organizationId: "${FIRST}"`)).auditTrail;
    expect(one.nodes).toEqual([5, 4, 3, 2, 1].map((seq) => ({ seq, organization: { id: FIRST } })));
    const all = expectData<Listed>(await list('everywhere: true, first: 4')).auditTrail;
    expect(all.totalCount).toBe(6);
    const rest = expectData<Listed>(
      await list(`everywhere: true, after: "${all.pageInfo.endCursor}"`),
    ).auditTrail;
    const listed = [...all.nodes, ...rest.nodes];
    expect(listed).toHaveLength(6);
    expect(new Set(listed.map(({ seq, organization }) => `${organization?.id} ${seq}`)).size).toBe(6);
    expect(listed.filter(({ organization }) => organization === null)).toEqual([
      { seq: 1, organization: null },
    ]);
    for (const args of ['everywhere: true', `organizationId: "${idOf('Organization', 'second')}"`])
      expectErrorCode(await list(args, manager), 'FORBIDDEN');
    expectErrorCode(await list('organizationId: "x"'), 'INVALID_ID');
    expectErrorCode(await list('after: "x"'), 'BAD_CURSOR');
  });

  it('names colleagues, says who was erased, and names no other', async () => {
    const [colleague, erased, stranger] = ['a1', 'b1', 'b2'].map((key) => idOf('User', key)) as [
      string,
      string,
      string,
    ];
    await identity.sql(`insert into identity.user_account (id, name) values ('${stranger}', 'A Stranger')`);
    await identity.sql(
      `update identity.user_account set name = null, status = 'ERASED' where id = '${erased}'`,
    );
    const by = (actorId: string, subjectType: string, subjectId: string) => ({
      ...{ kind: 'ACT' as const, action: 'LEAD_ASSIGNED', actorId, role: null, personId: null },
      ...{ subjectType, subjectId },
    });
    const actions = [
      by(colleague, 'USER', erased),
      by(erased, 'USER', stranger),
      by(stranger, 'LEAD', colleague),
      { ...by(colleague, 'USER', colleague), action: 'PERSONAL_TEXTS_ERASED' },
    ];
    const recordedAt = new Date(identity.clock.now).toISOString();
    const told = { chainId: FIRST, recordedAt, actions };
    await deliverEvent(identity.subgraph, 'ActionsAudited', told, FIRST, { source: 'crm' });
    const query = `{ auditTrail { nodes { actorId actor { id name status } subjectUser { id name status } } } }`;
    type Named = { id: string; name: string | null; status: string } | null;
    type Found = { auditTrail: { nodes: { actorId: string | null; actor: Named; subjectUser: Named }[] } };
    const entries = async (viewer: typeof manager) =>
      expectData<Found>(await identity.ask(query, {}, viewer)).auditTrail.nodes.reverse();

    const known = { id: colleague, name: 'Agent 1', status: 'ACTIVE' };
    const gone = { id: erased, name: null, status: 'ERASED' };
    const seen = await entries(manager);
    // Of what identity did the type is not kept: the agent that was changed is known by their id.
    const own = { id: manager.userId, name: 'Manager One', status: 'ACTIVE' };
    expect(seen[0]).toEqual({ actorId: manager.userId, actor: own, subjectUser: known });
    expect(seen.slice(5)).toEqual([
      { actorId: colleague, actor: known, subjectUser: gone },
      { actorId: erased, actor: gone, subjectUser: null },
      { actorId: stranger, actor: null, subjectUser: null },
      { actorId: null, actor: null, subjectUser: null },
    ]);
    // Who has no brokerage learns of no person, erased or not.
    const visitor = viewerAs({ userId: stranger, roles: ['BUYER'] });
    expect(expectData(await identity.ask(`{ user(id: "${erased}") { id } }`, {}, visitor))).toEqual({
      user: null,
    });
  });

  it('shows a person who read their data, in which brokerage, and nothing else', async () => {
    const buyer = viewerAs({ userId: idOf('User', 'b1'), roles: ['BUYER'] });
    const read = (personId: string | null, kind: 'ACT' | 'READ' = 'READ') => ({
      ...{ kind, action: 'LEAD_CONTACT_READ', actorId: manager.userId, role: 'BROKERAGE_MANAGER' },
      ...{ subjectType: 'LEAD', subjectId: randomUUID(), personId },
    });
    const actions = [read(buyer.userId), read(idOf('User', 'b2')), read(null), read(buyer.userId, 'ACT')];
    const at = (recordedAt: string) =>
      deliverEvent(identity.subgraph, 'ActionsAudited', { chainId: FIRST, recordedAt, actions }, FIRST, {
        source: 'crm',
      });
    await at('2026-11-20T10:00:00Z');
    await at('2026-11-21T10:00:00Z');
    const query = `query($after: String) { myDataAccesses(first: 1, after: $after) {
      nodes { recordedAt action role viaKey subjectType organization { id } } pageInfo { endCursor hasNextPage } } }`;
    type Listed = {
      myDataAccesses: { nodes: object[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    };
    const first = expectData<Listed>(await identity.ask(query, {}, buyer)).myDataAccesses;
    const access = {
      ...{ action: 'LEAD_CONTACT_READ', role: 'BROKERAGE_MANAGER', viaKey: false },
      ...{ subjectType: 'LEAD', organization: { id: FIRST } },
    };
    expect(first.nodes).toEqual([{ ...access, recordedAt: '2026-11-21T10:00:00.000Z' }]);
    const { endCursor: after } = first.pageInfo;
    const second = expectData<Listed>(await identity.ask(query, { after }, buyer)).myDataAccesses;
    expect(second.nodes).toEqual([{ ...access, recordedAt: '2026-11-20T10:00:00.000Z' }]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expectErrorCode(await identity.ask(query, {}, { ...buyer, viaKey: true }), 'PERSON_REQUIRED');
    expectErrorCode(await identity.ask(query), 'UNAUTHENTICATED');
    // Row level security says the same, whatever a statement asks for.
    const seen = await identity.subgraph.database
      .scope(buyer)
      .write((em) => em.execute<{ person_id: string }[]>('select person_id from identity.audit_entry'));
    expect(seen).toEqual([{ person_id: buyer.userId }, { person_id: buyer.userId }]);
  });

  it('keeps who was shown the number of another person', async () => {
    const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
    expectData(await identity.ask('{ users(first: 5) { nodes { id } } }', {}, reviewer));
    const listed = (await recordedActs(identity.subgraph)).filter(
      ({ actorId }) => actorId === reviewer.userId,
    );
    expect(listed).toContainEqual(
      expect.objectContaining({ action: 'USERS_LISTED', kind: 'READ', role: 'REVIEWER' }),
    );
  });
});
