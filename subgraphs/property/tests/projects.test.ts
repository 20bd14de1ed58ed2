import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLimitService, idOf, limitKeys, scopesOf, type Role, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, testViewer } from '@propmubi/testkit';
import { PROJECTS_PER_ORGANIZATION } from '../src/modules/project/project.limits.js';
import { demoAgents, query, startProperty } from './property-subgraph.js';

const BUILDER_FIRM = '0193d3a0-0000-7000-8000-000000000011';
const BUILDER_ID = idOf('Builder', 'ARABIAN SEA DEVELOPERS');

const member = (role: Role, organizationId: string | null): Viewer =>
  testViewer({ userId: crypto.randomUUID(), organizationId, roles: [role], scopes: scopesOf([role]) });
const builder = member('BUILDER', BUILDER_FIRM);
const stranger = member('BUILDER', '0193d3a0-0000-7000-8000-000000000012');
const admin = member('ADMIN', null);

const REGISTER =
  'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { project { id name status dataSource } } }';
const CHANGE =
  'mutation($input: ChangeProjectStatusInput!) { changeProjectStatus(input: $input) { project { status } } }';
const ASSIGN = 'mutation($input: AssignBuilderInput!) { assignBuilder(input: $input) { builder { id } } }';
const CREATE =
  'mutation($input: CreateListingInput!) { createListing(input: $input) { listing { id locationPrecision project { name } } } }';

const project = {
  reraNumber: 'P51899000090',
  builderId: BUILDER_ID,
  name: 'Invented Wharf',
  district: 'Thane',
  pinCode: '400601',
  latitude: 19.2,
  longitude: 72.97,
  proposedCompletionOn: '2090-12-31',
  apartmentsCount: 60,
};

/** What it recorded, but for the audit trail. */
const FACTS = `select event from property.outbox where event ->> 'type' <> 'ActionsAudited' order by position`;

describe('writing projects', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({
      agents: demoAgents,
      builders: [{ builderKey: 'ARABIAN SEA DEVELOPERS', builderName: 'Arabian Sea Developers' }],
    });
    expectData(await ask(ASSIGN, { builderId: BUILDER_ID, organizationId: BUILDER_FIRM }, admin));
  });
  afterAll(() => property?.close());
  beforeEach(async () => {
    await query(property.database.adminUrl, `delete from property.listing where data_source = 'MEMBER'`);
    await query(property.database.adminUrl, `delete from property.project where data_source = 'MEMBER'`);
    await query(property.database.adminUrl, 'truncate property.outbox');
  });

  const ask = (mutation: string, input: object, viewer: Viewer) => property.ask(mutation, { input }, viewer);
  const events = async () => (await query(property.database.adminUrl, FACTS)).map(({ event }) => event);

  it('registers a project of the builder’s own once', async () => {
    const first = expectData(await ask(REGISTER, project, builder));
    expect(first).toMatchObject({
      registerProject: { project: { name: 'Invented Wharf', dataSource: 'MEMBER' } },
    });
    expect(expectData(await ask(REGISTER, project, builder))).toEqual(first);
    expect(await events()).toMatchObject([
      {
        type: 'ProjectCreated',
        data: { reraNumber: 'P51899000090', apartments: 60, proposedCompletion: '2090-12-31' },
      },
    ]);
  });

  it('bounds the projects of an organization', async () => {
    const first = expectData(await ask(REGISTER, project, builder));
    const limits = createLimitService(property.config.redisUrl, { warn: () => undefined });
    const charge = { limit: PROJECTS_PER_ORGANIZATION, key: limitKeys.tenant(BUILDER_FIRM) };
    await limits.force([{ ...charge, points: charge.limit.points }]);
    const another = { ...project, reraNumber: 'P51899000091' };
    const refused = expectErrorCode(await ask(REGISTER, another, builder), 'RATE_LIMITED');
    expect(refused.extensions).toMatchObject({ limit: charge.limit.name });
    expect(expectData(await ask(REGISTER, project, builder))).toEqual(first);
    await limits.reset([charge]);
    await limits.close();
    expectData(await ask(REGISTER, another, builder));
  });

  it.each([
    ['another’s builder', {}, stranger, 'NOT_YOUR_BUILDER'],
    ['a wrong RERA number', { reraNumber: 'A51800000001' }, builder, 'INVALID_RERA_NUMBER'],
    ['a number that is taken', { reraNumber: 'P51899000001' }, builder, 'PROJECT_EXISTS'],
    ['a completion in the past', { proposedCompletionOn: '2020-01-01' }, builder, 'DATE_IN_PAST'],
    ['a wrong PIN', { pinCode: '4006' }, builder, 'INVALID_PIN_CODE'],
    ['an unknown builder', { builderId: crypto.randomUUID() }, builder, 'BUILDER_NOT_FOUND'],
    ['a place elsewhere', { latitude: 51.5 }, builder, 'PLACE_OUT_OF_REGION'],
    ['a negative number of apartments', { apartmentsCount: -1 }, builder, 'BAD_USER_INPUT'],
    ['an agent', {}, member('AGENT', BUILDER_FIRM), 'MISSING_SCOPE'],
  ])('rejects %s', async (_what, changes, viewer, code) => {
    expectErrorCode(await ask(REGISTER, { ...project, ...changes }, viewer), code);
    expect(await events()).toEqual([]);
  });

  it('lets a builder list homes in projects of their own only', async () => {
    const made = expectData<{ registerProject: { project: { id: string } } }>(
      await ask(REGISTER, project, builder),
    );
    const flat = (projectId: string) => ({
      idempotencyKey: crypto.randomUUID(),
      title: 'New flat',
      propertySubType: 'APARTMENT',
      projectId,
    });
    const listing = expectData(await ask(CREATE, flat(made.registerProject.project.id), builder));
    expect(listing).toMatchObject({ createListing: { listing: { locationPrecision: 'PROJECT' } } });
    expectErrorCode(await ask(CREATE, flat(made.registerProject.project.id), stranger), 'NOT_YOUR_LISTING');
  });

  it('records the authority’s decision once', async () => {
    const id = idOf('Project', 'P51899000005');
    expectData(await ask(CHANGE, { id, status: 'LAPSED', changedOn: '2024-02-01' }, admin));
    expectData(await ask(CHANGE, { id, status: 'LAPSED' }, admin));
    expectErrorCode(await ask(CHANGE, { id, status: 'ACTIVE' }, builder), 'MISSING_SCOPE');
    expect(await events()).toMatchObject([
      { type: 'ProjectStatusChanged', data: { from: 'ACTIVE', to: 'LAPSED', changedOn: '2024-02-01' } },
    ]);
  });
});
