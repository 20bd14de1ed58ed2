import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, type Viewer } from '@propmubi/runtime';
import { type Answer, expectData, expectErrorCode } from '@propmubi/testkit';
import { revokedSessionKey } from '../src/index.js';
import { type IdentityUnderTest, signIn, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');
const SECOND = idOf('Organization', 'second');
const INVITE = `mutation($input: InviteAgentInput!) { inviteAgent(input: $input) { invitation { id status role name } } }`;
const INVITE_MANAGER = `mutation($phone: String!) { inviteManager(input: { phone: $phone }) { invitation { id } } }`;
const ACCEPT = `mutation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) { awaitsConfirmation refreshSession agent { id name localities } invitation { status } } }`;
const DECLINE = `mutation($id: ID!) { declineInvitation(input: { invitationId: $id }) { invitation { status } } }`;
const MINE = `{ myInvitations { id role organization { name } } }`;
const LEAVE = `mutation { leaveOrganization { session { refreshToken user { id } } } }`;

describe('joining a brokerage', () => {
  let identity: IdentityUnderTest;
  let serial = 0;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
    await identity.sql(
      `insert into identity.registered_agent (rera_number, name, valid_until)
       select 'A5190000000' || n, 'Registered Agent ' || n, '2999-06-30' from generate_series(1, 9) n`,
    );
  });
  afterAll(() => identity?.close());

  const phone = () =>
    `+91982${String(1_000_003 * ++serial)
      .padStart(7, '0')
      .slice(-7)}`;
  const manager = viewerAs({
    userId: idOf('User', 'm1'),
    organizationId: FIRST,
    roles: ['BROKERAGE_MANAGER'],
  });
  const second = viewerAs({
    userId: idOf('User', 'm2'),
    organizationId: SECOND,
    roles: ['BROKERAGE_MANAGER'],
  });
  const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
  const ask = (text: string, variables?: Record<string, unknown>, viewer?: Viewer) =>
    identity.ask(text, variables, viewer);
  const registered = (n: number) => ({
    name: `Registered Agent ${n}`,
    reraNumber: `A5190000000${n}`,
    licenceExpiresOn: '2999-12-31',
  });
  async function invite(input: Record<string, unknown>, by = manager): Promise<string> {
    const answer = await ask(INVITE, { input }, by);
    return expectData<{ inviteAgent: { invitation: { id: string } } }>(answer).inviteAgent.invitation.id;
  }
  const accept = (invitationId: string, viewer: Viewer, more = {}) =>
    ask(ACCEPT, { input: { invitationId, ...more } }, viewer);

  describe('Query.invitations', () => {
    it('are those of a filter, and counted by it', async () => {
      const number = phone();
      const declined = await invite({ phone: number, ...registered(9) }, second);
      const { viewer } = await signIn(identity, number, 'Declining Person');
      expectData(await ask(DECLINE, { id: declined }, viewer));
      const open = await invite({ phone: phone() }, second);
      const expired = await invite({ phone: phone() }, second);
      await identity.sql(`update identity.invitation set expires_at = created_at where id = $1`, [expired]);
      const answer = await ask(INVITE_MANAGER, { phone: phone() }, second);
      const manager = expectData<{ inviteManager: { invitation: { id: string } } }>(answer).inviteManager
        .invitation.id;
      const query = `query($filter: InvitationFilter) { invitations(first: 50, filter: $filter) { totalCount nodes { id } } }`;
      const found = async (filter: object) => {
        type Found = { invitations: { totalCount: number; nodes: { id: string }[] } };
        const { totalCount, nodes } = expectData<Found>(await ask(query, { filter }, second)).invitations;
        expect(totalCount).toBe(nodes.length);
        return nodes.map(({ id }) => id).filter((id) => [declined, open, expired, manager].includes(id));
      };
      expect(await found({})).toEqual([manager, expired, open, declined]);
      expect(await found({ statuses: ['DECLINED', 'WITHDRAWN'] })).toEqual([declined]);
      expect(await found({ role: 'BROKERAGE_MANAGER' })).toEqual([manager]);
      expect(await found({ open: true, role: 'AGENT' })).toEqual([open]);
      expect(await found({ open: false })).toEqual([expired, declined]);
    });
  });

  describe('Mutation.inviteAgent', () => {
    it('answers alike for a known and an unknown number, and changes nothing for its owner', async () => {
      const victim = await signIn(identity, phone(), 'Victim');
      const known = phone();
      const owner = await signIn(identity, known, 'Known Person');
      const shapeOf = ({ body }: Answer) => JSON.stringify(body).replace(/[\da-f-]{36}/, 'ID');
      const toKnown = await ask(INVITE, { input: { phone: known } }, manager);
      const toUnknown = await ask(INVITE, { input: { phone: phone() } }, manager);
      expect(shapeOf(toKnown)).toBe(shapeOf(toUnknown));
      expect(shapeOf(toKnown)).not.toContain('Known Person');
      expect((await identity.refresh(owner.refreshToken)).viewer).toMatchObject({ organizationId: null });
      expect((await identity.refresh(victim.refreshToken)).viewer.roles).toEqual(['BUYER']);
    });

    it('leaves staff, agents and managers where they are', async () => {
      for (const [number, code] of [
        ['+919810000041', 'STAFF_CANNOT_JOIN'],
        ['+919810000051', 'STAFF_CANNOT_JOIN'],
        ['+919810000003', 'WORKS_ELSEWHERE'],
        ['+919810000022', 'WORKS_ELSEWHERE'],
      ] as const) {
        const before = await signIn(identity, number);
        const id = await invite({ phone: number, ...registered(9) });
        expectErrorCode(await accept(id, before.viewer), code);
        const { sessionId: _, ...claims } = before.viewer;
        expect((await identity.refresh(before.refreshToken)).viewer).toMatchObject(claims);
      }
    });

    it('a thousand times reaches fifty people a day', async () => {
      await identity.subgraph.seed(world);
      const codes = new Map<unknown, number>();
      for (let n = 0; n < 1000; n++) {
        const { body } = await ask(INVITE, { input: { phone: phone() } }, second);
        const code = body.errors?.[0]?.extensions?.['code'] ?? 'sent';
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      expect([...codes.keys()].sort()).toEqual(['TOO_MANY_INVITATIONS', 'sent']);
      expect(codes.get('sent')).toBeLessThanOrEqual(51);
    });

    it('is for managers of verified brokerages', async () => {
      const agent = viewerAs({ userId: idOf('User', 'a1'), organizationId: FIRST, roles: ['AGENT'] });
      expectErrorCode(await ask(INVITE, { input: { phone: phone() } }, agent), 'MISSING_SCOPE');
    });

    it.each([
      ['phone', { phone: '12345' }, 'INVALID_PHONE'],
      ['reraNumber', { reraNumber: 'P51800000101' }, 'INVALID_RERA_NUMBER'],
      ['licenceExpiresOn', { licenceExpiresOn: '2020-01-01' }, 'LICENCE_EXPIRED'],
      ['budgetMin', { budgetMin: -1 }, 'INVALID_BUDGET'],
      ['languages', { languages: ['english'] }, 'INVALID_LANGUAGE'],
      ['shiftStart', { shiftStart: '25:00' }, 'INVALID_TIME'],
    ])('refuses a wrong %s %j', async (field, wrong, code) => {
      const error = expectErrorCode(
        await ask(INVITE, { input: { phone: phone(), ...wrong } }, manager),
        code,
      );
      expect(error.extensions).toMatchObject({ field });
    });

    it('lives on as registerAgent, which invites', async () => {
      const text = `mutation($input: RegisterAgentInput!) { registerAgent(input: $input) { agent { id } invitation { status } } }`;
      const input = { phone: phone(), ...registered(8) };
      expect(expectData(await ask(text, { input }, manager))).toEqual({
        registerAgent: { agent: null, invitation: { status: 'PENDING' } },
      });
    });
  });

  describe('Mutation.acceptInvitation', () => {
    it('makes an agent whom the register knows, who signs in as one', async () => {
      const number = phone();
      const id = await invite({ phone: number, ...registered(1), localities: ['Sion'] });
      const person = await signIn(identity, number);
      expect(expectData(await ask(MINE, {}, person.viewer))).toEqual({
        myInvitations: [{ id, role: 'AGENT', organization: { name: 'First Homes' } }],
      });
      expect(expectData(await accept(id, person.viewer))).toMatchObject({
        acceptInvitation: {
          awaitsConfirmation: false,
          refreshSession: true,
          agent: { id: idOf('Agent', 'A51900000001'), localities: ['Sion'] },
          invitation: { status: 'ACCEPTED' },
        },
      });
      const { viewer } = await identity.refresh(person.refreshToken);
      expect(viewer).toMatchObject({ organizationId: FIRST, agentId: idOf('Agent', 'A51900000001') });
      const registeredEvents = (await identity.events()).filter(({ type }) => type === 'AgentRegistered');
      expect(registeredEvents.at(-1)).toMatchObject({
        organizationid: FIRST,
        // The register’s date, not the one that was typed.
        data: { agentId: idOf('Agent', 'A51900000001'), licenceExpiresOn: '2999-06-30' },
      });
      expectErrorCode(await accept(id, viewer), 'INVITATION_CLOSED');
    });

    it('is for the number that was invited alone', async () => {
      const id = await invite({ phone: phone(), ...registered(2) });
      const stranger = await signIn(identity, phone());
      for (const viewer of [stranger.viewer, manager, second]) {
        expectErrorCode(await accept(id, viewer), 'INVITATION_NOT_FOUND');
        expectErrorCode(await ask(DECLINE, { id }, viewer), 'INVITATION_NOT_FOUND');
      }
    });

    it.each([
      [
        'a number that is not in the register',
        { ...registered(3), reraNumber: 'A51999999999' },
        'NOT_IN_REGISTER',
      ],
      ['another’s number', { ...registered(3), name: 'Another Person' }, 'NAME_DIFFERS'],
    ])('with %s waits for a reviewer', async (_what, profile, reason) => {
      const number = phone();
      const id = await invite({ phone: number, ...profile });
      const person = await signIn(identity, number);
      expect(expectData(await accept(id, person.viewer))).toMatchObject({
        acceptInvitation: { awaitsConfirmation: true, refreshSession: false, agent: null },
      });
      const waiting = await identity.refresh(person.refreshToken);
      expect(waiting.viewer).toMatchObject({ organizationId: null, agentId: null, roles: ['BUYER'] });
      const list = `{ agentApplications(first: 50) { edges { node { id reraNumber reasons organization { id } } } } }`;
      expectErrorCode(await ask(list, {}, manager), 'MISSING_SCOPE');
      const { agentApplications } = expectData<{
        agentApplications: { edges: { node: { id: string; reraNumber: string; reasons: string[] } }[] };
      }>(await ask(list, {}, reviewer));
      const application = agentApplications.edges.find(
        ({ node }) => node.reraNumber === profile.reraNumber,
      )?.node;
      expect(application).toMatchObject({ reasons: [reason], organization: { id: FIRST } });
      const filtered = async (filter: object) => {
        const query = `query($filter: AgentApplicationFilter) { agentApplications(first: 50, filter: $filter) { totalCount nodes { id } } }`;
        type Found = { agentApplications: { totalCount: number; nodes: { id: string }[] } };
        const { totalCount, nodes } = expectData<Found>(
          await ask(query, { filter }, reviewer),
        ).agentApplications;
        expect(totalCount).toBe(nodes.length);
        return nodes.some(({ id }) => id === application?.id);
      };
      const others = ['NAME_DIFFERS', 'NOT_IN_REGISTER', 'REGISTRATION_EXPIRED'].filter(
        (one) => one !== reason,
      );
      expect(await filtered({ reasons: [reason], organizationId: FIRST })).toBe(true);
      expect(await filtered({ reasons: others })).toBe(false);
      expect(await filtered({ organizationId: SECOND })).toBe(false);
      expect(await filtered({ statuses: ['CONFIRMED', 'REJECTED'] })).toBe(false);
      expect(await filtered({ createdBefore: '2020-01-01T00:00:00Z' })).toBe(false);
      const confirm = `mutation($id: ID!) { confirmAgent(input: { applicationId: $id }) { agent { id } } }`;
      expectErrorCode(await ask(confirm, { id: application?.id }, manager), 'MISSING_SCOPE');
      const { userId } = waiting.viewer;
      await identity.sql(`insert into identity.user_role (user_id, role) values ($1, 'REVIEWER')`, [userId]);
      expectErrorCode(await ask(confirm, { id: application?.id }, reviewer), 'STAFF_CANNOT_JOIN');
      await identity.sql(`delete from identity.user_role where user_id = $1 and role = 'REVIEWER'`, [userId]);
      expectData(await ask(confirm, { id: application?.id }, reviewer));
      expectErrorCode(await ask(confirm, { id: application?.id }, reviewer), 'APPLICATION_DECIDED');
      expect(await filtered({})).toBe(false);
      expect(await filtered({ statuses: ['CONFIRMED'] })).toBe(true);
      const confirmed = await identity.refresh(waiting.refreshToken);
      expect(confirmed.viewer).toMatchObject({
        organizationId: FIRST,
        agentId: idOf('Agent', profile.reraNumber),
      });
    });

    it('gives one number to one agent', async () => {
      const number = phone();
      const id = await invite({ phone: number, ...registered(1) });
      const { viewer } = await signIn(identity, number);
      expectErrorCode(await accept(id, viewer), 'RERA_NUMBER_TAKEN');
      expect(expectData(await ask(MINE, {}, viewer))).toMatchObject({ myInvitations: [{ id }] });
    });

    it('twice at once joins one brokerage', async () => {
      await identity.redis.flushdb();
      const number = phone();
      const ours = await invite({ phone: number, ...registered(4) });
      const theirs = await invite({ phone: number, ...registered(4) }, second);
      const { viewer } = await signIn(identity, number);
      const answers = await Promise.all([accept(ours, viewer), accept(theirs, viewer)]);
      expect(answers.filter(({ body }) => body.data)).toHaveLength(1);
      const memberships = await identity.sql(`select 1 from identity.membership where user_id = $1`, [
        viewer.userId,
      ]);
      expect(memberships.rowCount).toBe(1);
    });

    it('expires', async () => {
      const number = phone();
      const id = await invite({ phone: number });
      identity.advance(15 * 24 * 60 * 60_000);
      const { viewer } = await signIn(identity, number);
      expectErrorCode(await accept(id, viewer, registered(5)), 'INVITATION_CLOSED');
      identity.advance(-15 * 24 * 60 * 60_000);
    });
  });

  it('a declined brokerage does not ask again for 30 days', async () => {
    const number = phone();
    const id = await invite({ phone: number });
    const { viewer } = await signIn(identity, number);
    expectData(await ask(DECLINE, { id }, viewer));
    expect(expectData(await ask(MINE, {}, viewer))).toEqual({ myInvitations: [] });
    expectErrorCode(await ask(INVITE, { input: { phone: number } }, manager), 'INVITATION_DECLINED');
  });

  it('managers invite managers, the last one cannot leave the others alone, and all can leave', async () => {
    const number = phone();
    const { refreshToken } = await signIn(identity, '+919810000021');
    const first = await identity.refresh(refreshToken);
    expectErrorCode(await ask(LEAVE, {}, first.viewer), 'LAST_MANAGER');
    const { inviteManager } = expectData<{ inviteManager: { invitation: { id: string } } }>(
      await ask(INVITE_MANAGER, { phone: number }, manager),
    );
    const deputy = await signIn(identity, number);
    expectData(await accept(inviteManager.invitation.id, deputy.viewer));
    const joined = await identity.refresh(deputy.refreshToken);
    expect(joined.viewer).toMatchObject({ organizationId: FIRST, roles: ['BUYER', 'BROKERAGE_MANAGER'] });
    const left = expectData<{ leaveOrganization: { session: { refreshToken: string } } }>(
      await ask(LEAVE, {}, joined.viewer),
    );
    expect(await identity.redis.exists(revokedSessionKey(joined.viewer.sessionId as string))).toBe(1);
    await expect(identity.refresh(joined.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    const after = await identity.refresh(left.leaveOrganization.session.refreshToken);
    expect(after.viewer).toMatchObject({ organizationId: null, roles: ['BUYER'] });
    expectErrorCode(await ask(LEAVE, {}, after.viewer), 'NOT_A_MEMBER');
    const memberships = (await identity.events()).filter(
      ({ type, data }) => type === 'BrokerageMembershipChanged' && data['userId'] === joined.viewer.userId,
    );
    const told = { userId: joined.viewer.userId, organizationId: FIRST, role: 'BROKERAGE_MANAGER' };
    expect(memberships.map(({ data }) => data)).toEqual([
      { ...told, active: true, changedAt: expect.any(String) },
      { ...told, active: false, changedAt: expect.any(String) },
    ]);
  });

  it('an agent who left, or was removed, joins another brokerage under the same id', async () => {
    const number = phone();
    const agentId = idOf('Agent', 'A51900000006');
    const person = await signIn(identity, number);
    expectData(await accept(await invite({ phone: number, ...registered(6) }), person.viewer));
    const remove = `mutation($agentId: ID!) { removeAgent(input: { agentId: $agentId }) { agent { id } } }`;
    expectErrorCode(await ask(remove, { agentId }, second), 'FORBIDDEN');
    expectData(await ask(remove, { agentId }, manager));
    expect((await identity.events()).at(-1)).toMatchObject({
      type: 'AgentUpdated',
      data: { agentId, status: 'LEFT' },
    });
    expect(await identity.redis.exists(revokedSessionKey(person.viewer.sessionId as string))).toBe(1);
    await identity.redis.flushdb();
    const again = await signIn(identity, number);
    expect(again.viewer).toMatchObject({ organizationId: null, roles: ['BUYER'] });
    expectData(await accept(await invite({ phone: number, ...registered(6) }, second), again.viewer));
    const moved = await identity.refresh(again.refreshToken);
    expect(moved.viewer).toMatchObject({ organizationId: SECOND, agentId });
    expectData(await ask(LEAVE, {}, moved.viewer));
    expect((await identity.events()).findLast(({ type }) => type === 'AgentUpdated')).toMatchObject({
      data: { agentId, status: 'LEFT' },
    });
  });
});
