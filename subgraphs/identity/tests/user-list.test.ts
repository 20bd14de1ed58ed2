import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const USERS = `query($filter: UserFilter, $first: Int, $after: String) {
  users(filter: $filter, first: $first, after: $after) {
    totalCount nodes { id name status identityStatus roles } pageInfo { hasNextPage endCursor } } }`;

interface Users {
  users: {
    totalCount: number;
    nodes: { id: string; name: string; roles: string[] | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

describe('Query.users', () => {
  let identity: IdentityUnderTest;
  const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
  const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
  const all = [...world.managers, ...world.agents, ...world.buyers, ...world.reviewers, ...world.admins];

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  const users = async (variables: object, viewer = admin) =>
    expectData<Users>(await identity.ask(USERS, { ...variables }, viewer)).users;

  it('lists everyone once, page by page', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Users['users'] = await users({ first: 3, after });
      seen.push(...page.nodes.map(({ id }) => id));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    const expected = [...all, ...world.builders, ...world.partners].map(({ key }) => idOf('User', key));
    expect(seen.sort()).toEqual(expected.sort());
    expect((await users({ first: 1 })).totalCount).toBe(expected.length);
  });

  it('finds by role, name and phone number', async () => {
    const [reviewerPerson] = world.reviewers;
    const [buyer] = world.buyers;
    const byRole = await users({ filter: { role: 'REVIEWER' } });
    expect(byRole.nodes.map(({ id }) => id)).toEqual(world.reviewers.map(({ key }) => idOf('User', key)));
    expect(byRole.nodes.every(({ roles }) => roles?.includes('REVIEWER'))).toBe(true);
    const byPhone = await users({ filter: { phone: reviewerPerson?.phone } });
    expect(byPhone.nodes.map(({ name }) => name)).toEqual([reviewerPerson?.name]);
    const part = (buyer?.name as string).slice(1, 5).toUpperCase();
    expect((await users({ filter: { name: part } })).nodes.map(({ name }) => name)).toContain(buyer?.name);
    expect(await users({ filter: { name: '100%_' } })).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('gives a reviewer the people whose identity is to be checked, without their roles', async () => {
    const { nodes } = await users({ filter: { identityStatus: 'UNVERIFIED', status: 'ACTIVE' } }, reviewer);
    expect(nodes.length).toBeGreaterThan(3);
    expect(nodes.filter(({ id }) => id !== reviewer.userId).every(({ roles }) => roles === null)).toBe(true);
  });

  it('is for no others', async () => {
    for (const roles of [['BUYER'], ['BROKERAGE_MANAGER'], ['PARTNER']] as const) {
      const viewer = viewerAs({ userId: idOf('User', 'm1'), roles: [...roles] });
      expectErrorCode(await identity.ask(USERS, {}, viewer), 'MISSING_SCOPE');
    }
  });

  it('reads a page in as many statements as a row', async () => {
    const statements = async (first: number) => {
      identity.statements.length = 0;
      await users({ first });
      return identity.statements.length;
    };
    expect(await statements(50)).toBe(await statements(1));
  });
});
