import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, signIn, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');
const INVITE = `mutation($input: InviteAgentInput!) { inviteAgent(input: $input) { invitation { id status role name } } }`;
const REGISTER = `mutation($input: RegisterOrganizationInput!) {
  registerOrganization(input: $input) { refreshSession organization { id name status } } }`;
const VERIFY_ORG = `mutation($id: ID!) { verifyOrganization(input: { organizationId: $id }) { organization { status } } }`;
const REJECT_ORG = `mutation($id: ID!) {
  rejectOrganization(input: { organizationId: $id, reason: "papers" }) { organization { status } } }`;
const LEAVE = `mutation { leaveOrganization { session { refreshToken user { id } } } }`;

describe('Mutation.registerOrganization', () => {
  let identity: IdentityUnderTest;
  let serial = 0;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
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
  const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
  const ask = (text: string, variables?: Record<string, unknown>, viewer?: Viewer) =>
    identity.ask(text, variables, viewer);
  const input = { name: 'Third Homes', city: 'Mumbai', pan: 'AAPFU0939F', gstin: '27AAPFU0939F1ZV' };

  it('makes an organization that waits: its manager can do nothing as it, and others do not see it', async () => {
    const founder = await signIn(identity, phone(), 'Founder');
    const made = expectData<{ registerOrganization: { organization: { id: string } } }>(
      await ask(REGISTER, { input }, founder.viewer),
    );
    expect(made).toMatchObject({
      registerOrganization: { refreshSession: false, organization: { status: 'PENDING' } },
    });
    const { id } = made.registerOrganization.organization;
    const pending = await identity.refresh(founder.refreshToken);
    expect(pending.viewer).toMatchObject({ organizationId: null, roles: ['BUYER'] });
    expectErrorCode(await ask(INVITE, { input: { phone: phone() } }, pending.viewer), 'MISSING_SCOPE');
    const query = `{ organization(id: "${id}") { name status } }`;
    for (const stranger of [manager, viewerAs({})]) {
      expect(expectData(await ask(query, {}, stranger))).toEqual({ organization: null });
    }
    const mine = `{ myMemberships { role organization { id status } } }`;
    expect(expectData(await ask(mine, {}, pending.viewer))).toEqual({
      myMemberships: [{ role: 'BROKERAGE_MANAGER', organization: { id, status: 'PENDING' } }],
    });

    const list = `{ organizations(status: PENDING, first: 10) { edges { node { id registration { pan } similarlyNamed { id } } } } }`;
    expectErrorCode(await ask(list, {}, manager), 'MISSING_SCOPE');
    expect(JSON.stringify(expectData(await ask(list, {}, reviewer)))).toContain(input.pan);
    expectErrorCode(await ask(VERIFY_ORG, { id }, pending.viewer), 'MISSING_SCOPE');
    expectData(await ask(VERIFY_ORG, { id }, reviewer));
    expectErrorCode(await ask(VERIFY_ORG, { id }, reviewer), 'ORGANIZATION_DECIDED');
    const verified = await identity.refresh(pending.refreshToken);
    expect(verified.viewer).toMatchObject({ organizationId: id, roles: ['BUYER', 'BROKERAGE_MANAGER'] });
    expect((await identity.events()).map(({ type }) => type)).toContain('OrganizationVerified');
    const registration = `{ organization(id: "${id}") { registration { pan } } }`;
    expect(expectData(await ask(registration, {}, verified.viewer))).toEqual({
      organization: { registration: { pan: input.pan } },
    });
    expect(expectData(await ask(registration, {}, manager))).toEqual({
      organization: { registration: null },
    });
  });

  it('lets any brokerage claim a PAN, and one brokerage be verified with it', async () => {
    const squatter = await signIn(identity, phone());
    const claim = { name: 'Squatter Homes', city: 'Mumbai', pan: 'AAKFS4821M' };
    const made = expectData<{ registerOrganization: { organization: { id: string } } }>(
      await ask(REGISTER, { input: claim }, squatter.viewer),
    );
    const { id } = made.registerOrganization.organization;
    expectErrorCode(await ask(VERIFY_ORG, { id }, reviewer), 'ORGANIZATION_EXISTS');
    expectErrorCode(await ask(REGISTER, { input }, squatter.viewer), 'WORKS_ELSEWHERE');
    expectData(await ask(REJECT_ORG, { id }, reviewer));
    expectData(await ask(REGISTER, { input: { ...claim, name: 'Another Name' } }, squatter.viewer));
  });

  it('five times a day, however often the founder leaves again', async () => {
    let session = await signIn(identity, phone());
    const codes: unknown[] = [];
    for (let n = 0; n < 7; n++) {
      const { body } = await ask(REGISTER, { input }, session.viewer);
      codes.push(body.errors?.[0]?.extensions?.['code']);
      if (body.errors) continue;
      const { leaveOrganization } = expectData<{
        leaveOrganization: { session: { refreshToken: string } };
      }>(await ask(LEAVE, {}, session.viewer));
      session = await identity.refresh(leaveOrganization.session.refreshToken);
    }
    expect(codes).toEqual([...Array(5).fill(undefined), ...Array(2).fill('TOO_MANY_ORGANIZATIONS')]);
  });

  it('shows reviewers names that look alike', async () => {
    const { viewer } = await signIn(identity, phone());
    const twin = { name: 'FIRST H0MES', city: 'Mumbai', pan: 'AABCK7315R' };
    expectData(await ask(REGISTER, { input: twin }, viewer));
    const list = `{ organizations(status: PENDING, first: 50) { edges { node { name similarlyNamed { name } } } } }`;
    const answer = expectData<{ organizations: { edges: { node: unknown }[] } }>(
      await ask(list, {}, reviewer),
    );
    expect(answer.organizations.edges.map(({ node }) => node)).toContainEqual({
      name: 'FIRST H0MES',
      similarlyNamed: [{ name: 'First Homes' }],
    });
    const named = async (name: string) => {
      const found = `query($name: String) { organizations(name: $name, first: 50) { totalCount nodes { name } } }`;
      return expectData<{ organizations: object }>(await ask(found, { name }, reviewer)).organizations;
    };
    expect(await named('H0mes')).toEqual({ totalCount: 1, nodes: [{ name: 'FIRST H0MES' }] });
    expect(await named('%')).toEqual({ totalCount: 0, nodes: [] });
  });

  it.each([
    ['Cyrillic', 'First Ноmes'],
    ['zero width', 'First\u200b Homes'],
    ['right to left', '\u202esemoH tsriF'],
    ['Greek', 'Fiρst Homes'],
    ['no letters', '1234'],
  ])('refuses a name with %s', async (_what, name) => {
    const { viewer } = await signIn(identity, phone());
    expectErrorCode(await ask(REGISTER, { input: { ...input, name } }, viewer), 'INVALID_NAME');
  });

  it.each(['+919810000041', '+919810000051'])('is not for staff, who judge brokerages: %s', async (staff) => {
    const { viewer } = await signIn(identity, staff);
    expectErrorCode(await ask(REGISTER, { input }, viewer), 'STAFF_CANNOT_JOIN');
  });

  it('refuses a GSTIN of another PAN', async () => {
    const { viewer } = await signIn(identity, phone());
    const wrong = { ...input, pan: 'AABCK7315Q' };
    expectErrorCode(await ask(REGISTER, { input: wrong }, viewer), 'GSTIN_PAN_MISMATCH');
  });
});
