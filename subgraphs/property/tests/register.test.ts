import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { demoAgents, query, startProperty } from './property-subgraph.js';

interface Names {
  list: {
    edges: { node: { id: string; name: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe('the register', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({
      agents: demoAgents,
      builders: [{ builderKey: 'ARABIAN SEA DEVELOPERS', builderName: 'Arabian Sea Developers' }],
    });
  });
  afterAll(() => property?.close());

  const PAGE = 'edges { node { id name } } pageInfo { hasNextPage endCursor }';
  const list = async (field: string) =>
    expectData<Names>(await property.ask(`{ list: ${field} { ${PAGE} } }`)).list;

  it.each(['projects', 'builders'])('pages through %s by name', async (field) => {
    const whole = (await list(`${field}(first: 100)`)).edges.map(({ node }) => node.name);
    const page = await list(`${field}(first: 3)`);
    const rest = await list(`${field}(first: 100, after: "${page.pageInfo.endCursor}")`);
    expect([...page.edges, ...rest.edges].map(({ node }) => node.name)).toEqual(whole);
    expect(whole.length).toBeGreaterThan(3);
    expectErrorCode(await property.ask(`{ ${field}(after: "x") { ${PAGE} } }`), 'BAD_CURSOR');
  });

  it('finds by a part of the name', async () => {
    expect((await list('projects(filter: { text: "terrac" })')).edges).toMatchObject([
      { node: { name: 'Gulmohar Terraces' } },
    ]);
    expect((await list('builders(text: "arabian")')).edges).toMatchObject([
      { node: { name: 'Arabian Sea Developers' } },
    ]);
  });

  it.each([
    ['words of name and builder, in any order', 'sea gulmohar', 'Gulmohar Terraces'],
    ['a RERA number', 'P51899000001', 'Gulmohar Terraces'],
    ['the end of one', '9000001', 'Gulmohar Terraces'],
    ['the locality', 'terraces chembur', 'Gulmohar Terraces'],
    ['another spelling', 'gulmohur', 'Gulmohar Terraces'],
    ['another spelling of a place', 'ghatkoper', 'Amaltas Court'],
  ])('finds a project by %s', async (_what, text, name) => {
    const names = (await list(`projects(filter: { text: "${text}" })`)).edges.map(({ node }) => node.name);
    expect(names).toContain(name);
    expect(names.length).toBeLessThan(12);
  });

  it('finds nothing where nothing is alike', async () => {
    expect((await list('projects(filter: { text: "zzqqxx" })')).edges).toEqual([]);
  });

  it.each([
    ['projects', '('],
    ['builders', '('],
    ['projects', '(filter: { district: "Mumbai Suburban" }, '],
    ['projects', '(filter: { text: "gulmohar" }, '],
    ['projects', '(filter: { text: "gulmohur" }, '],
    ['builders', '(text: "arabian", '],
  ])('counts what %s%s…) lists, whatever the page', async (field, args) => {
    const counted = async (page: string) =>
      expectData<{ list: { totalCount: number; nodes: unknown[] } }>(
        await property.ask(`{ list: ${field}${args}${page}) { totalCount nodes { id } } }`),
      ).list;
    const { totalCount, nodes } = await counted('first: 100');
    expect(totalCount).toBe(nodes.length);
    expect(totalCount).toBeGreaterThan(0);
    expect((await counted('last: 1')).totalCount).toBe(totalCount);
  });

  it('counts nothing where nothing is alike, and only when asked', async () => {
    const countings = () => property.statements.filter((statement) => statement.includes('count(*)'));
    property.statements.length = 0;
    const { body } = await property.ask('{ projects(filter: { text: "zzqqxx" }) { totalCount } }');
    expect(body).toEqual({ data: { projects: { totalCount: 0 } } });
    expect(countings()).toHaveLength(2);
    property.statements.length = 0;
    await list('projects');
    await list('builders');
    expect(property.statements.length).toBeGreaterThan(1);
    expect(countings()).toEqual([]);
  });

  it('knows a district however it is written', async () => {
    const all = (await list('projects(filter: { district: "Mumbai Suburban" })')).edges.length;
    expect(all).toBeGreaterThan(0);
    expect((await list('projects(filter: { district: "MUMBAI SUBURBAN" })')).edges).toHaveLength(all);
  });

  it('finds the projects of a builder', async () => {
    const [builder] = (await list('builders(text: "arabian")')).edges;
    const projects = await list(`projects(filter: { builderId: "${builder?.node.id}" })`);
    expect(projects.edges.length).toBe(3);
  });

  it('gives a project by either key, and refuses both or a wrong one', async () => {
    const ask = (key: string) =>
      property.ask(`{ project(${key}) { id reraNumber status completionDueOn builder { name } } }`);
    const found = expectData<{ project: { id: string } }>(await ask('reraNumber: "p51899000001"')).project;
    expect(found).toMatchObject({
      reraNumber: 'P51899000001',
      status: 'ACTIVE',
      completionDueOn: '2026-12-31',
    });
    expect(expectData(await ask(`id: "${found.id}"`))).toMatchObject({ project: { id: found.id } });
    expect(expectData(await ask('reraNumber: "P00000000000"'))).toEqual({ project: null });
    expectErrorCode(await ask('reraNumber: "P5"'), 'INVALID_RERA_NUMBER');
    expectErrorCode(await ask(`id: "${found.id}", reraNumber: "P51899000001"`), 'ONE_KEY_NEEDED');
    expectErrorCode(await ask('id: "1"'), 'INVALID_ID');
  });

  it('tells revoked registrations', async () => {
    const [builder] = (await list('builders(text: "arabian")')).edges;
    await query(
      property.database.adminUrl,
      `insert into property.revoked_registration values
         (gen_random_uuid(), 'P51899000099', 'Invented Ruins', 'Arabian Sea', $1, 'Thane', '2024-03-14')`,
      [builder?.node.id],
    );
    await query(
      property.database.adminUrl,
      'update property.builder set revoked_projects_count = 1 where id = $1',
      [builder?.node.id],
    );
    const data = expectData(
      await property.ask(`{
        revokedRegistration(reraNumber: "P51899000099") { projectName }
        builder(id: "${builder?.node.id}") { revokedRegistrations { reraNumber firstSeenOn } }
      }`),
    );
    expect(data).toEqual({
      revokedRegistration: { projectName: 'Invented Ruins' },
      builder: { revokedRegistrations: [{ reraNumber: 'P51899000099', firstSeenOn: '2024-03-14' }] },
    });
  });
});
