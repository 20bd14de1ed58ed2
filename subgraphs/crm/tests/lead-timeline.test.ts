import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { agent, CrmWorld, NOON } from './crm-world.js';
import { leadSteps } from './lead-steps.js';

describe('the timeline of a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterEach(() => {
    world.now = NOON;
  });
  afterAll(() => world?.close());

  const { run, advance, lead } = leadSteps(() => world);

  it('keeps a timeline, newest first, in pages', async () => {
    const { leadId, as } = await lead();
    world.advance({ seconds: 1 });
    await advance(leadId, as, 'PROSPECT', { note: 'Wants to move by June.' });
    world.now = NOON;
    const timeline = `query ($id: ID!, $after: String) { lead(id: $id) { activities(first: 2, after: $after) {
      edges { node { kind note } } pageInfo { hasNextPage endCursor } } } }`;
    type Page = {
      lead: {
        activities: {
          edges: { node: { kind: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    };
    const first = expectData<Page>(await world.ask(timeline, { id: leadId }, as)).lead.activities;
    expect(first.edges[0]?.node).toEqual({ kind: 'STAGE_CHANGED', note: 'Wants to move by June.' });
    const second = expectData<Page>(
      await world.ask(timeline, { id: leadId, after: first.pageInfo.endCursor }, as),
    ).lead.activities;
    const kinds = [...first.edges, ...second.edges].map(({ node }) => node.kind);
    expect(kinds.toSorted()).toEqual(['ACCEPTED', 'ASSIGNED', 'CREATED', 'STAGE_CHANGED']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('keeps every note, and says who, what and how much on the timeline', async () => {
    const { leadId, as, boss } = await lead();
    const contacted = (note: string) =>
      run('recordFirstContact', 'RecordFirstContactInput', { leadId, channel: 'CALL', note }, as);
    expectData(await contacted('No answer'));
    expectData(await contacted('Spoke, wants two bedrooms'));
    expectData(await advance(leadId, as, 'INCOMING', { note: 'Calls back on Monday' }));
    const note = { leadId, idempotencyKey: randomUUID(), note: 'Parents decide' };
    for (let again = 0; again < 2; again++) {
      expectData(await run('addLeadNote', 'AddLeadNoteInput', note, boss));
    }
    const stranger = agent(await world.organization(), randomUUID());
    expectErrorCode(
      await run('addLeadNote', 'AddLeadNoteInput', { ...note, idempotencyKey: randomUUID() }, stranger),
      'LEAD_NOT_FOUND',
    );
    const { lead: seen } = expectData<{ lead: { activities: { edges: { node: object }[] } } }>(
      await world.ask(
        `query ($id: ID!) { lead(id: $id) { activities(first: 50) { edges { node {
          kind note channel actor { id } source } } } } }`,
        { id: leadId },
        boss,
      ),
    );
    const nodes = seen.activities.edges.map(({ node }) => node);
    const by = (viewer: Viewer) => ({ actor: { id: viewer.userId } });
    expect(nodes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'FIRST_CONTACTED', note: 'No answer', channel: 'CALL', ...by(as) }),
        expect.objectContaining({ kind: 'CONTACTED', note: 'Spoke, wants two bedrooms', channel: 'CALL' }),
        expect.objectContaining({ kind: 'NOTE_ADDED', note: 'Calls back on Monday', ...by(as) }),
        expect.objectContaining({ kind: 'NOTE_ADDED', note: 'Parents decide', ...by(boss) }),
        expect.objectContaining({ kind: 'CREATED', source: 'LISTING_PAGE' }),
      ]),
    );
    expect(nodes.filter((node) => 'note' in node && node.note === 'Parents decide')).toHaveLength(1);
  });
});
