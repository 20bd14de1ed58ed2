import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { expectData, httpClient, subgraphClient, testViewer } from '@propmubi/testkit';
import { openDemoPlatform, type DemoPlatform } from './demo-platform.js';

const BANDS = ['A', 'B', 'C', 'D', 'NEW'];

describe('trust in the demo world', () => {
  let world: DemoPlatform;

  beforeAll(async () => {
    world = await openDemoPlatform();
  }, 180_000);

  afterAll(() => world?.close());

  const bandsOf = async (type: string) =>
    new Set(
      (
        await world.rows<{ band: string }>(`select band from trust.current_score where subject_type = $1`, [
          type,
        ])
      ).map(({ band }) => band),
    );
  const hasReason = async (code: string) => {
    const found = await world.rows(
      `select 1 from (select distinct on (builder_id) reasons from reputation.builder_reputation
                       order by builder_id, id desc) current
        where reasons @> $1::jsonb`,
      [JSON.stringify([{ code }])],
    );
    return found.length > 0;
  };

  it('has every band of listings and of people, and of builders', async () => {
    expect([...(await bandsOf('LISTING'))].toSorted()).toEqual(expect.arrayContaining(['A', 'B', 'C', 'D']));
    expect([...(await bandsOf('AGENT'))].toSorted()).toEqual(expect.arrayContaining(['A', 'B', 'C', 'D']));
    const all = new Set<string>();
    for (const type of ['LISTING', 'PROJECT', 'AGENT', 'USER'])
      for (const band of await bandsOf(type)) all.add(band);
    expect([...all].toSorted()).toEqual(BANDS);
    const builders = await world.rows<{ band: string }>(
      `select distinct band from (select distinct on (builder_id) band from reputation.builder_reputation
        order by builder_id, id desc) current`,
    );
    expect(builders.map(({ band }) => band)).toEqual(expect.arrayContaining(['D', 'NEW']));
  });

  it('has a forged paper, for which its submitter answers', async () => {
    const forged = await world.rows<{ subject_type: string }>(
      `select distinct subject_type from trust.current_score c join lateral (
         select caps from trust.trust_score s where s.subject_type = c.subject_type and s.subject_id = c.subject_id
          order by id desc limit 1) said on true
        where 'DOCUMENT_FORGED' = any (said.caps)`,
    );
    expect(forged.map(({ subject_type }) => subject_type)).toEqual(expect.arrayContaining(['USER']));
    expect(forged.map(({ subject_type }) => subject_type)).not.toContain('PROJECT');
  });

  it('has an agent with an accepted dispute, and a revoked project that caps its builder', async () => {
    const disputes = await world.rows<{ status: string }>(`select status from trust.dispute`);
    expect(disputes).toEqual([{ status: 'UNDER_REVIEW' }]);
    const [revoked] = await world.rows<{ id: string; builder_id: string }>(
      `select id, builder_id from property.project where status = 'REVOKED'`,
    );
    const query = `query($builder: ID!, $project: ID!) { builderReputation(builderId: $builder) { band caps }
      trustScore(subjectType: PROJECT, subjectId: $project) { band caps } }`;
    const answer = await httpClient(world.platform.url)(query, {
      builder: revoked?.builder_id,
      project: revoked?.id,
    });
    expect(expectData(answer)).toEqual({
      builderReputation: { band: 'D', caps: ['RERA_REVOKED'] },
      trustScore: { band: 'D', caps: ['RERA_REVOKED'] },
    });
  });

  it('has a builder whose dates slipped, and says how many', async () => {
    expect(await hasReason('DELAY_HIGH')).toBe(true);
    expect(await hasReason('DELAY_LOW')).toBe(true);
  });

  it('is filtered by the bands that trust tells', async () => {
    const differing = await world.rows(
      `select 1 from trust.current_score c join property.listing l on l.id = c.subject_id
        where c.subject_type = 'LISTING' and l.trust_band <> c.band`,
    );
    expect(differing).toEqual([]);
    const query = `query($bands: [TrustBand!]) { feed(first: 100, sort: TRUST_DESC, filter: { trustBands: $bands }) {
      totalCount edges { node { trust { band } } } } }`;
    type Feed = { feed: { totalCount: number; edges: { node: { trust: { band: string } } }[] } };
    for (const band of ['A', 'B', 'C', 'D']) {
      const { feed } = expectData<Feed>(await httpClient(world.platform.url)(query, { bands: [band] }));
      expect(feed.totalCount).toBeGreaterThan(0);
      expect(new Set(feed.edges.map(({ node }) => node.trust.band))).toEqual(new Set([band]));
    }
  });

  it('lets a revocation of today reach the builder, its project and the lists, by events alone', async () => {
    const [project] = await world.rows<{ id: string; builder_id: string }>(
      `select id, builder_id from property.project p where status = 'ACTIVE'
          and exists (select from property.listing l where l.project_id = p.id and l.publicly_visible)
          and not exists (select from property.project other
                           where other.builder_id = p.builder_id and other.status in ('REVOKED', 'LAPSED'))
        order by id limit 1`,
    );
    const { id, builder_id: builderId } = project as { id: string; builder_id: string };
    const READ = `query($builder: ID!, $project: ID!) { builderReputation(builderId: $builder) { band caps }
      projects(first: 100, filter: { trustBands: [D] }) { edges { node { id } } }
      feed(first: 100, filter: { projectId: $project }) { edges { node { trust { band caps } } } } }`;
    type Read = {
      builderReputation: { band: string; caps: string[] };
      projects: { edges: { node: { id: string } }[] };
      feed: { edges: { node: { trust: { band: string; caps: string[] } } }[] };
    };
    const read = async () =>
      expectData<Read>(await httpClient(world.platform.url)(READ, { builder: builderId, project: id }));
    // Asked before, so that what is kept of public answers has to go with the event.
    expect((await read()).builderReputation.caps).toEqual([]);
    const revoke = `mutation($input: ChangeProjectStatusInput!) {
      changeProjectStatus(input: $input) { project { status } } }`;
    const viewer = testViewer({ userId: newId(), roles: ['ADMIN'], scopes: ['platform:admin'] });
    const input = { id, status: 'REVOKED' };
    expectData(await subgraphClient(world.subgraph('property'))(revoke, { input }, viewer));
    await world.platform.settled();
    const after = await read();
    expect(after.builderReputation).toEqual({ band: 'D', caps: ['RERA_REVOKED'] });
    expect(after.projects.edges.map(({ node }) => node.id)).toContain(id);
    expect(after.feed.edges.length).toBeGreaterThan(0);
    for (const { node } of after.feed.edges)
      expect(node.trust).toEqual({ band: 'D', caps: ['RERA_REVOKED'] });
  });
});
