import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, take } from '@propmubi/testkit';
import { type ExecutionResult, parse } from 'graphql';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';

const SELECTION = `{ cursor eventId kind leadId lead { id stage } gap { missed } }`;
const CHANNELS = {
  MY_ENQUIRIES: `subscription ($after: Cursor) { myEnquiries(after: $after) ${SELECTION} }`,
  LEAD_BOARD: `subscription ($after: Cursor) { leadBoard(after: $after) ${SELECTION} }`,
  POND: `subscription ($after: Cursor) { pond(after: $after) ${SELECTION} }`,
};
type Channel = keyof typeof CHANNELS;
const NAMES = Object.keys(CHANNELS) as Channel[];

interface ChannelEvent {
  cursor: string;
  eventId: string | null;
  kind: string | null;
  leadId: string | null;
  lead: { id: string; stage: string } | null;
  gap: { missed: number } | null;
}
type Stream = AsyncIterableIterator<ExecutionResult>;

describe('Live channels', () => {
  let world: CrmWorld;
  let viewerIsCurrent = true;
  const opened: Stream[] = [];
  beforeAll(async () => {
    world = await CrmWorld.open({ isViewerCurrent: async () => viewerIsCurrent });
  });
  afterEach(async () => {
    viewerIsCurrent = true;
    for (const stream of opened.splice(0)) await stream.return?.();
    expect(world.subgraph.services.hub.open).toEqual({ feeds: 0, subscriptions: 0 });
  });
  afterAll(() => world?.close());

  /** A brokerage whose one agent takes nothing by routing, so leads go to the pond, and a buyer. */
  async function scene({ open = true } = {}) {
    const brokerage = await world.brokerage({
      agents: 2,
      ...(!open && { shift: [0, 1] as [number, number] }),
    });
    const { organizationId, agentId } = brokerage;
    const as: Record<Channel, Viewer> = {
      MY_ENQUIRIES: buyer(),
      LEAD_BOARD: manager(organizationId),
      POND: agent(organizationId, agentId),
    };
    return { ...brokerage, as };
  }
  type Scene = Awaited<ReturnType<typeof scene>>;

  async function open(channel: Channel, as: Viewer, after?: string, subgraph = world.subgraph) {
    const stream = await world.subscribe(CHANNELS[channel], as, { after }, subgraph);
    opened.push(stream);
    return stream;
  }
  const events = async (stream: Stream, count: number) =>
    (await take(stream, count, 15_000)).map((result) => {
      expect(result.errors).toBeUndefined();
      return Object.values(result.data as Record<string, ChannelEvent>)[0] as ChannelEvent;
    });
  const refusal = async (channel: Channel, as: Viewer, after?: string) => {
    const answer = await world.subgraph.subscribe(
      { document: parse(CHANNELS[channel]), variables: { after } },
      as,
    );
    if (Symbol.asyncIterator in answer) throw new Error('opened');
    return answer.errors?.[0]?.extensions['code'];
  };
  const endOf = async (stream: Stream) => {
    const [last] = await take(stream, 1, 15_000);
    expect(await stream.next()).toMatchObject({ done: true });
    return last?.errors?.[0]?.extensions['code'];
  };
  const enquire = async ({ listingId }: Pick<Scene, 'listingId'>, as: Viewer, contact = {}) =>
    expectData<{ createLead: { leadId: string } }>(await world.createLead({ listingId, ...contact }, as))
      .createLead.leadId;
  const act = async (mutation: string, as: Viewer) =>
    expectData(await world.ask(`mutation { ${mutation} }`, {}, as));
  const agentOf = async ({ organizationId }: Scene, leadId: string) => {
    const [row] = await world.rows<{ agent_id: string }>(`select agent_id from crm.lead where id = $1`, [
      leadId,
    ]);
    return agent(organizationId, row?.agent_id as string);
  };
  const cursorOf = async (channel: Channel, as: Viewer) =>
    expectData<{ leadChannelCursor: string }>(
      await world.ask(
        `query ($channel: LeadChannel!) { leadChannelCursor(channel: $channel) }`,
        { channel },
        as,
      ),
    ).leadChannelCursor;

  /** Makes `count` leads in the pond, each of which is an event of every channel that the scene's viewers may see. */
  async function happen(given: Scene, count: number, isPond: boolean) {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await enquire(given, isPond ? buyer() : given.as.MY_ENQUIRIES));
    return ids;
  }

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
    const [first, second] = await happen(given, 2, true);
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

  describe.each(NAMES)('%s', (channel) => {
    const isPond = channel === 'POND';
    const start = () => scene({ open: !isPond });
    /** One event each for buyers and ponds, two for managers. */
    const perLead = channel === 'LEAD_BOARD' ? 2 : 1;

    async function grow(given: Scene, count: number) {
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        // A buyer has one lead in a brokerage, so each further enquiry is another brokerage's.
        const place = channel === 'MY_ENQUIRIES' ? await world.brokerage() : given;
        ids.push(await enquire(place, channel === 'MY_ENQUIRIES' ? given.as.MY_ENQUIRIES : buyer()));
      }
      return ids.flatMap((id) => Array<string>(perLead).fill(id));
    }

    it('resumes after a cursor without loss or repetition, in another process too', async () => {
      const given = await start();
      const as = given.as[channel];
      const stream = await open(channel, as);
      const expected = await grow(given, 2);
      const seen = await events(stream, expected.length);
      await stream.return?.();
      expected.push(...(await grow(given, 2)));
      const other = await world.start();
      const resumed = await open(channel, as, seen.at(-1)?.cursor, other);
      expected.push(...(await grow(given, 1)));
      seen.push(...(await events(resumed, expected.length - seen.length)));
      expect(seen.map(({ leadId }) => leadId)).toEqual(expected);
      expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(expected.length);
      await resumed.return?.();
      await other.close();
    });

    it('gives a cursor before the first event', async () => {
      const given = await start();
      const as = given.as[channel];
      const after = await cursorOf(channel, as);
      const expected = await grow(given, 1);
      expect((await events(await open(channel, as, after), perLead)).map(({ leadId }) => leadId)).toEqual(
        expected,
      );
    });

    it('says how many entries retention took', async () => {
      const given = await start();
      const as = given.as[channel];
      const after = await cursorOf(channel, as);
      await grow(given, 2);
      world.advance({ minutes: 200 * 24 * 60 });
      await world.subgraph.trimFeeds();
      const expected = await grow(given, 1);
      const told = await events(await open(channel, as, after), 1 + perLead);
      expect(told[0]).toMatchObject({ gap: { missed: 2 * perLead }, kind: null, lead: null });
      expect(told.slice(1).map(({ leadId }) => leadId)).toEqual(expected);
    });

    it('refuses an altered cursor, another’s, and one of another channel', async () => {
      const [given, other] = [await start(), await start()];
      const own = await cursorOf(channel, given.as[channel]);
      const foreign = [
        await cursorOf(channel, other.as[channel]),
        own.replace(/^\d+/, '9'),
        '__proto__',
        '0',
      ];
      for (const name of NAMES) if (name !== channel) foreign.push(await cursorOf(name, given.as[name]));
      for (const cursor of foreign)
        expect(await refusal(channel, given.as[channel], cursor)).toBe('BAD_CURSOR');
    });

    it('ends when the session has ended', async () => {
      const given = await start();
      const stream = await open(channel, given.as[channel]);
      viewerIsCurrent = false;
      await grow(given, 1);
      expect(await endOf(stream)).toBe('SESSION_REVOKED');
    });

    it('refuses viewers it is not for', async () => {
      const given = await start();
      const { organizationId } = given;
      const refused = {
        MY_ENQUIRIES: [[buyer({ userId: null }), 'UNAUTHENTICATED']],
        LEAD_BOARD: [
          [given.as.POND, 'MISSING_SCOPE'],
          [{ ...manager(organizationId), organizationId: null }, 'NOT_A_BROKERAGE_MANAGER'],
        ],
        POND: [
          [buyer(), 'MISSING_SCOPE'],
          [agent(organizationId, randomUUID()), 'MAY_NOT_CLAIM'],
        ],
      }[channel] as [Viewer, string][];
      for (const [viewer, code] of refused) expect(await refusal(channel, viewer)).toBe(code);
    });
  });

  it('ends an agent’s pond when they may claim no longer', async () => {
    const given = await scene({ open: false });
    const stream = await open('POND', given.as.POND);
    const next = stream.next();
    await world.rows(`update crm.agent set licensed = false where id = $1`, [given.agentId]);
    await enquire(given, buyer());
    expect(((await next).value as ExecutionResult).errors?.[0]?.extensions['code']).toBe('MAY_NOT_CLAIM');
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
