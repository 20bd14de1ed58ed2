import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import type { ExecutionResult, GraphQLEnumType } from 'graphql';
import { agent, buyer, CrmWorld, manager, NOON } from './crm-world.js';
import { leadChannels, type Scene } from './lead-channels.js';

describe('Live channels', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open({ isViewerCurrent: async () => true });
  });
  afterAll(() => world?.close());
  const { scene, open, closeAll, events, enquire, cursorOf } = leadChannels(() => world);
  afterEach(async () => {
    world.now = NOON;
    await closeAll();
  });

  const act = async (mutation: string, as: Viewer) =>
    expectData(await world.ask(`mutation { ${mutation} }`, {}, as));
  const agentOf = async ({ organizationId }: Scene, leadId: string) => {
    const [row] = await world.rows<{ agent_id: string }>(`select agent_id from crm.lead where id = $1`, [
      leadId,
    ]);
    return agent(organizationId, row?.agent_id as string);
  };

  it('tells a buyer what happens to their enquiry, and nothing of the brokerage’s own work', async () => {
    const given = await scene();
    const as = given.as.MY_ENQUIRIES;
    const stream = await open('MY_ENQUIRIES', as);
    const leadId = await enquire(given, as);
    const working = await agentOf(given, leadId);
    await act(`acceptLead(input: { leadId: "${leadId}" }) { lead { id } }`, working);
    await act(
      `addLeadNote(input: { idempotencyKey: "${randomUUID()}", leadId: "${leadId}", note: "Haggles" }) { lead { id } }`,
      working,
    );
    await act(`recordFirstContact(input: { leadId: "${leadId}", channel: CALL }) { lead { id } }`, working);
    await act(`advanceLead(input: { leadId: "${leadId}", stage: PROSPECT }) { lead { id } }`, working);
    await act(
      `advanceLead(input: { leadId: "${leadId}", stage: LOST, reason: BUDGET }) { lead { id } }`,
      working,
    );
    const told = await events(stream, 4);
    expect(told.map(({ kind }) => kind)).toEqual(['ASSIGNED', 'ACCEPTED', 'CONTACTED', 'CLOSED']);
    expect(told.every((event) => event.leadId === leadId && event.lead?.id === leadId)).toBe(true);
    expect(told.at(-1)?.lead?.stage).toBe('LOST');
  });

  it('tells a buyer of several brokerages in one order', async () => {
    const [one, two] = [await scene(), await scene()];
    const as = one.as.MY_ENQUIRIES;
    const stream = await open('MY_ENQUIRIES', as);
    const ids = [await enquire(one, as), await enquire(two, as)];
    expect((await events(stream, 2)).map(({ leadId }) => leadId)).toEqual(ids);
  });

  it('tells managers every change of the brokerage’s leads, and of no other’s', async () => {
    const [given, other] = [await scene(), await scene()];
    const stream = await open('LEAD_BOARD', given.as.LEAD_BOARD);
    await enquire(other, buyer());
    const leadId = await enquire(given, buyer());
    const working = await agentOf(given, leadId);
    await act(`acceptLead(input: { leadId: "${leadId}" }) { lead { id } }`, working);
    await act(`reassignLead(input: { leadId: "${leadId}" }) { lead { id } }`, given.as.LEAD_BOARD);
    const told = await events(stream, 5);
    expect(told.map(({ kind }) => kind)).toEqual([
      'CREATED',
      'ASSIGNED',
      'ACCEPTED',
      'UNASSIGNED',
      'ASSIGNED',
    ]);
    expect(new Set(told.map((event) => event.lead?.id))).toEqual(new Set([leadId]));
  });

  it('tells agents what enters the pond and leaves it, beginning with what is there', async () => {
    const given = await scene({ open: false });
    const first = await enquire(given, buyer());
    const second = await enquire(given, buyer());
    const stream = await open('POND', given.as.POND);
    expect((await events(stream, 2)).map(({ kind, lead }) => [kind, lead?.id])).toEqual([
      ['ENTERED', first],
      ['ENTERED', second],
    ]);
    await act(
      `claimLead(input: { leadId: "${first}" }) { lead { id } }`,
      agent(given.organizationId, given.agentIds[1] as string),
    );
    expect((await events(stream, 1))[0]).toMatchObject({ kind: 'LEFT', leadId: first, lead: null });
    const again = await events(await open('POND', given.as.POND), 2);
    expect(again.map(({ kind, leadId }) => [kind, leadId])).toEqual([
      ['ENTERED', second],
      ['LEFT', first],
    ]);
  });

  it('says nothing to the pond of a lead that routing gave to an agent at once', async () => {
    const given = await scene();
    await enquire(given, buyer());
    expect(
      await world.rows(`select 1 from crm.feed_event where audience = 'POND' and subject_id = $1`, [
        given.organizationId,
      ]),
    ).toEqual([]);
  });

  it('numbers each feed without holes, however many commands run at once', async () => {
    const given = await scene();
    const as = given.as.MY_ENQUIRIES;
    const others = [await scene(), await scene()];
    await Promise.all([
      ...[given, ...others].map((place) => enquire(place, as)),
      ...Array.from({ length: 12 }, () => enquire(given, buyer())),
    ]);
    const holes = await world.rows(
      `select audience from crm.feed left join lateral (
         select count(*) as entries, max(seq) as last from crm.feed_event e
          where e.audience = feed.audience and e.subject_id = feed.subject_id) e on true
        where e.entries <> seq - floor or e.last <> seq`,
    );
    expect(holes).toEqual([]);
  });

  it('ends an agent’s pond when they may claim no longer', async () => {
    const given = await scene({ open: false });
    const stream = await open('POND', given.as.POND);
    const next = stream.next();
    await world.rows(`update crm.agent set licensed = false where id = $1`, [given.agentId]);
    await enquire(given, buyer());
    expect(((await next).value as ExecutionResult).errors?.[0]?.extensions['code']).toBe('MAY_NOT_CLAIM');
  });

  it('tells an agent and a buyer each kind that the schema names', async () => {
    const { organizationId, listingId, agentId } = await world.brokerage();
    const second = await world.agent({ organizationId, status: 'ACTIVE', shift: [0, 1] });
    const [priya, boss, working] = [buyer(), manager(organizationId), agent(organizationId, agentId)];
    const start = {
      agent: expectData<{ leadFeedCursor: string }>(await world.ask(`{ leadFeedCursor }`, {}, working))
        .leadFeedCursor,
      buyer: await cursorOf('MY_ENQUIRIES', priya),
    };
    const leadId = await enquire({ listingId }, priya);
    const key = () => `idempotencyKey: "${randomUUID()}"`;
    const at = (minutes: number) => `"${new Date(world.now.getTime() + minutes * 60_000).toISOString()}"`;
    const steps: [Viewer, string][] = [
      [working, `acceptLead(input: { leadId: "${leadId}" })`],
      [working, `recordFirstContact(input: { leadId: "${leadId}", channel: CALL })`],
      [priya, `sendLeadMessage(input: { leadId: "${leadId}", ${key()}, text: "Hello" })`],
      [
        priya,
        `changeLeadConsent(input: { leadId: "${leadId}", channel: SMS, purpose: LEAD_FOLLOW_UP, granted: true })`,
      ],
      [priya, `requestSiteVisit(input: { leadId: "${leadId}", ${key()}, scheduledFor: ${at(60)} })`],
      [boss, `advanceLead(input: { leadId: "${leadId}", stage: PROSPECT })`],
      [
        working,
        `recordPayment(input: { leadId: "${leadId}", ${key()}, kind: TOKEN, amount: 5000, receivedAt: ${at(-1)} })`,
      ],
      [working, `addLeadTask(input: { leadId: "${leadId}", ${key()}, title: "Call", dueAt: ${at(5)} })`],
    ];
    for (const [as, step] of steps) await act(`${step} { userErrors { code } }`, as);
    await enquire({ listingId }, priya);
    world.advance({ minutes: 6 });
    await world.subgraph.sweepDeadlines();
    await act(`reassignLead(input: { leadId: "${leadId}", agentId: "${second}" }) { lead { id } }`, boss);
    await act(`withdrawLead(input: { leadId: "${leadId}" }) { lead { id } }`, priya);
    const kinds = (name: string, except: string[] = []) =>
      (world.subgraph.schema.getType(name) as GraphQLEnumType)
        .getValues()
        .map(({ name: kind }) => kind)
        .filter((kind) => !except.includes(kind))
        .toSorted();
    const all = `subscription ($after: Cursor) { leadFeed(after: $after) { kind } }`;
    const kindsOf = async (stream: AsyncIterableIterator<ExecutionResult>, wanted: string[]) => {
      const seen = new Set<string>();
      while (seen.size < wanted.length) {
        const [event] = await events(stream, 1);
        seen.add(event?.kind as string);
      }
      await stream.return?.();
      return [...seen].toSorted();
    };
    const ofAgent = kinds('LeadFeedKind', ['GAP', 'TAKEN_AWAY']);
    const stream = await world.subscribe(all, working, { after: start.agent });
    expect(await kindsOf(stream, ofAgent)).toEqual(ofAgent);
    const ofBuyer = kinds('EnquiryEventKind');
    expect(await kindsOf(await open('MY_ENQUIRIES', priya, start.buyer), ofBuyer)).toEqual(ofBuyer);
    world.advance({ minutes: 200 * 24 * 60 });
    await world.subgraph.trimFeeds();
    expect(await kindsOf(await world.subscribe(all, working, { after: start.agent }), ['GAP'])).toEqual([
      'GAP',
    ]);
  });

  it('does not show a buyer a lead that became another account’s, and keeps its place', async () => {
    const given = await scene();
    const as = given.as.MY_ENQUIRIES;
    const after = await cursorOf('MY_ENQUIRIES', as);
    const leadId = await enquire(given, as);
    await world.rows(`update crm.lead set buyer_user_id = gen_random_uuid() where id = $1`, [leadId]);
    expect((await events(await open('MY_ENQUIRIES', as, after), 1))[0]).toMatchObject({
      leadId,
      lead: null,
      gap: null,
    });
  });
});
