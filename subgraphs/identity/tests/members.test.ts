import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { revokedSessionKey } from '../src/index.js';
import {
  type IdentityUnderTest,
  signIn,
  type SignedIn,
  startIdentity,
  viewerAs,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');
const MEMBERS = `query($after: String) { members(first: 2, after: $after) {
  totalCount nodes { role user { id name } organization { name } } pageInfo { endCursor hasNextPage } } }`;
const REMOVE = `mutation($userId: ID!) { removeMember(input: { userId: $userId }) { userId } }`;
const INVITE_MANAGER = `mutation($phone: String!) { inviteManager(input: { phone: $phone }) { invitation { id } } }`;
const ACCEPT = `mutation($id: ID!) { acceptInvitation(input: { invitationId: $id }) { refreshSession } }`;
const LEAVE = `mutation { leaveOrganization { session { refreshToken } } }`;
const REGISTER = `mutation($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { organization { id } } }`;
const VERIFY = `mutation($id: ID!) { verifyOrganization(input: { organizationId: $id }) { organization { status } } }`;

interface Members {
  members: {
    totalCount: number;
    nodes: { role: string; user: { id: string; name: string }; organization: { name: string } }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
}

describe('the people of a brokerage', () => {
  let identity: IdentityUnderTest;
  let serial = 0;
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  const phone = () => `+9198300${String(++serial).padStart(5, '0')}`;
  const ask = (text: string, variables?: Record<string, unknown>, viewer?: Viewer) =>
    identity.ask(text, variables, viewer);
  let manager: SignedIn | undefined;
  /** Signs in once: a number gets its next code later. */
  const firstManager = async () => (manager ??= await signIn(identity, '+919810000021'));
  const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });

  /** A further manager of the brokerage, signed in as one. */
  async function deputy(by: Viewer) {
    const number = phone();
    const { inviteManager } = expectData<{ inviteManager: { invitation: { id: string } } }>(
      await ask(INVITE_MANAGER, { phone: number }, by),
    );
    const person = await signIn(identity, number, 'Deputy');
    expectData(await ask(ACCEPT, { id: inviteManager.invitation.id }, person.viewer));
    return identity.refresh(person.refreshToken);
  }

  it('are listed to its managers, page by page, once for each role', async () => {
    const manager = await firstManager();
    const pages: Members['members'][] = [];
    for (let after: string | null = null; ;) {
      const { members }: Members = expectData<Members>(await ask(MEMBERS, { after }, manager.viewer));
      pages.push(members);
      if (!members.pageInfo.hasNextPage) break;
      after = members.pageInfo.endCursor;
    }
    const all = pages.flatMap(({ nodes }) => nodes);
    expect(all.map(({ role, user }) => [user.name, role]).sort()).toEqual([
      ['Agent 1', 'AGENT'],
      ['Agent 2', 'AGENT'],
      ['Manager One', 'BROKERAGE_MANAGER'],
    ]);
    expect(pages.map(({ totalCount }) => totalCount)).toEqual([3, 3]);
    expect(new Set(all.map(({ organization }) => organization.name))).toEqual(new Set(['First Homes']));
    const agent = await signIn(identity, '+919810000001');
    for (const other of [agent.viewer, reviewer, viewerAs({ userId: idOf('User', 'b1'), roles: ['BUYER'] })])
      expectErrorCode(await ask(MEMBERS, {}, other), 'MISSING_SCOPE');
  });

  it('are those of a role, and counted by it', async () => {
    const { viewer } = await firstManager();
    const query = `query($filter: MemberFilter) { members(first: 10, filter: $filter) { totalCount nodes { role } } }`;
    const roles = async (filter: object) => expectData(await ask(query, { filter }, viewer));
    const managers = { totalCount: 1, nodes: [{ role: 'BROKERAGE_MANAGER' }] };
    expect(await roles({ role: 'BROKERAGE_MANAGER' })).toEqual({ members: managers });
    const agents = { totalCount: 2, nodes: [{ role: 'AGENT' }, { role: 'AGENT' }] };
    expect(await roles({ role: 'AGENT' })).toEqual({ members: agents });
  });

  it('a manager removes another one: memberships and sessions are over', async () => {
    const manager = await firstManager();
    const other = await deputy(manager.viewer);
    const userId = other.viewer.userId as string;
    expect(expectData(await ask(REMOVE, { userId }, manager.viewer))).toEqual({ removeMember: { userId } });
    expect(await identity.redis.exists(revokedSessionKey(other.viewer.sessionId as string))).toBe(1);
    await expect(identity.refresh(other.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    expectErrorCode(await ask(REMOVE, { userId }, manager.viewer), 'MEMBER_NOT_FOUND');
    expect((await identity.events()).at(-1)).toMatchObject({
      type: 'BrokerageMembershipChanged',
      data: { userId, organizationId: FIRST, role: 'BROKERAGE_MANAGER', active: false },
    });
    const [entry] = await audited('MEMBER_REMOVED');
    expect(entry).toEqual({
      actor_id: manager.viewer.userId,
      subject_id: userId,
      details: { roles: 'BROKERAGE_MANAGER' },
    });
  });

  it('an agent who is removed leaves leads and listings to others', async () => {
    const manager = await firstManager();
    const agent = await signIn(identity, '+919810000002');
    expectData(await ask(REMOVE, { userId: agent.viewer.userId }, manager.viewer));
    const told = (await identity.events()).slice(-2);
    expect(told).toMatchObject([
      { type: 'AgentUpdated', data: { agentId: agent.viewer.agentId, status: 'LEFT' } },
      { type: 'BrokerageMembershipChanged', data: { userId: agent.viewer.userId, active: false } },
    ]);
  });

  it('are not removed by a stranger, by themselves, by a key, or without a fresh proof', async () => {
    const manager = await firstManager();
    const other = await deputy(manager.viewer);
    const userId = other.viewer.userId as string;
    const second = await signIn(identity, '+919810000022');
    expectErrorCode(await ask(REMOVE, { userId }, second.viewer), 'MEMBER_NOT_FOUND');
    expectErrorCode(await ask(REMOVE, { userId }, viewerAs({})), 'UNAUTHENTICATED');
    expectErrorCode(await ask(REMOVE, { userId }, reviewer), 'MISSING_SCOPE');
    expectErrorCode(await ask(REMOVE, { userId: manager.viewer.userId }, manager.viewer), 'LEAVE_INSTEAD');
    expectErrorCode(await ask(REMOVE, { userId }, { ...manager.viewer, viaKey: true }), 'PERSON_REQUIRED');
    identity.advance(11 * 60_000);
    expectErrorCode(await ask(REMOVE, { userId }, manager.viewer), 'FRESH_SIGN_IN_REQUIRED');
    identity.advance(-11 * 60_000);
    expectData(await ask(REMOVE, { userId }, manager.viewer));
  });

  it('of two managers who remove each other at once one stays', async () => {
    const manager = await firstManager();
    const [one, other] = [await deputy(manager.viewer), await deputy(manager.viewer)];
    const answers = await Promise.all([
      ask(REMOVE, { userId: other.viewer.userId }, one.viewer),
      ask(REMOVE, { userId: one.viewer.userId }, other.viewer),
    ]);
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.['code']);
    expect(codes.toSorted()).toEqual(['FORBIDDEN', undefined]);
    const left = await identity.sql(`select 1 from identity.membership where user_id = any ($1)`, [
      [one.viewer.userId, other.viewer.userId],
    ]);
    expect(left.rowCount).toBe(1);
  });

  it('are not left to a manager whose account is deactivated', async () => {
    const manager = await firstManager();
    const other = await deputy(manager.viewer);
    const setStatus = (status: string) =>
      identity.sql(`update identity.user_account set status = $2 where id = $1`, [
        other.viewer.userId,
        status,
      ]);
    await identity.sql(
      `delete from identity.membership where organization_id = $1 and role = 'BROKERAGE_MANAGER' and not user_id = any ($2)`,
      [FIRST, [manager.viewer.userId, other.viewer.userId]],
    );
    await setStatus('DEACTIVATED');
    expectErrorCode(await ask(LEAVE, {}, manager.viewer), 'LAST_MANAGER');
    await setStatus('ACTIVE');
    expectData(await ask(REMOVE, { userId: other.viewer.userId }, manager.viewer));
  });

  describe('the last of whom leaves', () => {
    const input = { name: 'Short Lived Homes', city: 'Mumbai', pan: 'AAPFU0939F' };
    async function founded() {
      const founder = await signIn(identity, phone(), 'Founder');
      const { registerOrganization } = expectData<{ registerOrganization: { organization: { id: string } } }>(
        await ask(REGISTER, { input }, founder.viewer),
      );
      const { id } = registerOrganization.organization;
      expectData(await ask(VERIFY, { id }, reviewer));
      return { id, founder: await identity.refresh(founder.refreshToken) };
    }

    it('closes it, ends what waited for it and gives free what one organization alone can have', async () => {
      const { id, founder } = await founded();
      const invited = await signIn(identity, '+919810000031');
      const { inviteManager } = expectData<{ inviteManager: { invitation: { id: string } } }>(
        await ask(INVITE_MANAGER, { phone: '+919810000031' }, founder.viewer),
      );
      await identity.sql(
        `insert into identity.sso_domain (organization_id, domain, token, created_at, verified_at)
         values ($1, 'short-lived.example', 't', now(), now())`,
        [id],
      );
      expectData(await ask(LEAVE, {}, founder.viewer));
      expect(expectData(await ask(`{ organization(id: "${id}") { status } }`))).toEqual({
        organization: { status: 'CLOSED' },
      });
      expect((await identity.events()).findLast(({ type }) => type === 'OrganizationClosed')).toMatchObject({
        data: { organizationId: id },
      });
      const answer = await ask(ACCEPT, { id: inviteManager.invitation.id }, invited.viewer);
      expectErrorCode(answer, 'INVITATION_CLOSED');
      expect((await identity.sql(`select 1 from identity.sso_domain`)).rowCount).toBe(0);
      expect((await audited('ORGANIZATION_CLOSED'))[0]).toMatchObject({ subject_id: id });
      // The firm comes back, and its PAN is its own again.
      await founded();
    });
  });

  async function audited(action: string) {
    const { rows } = await identity.sql(
      `select actor_id, subject_id, details from identity.audit_entry where action = $1 order by recorded_at desc`,
      [action],
    );
    return rows as object[];
  }
});
