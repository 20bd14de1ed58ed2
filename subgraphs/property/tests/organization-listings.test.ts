import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopesOf, type Role, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, testViewer } from '@propmubi/testkit';
import { startProperty } from './property-subgraph.js';

const SAHYADRI = '0193d3a0-0000-7000-8000-000000000001';
const KONKAN = '0193d3a0-0000-7000-8000-000000000002';
const ASHA = '0193d3a0-0000-7000-8000-0000000000a1';
const ROHAN = '0193d3a0-0000-7000-8000-0000000000a2';

const member = (role: Role, organizationId: string | null, agentId: string | null = null) =>
  testViewer({
    userId: crypto.randomUUID(),
    organizationId,
    agentId,
    roles: [role],
    scopes: scopesOf([role]),
  });
const asha = member('AGENT', SAHYADRI, ASHA);
const rohan = member('AGENT', SAHYADRI, ROHAN);
const manager = member('BROKERAGE_MANAGER', SAHYADRI);
const rival = member('AGENT', KONKAN, '0193d3a0-0000-7000-8000-0000000000b1');

const LIST = `query($filter: OrganizationListingFilter, $first: Int, $after: String, $last: Int, $before: String) {
  organizationListings(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { title standardStatus } pageInfo { hasNextPage startCursor endCursor } } }`;

interface Page {
  totalCount: number;
  nodes: { title: string; standardStatus: string }[];
  pageInfo: { hasNextPage: boolean; startCursor: string | null; endCursor: string | null };
}

describe('Query.organizationListings', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await create('Asha’s draft', asha);
    await publish(await create('Asha’s home', asha));
    await withdraw(await publish(await create('Rohan’s former home', rohan)), rohan);
    await publish(await create('A rival’s home', rival), rival);
  });
  afterAll(() => property?.close());

  const change = async (mutation: string, type: string, input: object, viewer: Viewer) => {
    const document = `mutation($input: ${type}!) { done: ${mutation}(input: $input) { listing { id } } }`;
    return expectData<{ done: { listing: { id: string } } }>(await property.ask(document, { input }, viewer))
      .done.listing.id;
  };
  const create = (title: string, viewer: Viewer) => {
    const input = {
      idempotencyKey: crypto.randomUUID(),
      title,
      propertySubType: 'APARTMENT',
      listPrice: 21_000_000,
      photos: ['https://photos.example/1.jpg'],
    };
    return change('createListing', 'CreateListingInput', input, viewer);
  };
  const publish = (id: string, viewer: Viewer = manager) =>
    change('publishListing', 'PublishListingInput', { id }, viewer);
  const withdraw = (id: string, viewer: Viewer) =>
    change('withdrawListing', 'WithdrawListingInput', { id }, viewer);

  const list = async (viewer: Viewer, variables: Record<string, unknown> = {}) =>
    expectData<{ organizationListings: Page }>(await property.ask(LIST, variables, viewer))
      .organizationListings;
  const titles = async (viewer: Viewer, filter?: object) =>
    (await list(viewer, { filter })).nodes.map(({ title }) => title);

  it('gives the organization’s listings in every state, latest made first, and no one else’s', async () => {
    const own = ['Rohan’s former home', 'Asha’s home', 'Asha’s draft'];
    expect(await titles(manager)).toEqual(own);
    expect(await titles(asha)).toEqual(own);
    expect(await titles(rival)).toEqual(['A rival’s home']);
  });

  it('restricts by state and by agent, and counts what matches', async () => {
    expect(await titles(manager, { standardStatuses: ['INCOMPLETE'] })).toEqual(['Asha’s draft']);
    expect(await titles(manager, { agentId: ROHAN })).toEqual(['Rohan’s former home']);
    expect(await titles(manager, { agentId: ASHA, standardStatuses: ['ACTIVE', 'WITHDRAWN'] })).toEqual([
      'Asha’s home',
    ]);
    expect(await titles(manager, { standardStatuses: [] })).toEqual([]);
    const { totalCount } = await list(manager, {
      first: 1,
      filter: { standardStatuses: ['ACTIVE', 'WITHDRAWN'] },
    });
    expect(totalCount).toBe(2);
  });

  it('goes through pages in both directions', async () => {
    const first = await list(manager, { first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list(manager, { first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes.map(({ title }) => title)).toEqual(['Asha’s draft']);
    const back = await list(manager, { last: 2, before: second.pageInfo.startCursor });
    expect(back.nodes).toEqual(first.nodes);
    expectErrorCode(await property.ask(LIST, { after: 'nonsense' }, manager), 'BAD_CURSOR');
  });

  it('refuses visitors and those of no organization', async () => {
    expectErrorCode(await property.ask(LIST), 'UNAUTHENTICATED');
    expectErrorCode(await property.ask(LIST, {}, member('BUYER', null)), 'MISSING_SCOPE');
    expectErrorCode(await property.ask(LIST, {}, member('AGENT', null, ASHA)), 'FORBIDDEN');
  });
});
