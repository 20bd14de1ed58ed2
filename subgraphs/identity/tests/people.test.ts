import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, signIn, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const HOUR_MS = 3_600_000;
const FIRST = idOf('Organization', 'first');
const SECOND = idOf('Organization', 'second');

describe('people and brokerages', () => {
  let identity: IdentityUnderTest;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  const agentViewer = (n: number) =>
    viewerAs({
      userId: idOf('User', `a${n}`),
      organizationId: n === 3 ? SECOND : FIRST,
      agentId: idOf('Agent', `A5180000000${n}`),
      roles: ['AGENT'],
    });
  const manager = viewerAs({
    userId: idOf('User', 'm1'),
    organizationId: FIRST,
    roles: ['BROKERAGE_MANAGER'],
  });

  it('seeds once', async () => {
    expect(await identity.subgraph.seed(world)).toBe(false);
  });

  it('signs a seeded agent in with their tenant, agent id and roles', async () => {
    const { viewer } = await signIn(identity, '+919810000001');
    expect(viewer).toMatchObject({
      userId: idOf('User', 'a1'),
      organizationId: FIRST,
      agentId: idOf('Agent', 'A51800000001'),
      roles: ['BUYER', 'AGENT'],
    });
    expect(viewer.scopes).toContain('leads:work');
  });

  it.each([
    ['+919810000021', ['BUYER', 'BROKERAGE_MANAGER']],
    ['+919810000041', ['BUYER', 'REVIEWER']],
    ['+919810000051', ['BUYER', 'ADMIN']],
  ])('gives %s the roles %j', async (phone, roles) => {
    expect((await signIn(identity, phone)).viewer.roles).toEqual(roles);
  });

  describe('Query.agents', () => {
    it('pages by name, for every viewer', async () => {
      const query = `query($after: String) { agents(first: 2, after: $after) {
        edges { node { name reraNumber licensed organization { name } } } pageInfo { hasNextPage endCursor } } }`;
      type Page = {
        agents: {
          edges: { node: { name: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      const first = expectData<Page>(await identity.ask(query)).agents;
      expect(first.edges.map(({ node }) => node.name)).toEqual(['Agent 1', 'Agent 2']);
      const rest = expectData<Page>(await identity.ask(query, { after: first.pageInfo.endCursor })).agents;
      expect(rest).toMatchObject({
        edges: [{ node: { name: 'Agent 3' } }],
        pageInfo: { hasNextPage: false },
      });
    });

    it('filters by locality, language and brokerage together', async () => {
      const query = `query($filter: AgentFilter) { agents(filter: $filter) { totalCount edges { node { name } } } }`;
      const filter = { locality: 'Chembur', language: 'en', organizationId: FIRST };
      const { agents } = expectData<{ agents: unknown }>(await identity.ask(query, { filter }));
      expect(agents).toEqual({ totalCount: 1, edges: [{ node: { name: 'Agent 2' } }] });
    });

    it('refuses a forged cursor', async () => {
      expectErrorCode(await identity.ask('{ agents(after: "x") { edges { cursor } } }'), 'BAD_CURSOR');
    });
  });

  it('resolves agents by id and by RERA number, in order, with gaps', async () => {
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Agent { name } ... on User { userName: name } } }`;
    const r = [
      { __typename: 'Agent', reraNumber: 'A51800000002' },
      { __typename: 'Agent', id: idOf('Agent', 'A99999999999') },
      { __typename: 'Agent', id: idOf('Agent', 'A51800000001') },
      { __typename: 'User', id: idOf('User', 'm1') },
    ];
    const { _entities } = expectData<{ _entities: unknown }>(
      await identity.ask(query, { r }, agentViewer(1)),
    );
    expect(_entities).toEqual([{ name: 'Agent 2' }, null, { name: 'Agent 1' }, { userName: 'Manager One' }]);
  });

  it('shows no account to an anonymous viewer', async () => {
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on User { name phone } } }`;
    const answer = await identity.ask(query, { r: [{ __typename: 'User', id: idOf('User', 'b1') }] });
    expect(answer.body).toEqual({ data: { _entities: [null] } });
    expectErrorCode(await identity.ask(`{ user(id: "${idOf('User', 'b1')}") { name } }`), 'UNAUTHENTICATED');
  });

  it('shows a working arrangement within the brokerage only', async () => {
    const query = `{ agent(id: "${idOf('Agent', 'A51800000001')}") { working { shiftStart dailyCap } } }`;
    const inside = expectData<{ agent: unknown }>(await identity.ask(query, {}, agentViewer(2)));
    expect(inside.agent).toEqual({ working: { shiftStart: '09:00', dailyCap: 10 } });
    for (const viewer of [agentViewer(3), viewerAs({})]) {
      const outside = expectData<{ agent: unknown }>(await identity.ask(query, {}, viewer));
      expect(outside.agent).toEqual({ working: null });
    }
  });

  describe('Mutation.updateAgentProfile', () => {
    const mutation = `mutation($input: UpdateAgentProfileInput!) {
      updateAgentProfile(input: $input) { agent { localities working { paused dailyCap shiftStart } } } }`;

    it('lets an agent pause themselves, and says so to routing', async () => {
      const { updateAgentProfile } = expectData<{ updateAgentProfile: unknown }>(
        await identity.ask(mutation, { input: { paused: true, shiftStart: '10:00' } }, agentViewer(2)),
      );
      expect(updateAgentProfile).toMatchObject({ agent: { working: { paused: true, shiftStart: '10:00' } } });
      const types = (await identity.events()).slice(-2).map(({ type }) => type);
      expect(types).toEqual(['AgentAvailabilityChanged', 'AgentUpdated']);
    });

    it('takes the end of an absence, after which leads come again by themselves', async () => {
      const absence = `mutation($input: UpdateAgentProfileInput!) {
        updateAgentProfile(input: $input) { agent { working { paused pausedUntil } } } }`;
      const update = async (input: object) =>
        expectData<{ updateAgentProfile: { agent: { working: unknown } } }>(
          await identity.ask(absence, { input }, agentViewer(2)),
        ).updateAgentProfile.agent.working;
      const told = async () =>
        (await identity.events())
          .filter(({ type }) => type.startsWith('Agent'))
          .slice(-2)
          .map(({ type, data }) => [type, data['status'], data['pausedUntil']]);
      const until = new Date(identity.clock.now + 3 * 24 * HOUR_MS).toISOString();
      expect(await update({ pausedUntil: until })).toEqual({ paused: true, pausedUntil: until });
      expect(await told()).toEqual([
        ['AgentAvailabilityChanged', 'PAUSED', until],
        ['AgentUpdated', 'ACTIVE', undefined],
      ]);
      // Another change does not make it one without an end.
      await update({ languages: ['hi'] });
      expect((await told()).at(-1)).toEqual(['AgentUpdated', 'ACTIVE', undefined]);
      const before = identity.clock.now;
      identity.advance(4 * 24 * HOUR_MS);
      expect(await update({ languages: ['en'] })).toEqual({ paused: false, pausedUntil: null });
      expect(await update({ paused: true })).toEqual({ paused: true, pausedUntil: null });
      expect(await update({ paused: false })).toEqual({ paused: false, pausedUntil: null });
      expect(await told()).toEqual([
        ['AgentAvailabilityChanged', 'ACTIVE', null],
        ['AgentUpdated', 'ACTIVE', undefined],
      ]);
      for (const input of [
        { pausedUntil: new Date(identity.clock.now).toISOString() },
        { pausedUntil: new Date(identity.clock.now + 367 * 24 * HOUR_MS).toISOString() },
        { pausedUntil: until, paused: false },
      ])
        expectErrorCode(await identity.ask(absence, { input }, agentViewer(2)), 'INVALID_TIME');
      identity.clock.now = before;
    });

    it('keeps caps to managers and all members to their own brokerage', async () => {
      const agentId = idOf('Agent', 'A51800000002');
      expectErrorCode(await identity.ask(mutation, { input: { dailyCap: 90 } }, agentViewer(1)), 'FORBIDDEN');
      expectErrorCode(
        await identity.ask(mutation, { input: { agentId, paused: true } }, agentViewer(1)),
        'FORBIDDEN',
      );
      expectErrorCode(
        await identity.ask(mutation, { input: { agentId, paused: true } }, agentViewer(3)),
        'FORBIDDEN',
      );
      const asManager = await identity.ask(mutation, { input: { agentId, dailyCap: 5 } }, manager);
      expect(expectData(asManager)).toMatchObject({
        updateAgentProfile: { agent: { working: { dailyCap: 5 } } },
      });
    });
  });

  describe('Mutation.verifyIdentity', () => {
    const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
    const mutation = `mutation($input: VerifyIdentityInput!) { verifyIdentity(input: $input) { user { identityStatus } } }`;

    it('records the finding and keeps four digits of an Aadhaar number', async () => {
      const input = { userId: idOf('User', 'b1'), check: 'AADHAAR', aadhaar: '2341 2341 2346' };
      const answer = await identity.ask(mutation, { input }, reviewer);
      expect(expectData(answer)).toEqual({ verifyIdentity: { user: { identityStatus: 'VERIFIED' } } });
      expect((await identity.events()).at(-1)).toMatchObject({
        type: 'IdentityVerified',
        data: { userId: idOf('User', 'b1'), kind: 'AADHAAR', method: 'REVIEW' },
      });
      expect(JSON.stringify(await identity.dump())).not.toContain('23412341');
    });

    it('is not for oneself, nor for others than reviewers', async () => {
      const self = { userId: reviewer.userId, check: 'KYC' };
      expectErrorCode(await identity.ask(mutation, { input: self }, reviewer), 'SELF_REVIEW');
      const other = { userId: idOf('User', 'b1'), check: 'KYC' };
      expectErrorCode(await identity.ask(mutation, { input: other }, manager), 'MISSING_SCOPE');
    });
  });

  it('announces an expired licence once', async () => {
    const beyond = 6 * 365 * 24 * 60 * 60 * 1000;
    identity.advance(beyond);
    expect(await identity.subgraph.announceExpiredLicences()).toBeGreaterThanOrEqual(3);
    expect(await identity.subgraph.announceExpiredLicences()).toBe(0);
    identity.advance(-beyond);
  });
});
