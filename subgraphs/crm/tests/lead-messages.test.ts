import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, take } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager, NOON } from './crm-world.js';
import { leadSteps } from './lead-steps.js';

const SEND = `mutation ($input: SendLeadMessageInput!) { sendLeadMessage(input: $input) { message { id } } }`;
const READ = `query ($leadId: ID!, $first: Int, $after: String) {
  leadMessages(leadId: $leadId, first: $first, after: $after) {
    nodes { id author text isRead agent { id } } pageInfo { hasNextPage endCursor } } }`;
const RECEIVED = `subscription ($as: LeadMessageParty!, $after: Cursor) {
  leadMessageReceived(as: $as, after: $after) { cursor eventId lead { id } message { id text } gap { missed } } }`;

interface Thread {
  nodes: { id: string; author: string; text: string; isRead: boolean; agent: { id: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('Messages about a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open({ isViewerCurrent: async () => true });
  });
  afterEach(() => {
    world.now = NOON;
    expect(world.subgraph.services.hub.open).toEqual({ feeds: 0, subscriptions: 0 });
  });
  afterAll(() => world?.close());
  const { run, lead, facts } = leadSteps(() => world);

  const send = (leadId: string, as: Viewer, text: string, idempotencyKey: string = randomUUID()) =>
    world.ask(SEND, { input: { leadId, text, idempotencyKey } }, as);
  const sent = async (...given: Parameters<typeof send>) =>
    expectData<{ sendLeadMessage: { message: { id: string } } }>(await send(...given)).sendLeadMessage.message
      .id;
  const thread = async (leadId: string, as: Viewer, page: object = {}) =>
    expectData<{ leadMessages: Thread | null }>(await world.ask(READ, { leadId, ...page }, as)).leadMessages;
  const unread = async (leadId: string, as: Viewer) =>
    expectData<{ lead: { unreadMessages: number | null } }>(
      await world.ask(`query ($leadId: ID!) { lead(id: $leadId) { unreadMessages } }`, { leadId }, as),
    ).lead?.unreadMessages;
  const markRead = (leadId: string, messageId: string, as: Viewer) =>
    run('markLeadMessagesRead', 'MarkLeadMessagesReadInput', { leadId, messageId }, as);
  const withAgents = async () => {
    const given = await lead();
    const second = await world.agent({ organizationId: given.organizationId });
    return { ...given, second, next: agent(given.organizationId, second) };
  };

  it('reach both sides, are counted until read, and a retry sends once', async () => {
    const { leadId, as, priya, agentId } = await lead();
    const key = randomUUID();
    const asked = await sent(leadId, priya, 'Is it still free?', key);
    expect(await sent(leadId, priya, 'Is it still free?', key)).toBe(asked);
    expectErrorCode(await send(leadId, priya, 'Other words', key), 'IDEMPOTENCY_KEY_REUSED');
    expect([await unread(leadId, as), await unread(leadId, priya)]).toEqual([1, 0]);
    expectData(await markRead(leadId, asked, as));
    expect(await unread(leadId, as)).toBe(0);
    const answered = await sent(leadId, as, 'Yes. Tomorrow at five?');
    expect(await unread(leadId, priya)).toBe(1);
    const newest = await thread(leadId, priya, { first: 1 });
    expect(newest).toMatchObject({
      nodes: [
        {
          id: answered,
          author: 'AGENT',
          text: 'Yes. Tomorrow at five?',
          isRead: false,
          agent: { id: agentId },
        },
      ],
      pageInfo: { hasNextPage: true },
    });
    expect((await thread(leadId, as, { after: newest?.pageInfo.endCursor }))?.nodes).toEqual([
      { id: asked, author: 'BUYER', text: 'Is it still free?', isRead: true, agent: null },
    ]);
    expectErrorCode(await markRead(leadId, randomUUID(), as), 'LEAD_MESSAGE_NOT_FOUND');
    // Back is no way a mark goes, and events say who has read, not what.
    expectData(await markRead(leadId, asked, as));
    const read = await facts(leadId, 'LeadMessagesRead');
    expect(read).toMatchObject([{ reader: 'AGENT', agentId }]);
    const events = JSON.stringify([...(await facts(leadId, 'LeadMessageSent')), ...read]);
    expect(events).not.toMatch(/still free|Tomorrow/);
  });

  it('are of the buyer and the agent who has the lead; managers read, of which an entry is kept', async () => {
    const { leadId, priya, boss, organizationId, next } = await withAgents();
    await sent(leadId, priya, 'Hello');
    const others = [buyer(), next, agent(organizationId, randomUUID()), manager(randomUUID())];
    for (const stranger of others) {
      expect(await thread(leadId, stranger)).toBeNull();
      expectErrorCode(await send(leadId, stranger, 'Let me in'), 'LEAD_NOT_FOUND');
    }
    expectErrorCode(await send(leadId, boss, 'Buy it'), 'LEAD_NOT_YOURS');
    expect(await unread(leadId, boss)).toBeNull();
    expect((await thread(leadId, boss))?.nodes).toHaveLength(1);
    const trail = await world.rows<{ reads: unknown }>(
      `select event -> 'data' -> 'entries' as reads from crm.outbox
        where event ->> 'type' = 'ActionsAudited' and event::text like '%LEAD_MESSAGES_READ%' and event::text like $1`,
      [`%${leadId}%`],
    );
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain('Hello');
  });

  it('are handed over with the lead: the next agent reads on, the former does not, live neither', async () => {
    const { leadId, as, priya, boss, second, next } = await withAgents();
    const stream = await world.subscribe(RECEIVED, as, { as: 'AGENT' });
    await sent(leadId, priya, 'First');
    const [before] = await take(stream, 1, 15_000);
    expect(before?.data).toMatchObject({
      leadMessageReceived: { message: { text: 'First' }, lead: { id: leadId } },
    });
    await stream.return?.();
    const cursor = (before?.data as { leadMessageReceived: { cursor: string } }).leadMessageReceived.cursor;
    await sent(leadId, priya, 'Second');
    expectData(await run('reassignLead', 'ReassignLeadInput', { leadId, agentId: second }, boss));
    expect([await thread(leadId, as), await unread(leadId, next)]).toEqual([null, 2]);
    const resumed = await world.subscribe(RECEIVED, as, { as: 'AGENT', after: cursor });
    const [later] = await take(resumed, 1, 15_000);
    expect(later?.data).toMatchObject({ leadMessageReceived: { lead: null, message: null } });
    await resumed.return?.();
    expectErrorCode(await send(leadId, next, 'I take over'), 'LEAD_NOT_ACCEPTED');
    expectData(await run('acceptLead', 'AcceptLeadInput', { leadId }, next));
    await sent(leadId, next, 'I take over');
    expect((await thread(leadId, next))?.nodes.map(({ text }) => text)).toEqual([
      'I take over',
      'Second',
      'First',
    ]);
  });

  it('come live to both sides in one order, also to who was away', async () => {
    const { leadId, as, priya } = await lead();
    const cursor = async (field: string, viewer: Viewer) =>
      expectData<{ at: string }>(await world.ask(`{ at: ${field} }`, {}, viewer)).at;
    const asBuyer = { as: 'BUYER', after: await cursor('leadChannelCursor(channel: MY_ENQUIRIES)', priya) };
    const asAgent = { as: 'AGENT', after: await cursor('leadFeedCursor', as) };
    const wanted = [
      await sent(leadId, priya, 'One'),
      await sent(leadId, as, 'Two'),
      await sent(leadId, priya, 'Three'),
    ];
    for (const [viewer, variables] of [
      [priya, asBuyer],
      [as, asAgent],
    ] as const) {
      const stream = await world.subscribe(RECEIVED, viewer, variables);
      const got = (await take(stream, 3, 15_000)).map(
        ({ data }) =>
          (data as { leadMessageReceived: { eventId: string; message: { id: string } } }).leadMessageReceived,
      );
      expect(got.map(({ message, eventId }) => [message.id, eventId])).toEqual(wanted.map((id) => [id, id]));
      await stream.return?.();
    }
  });

  it('end with the enquiry: after a withdrawal none is written, and the agent reads none', async () => {
    const { leadId, as, priya } = await lead();
    await sent(leadId, priya, 'Please do not call.');
    const consent = { leadId, channel: 'CALL', purpose: 'LEAD_FOLLOW_UP', granted: false };
    expectData(await run('changeLeadConsent', 'ChangeLeadConsentInput', consent, priya));
    expectErrorCode(await send(leadId, as, 'One more offer'), 'CONSENT_MISSING');
    expectData(await run('withdrawLead', 'WithdrawLeadInput', { leadId }, priya));
    for (const viewer of [as, priya]) expectErrorCode(await send(leadId, viewer, 'And now?'), 'LEAD_CLOSED');
    expect(await thread(leadId, as)).toBeNull();
    expect((await thread(leadId, priya))?.nodes).toHaveLength(1);
  });

  it('go to no person without an account, and carry no number of an identity', async () => {
    const { leadId, as, priya, listingId } = await lead();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.enquire({ listingId }, as),
    );
    expectData(await run('acceptLead', 'AcceptLeadInput', { leadId: createLead.leadId }, as));
    expectErrorCode(await send(createLead.leadId, as, 'Hello'), 'BUYER_HAS_NO_ACCOUNT');
    for (const text of ['My PAN is ABCPE1234F', 'Aadhaar 2345 6789 0124']) {
      expectErrorCode(await send(leadId, priya, text), 'IDENTITY_NUMBER_IN_MESSAGE');
    }
    await sent(leadId, priya, 'Call me at 98200 12345 about P51800012345 for ₹1,25,00,000');
  });

  it('of an angry buyer are ten a minute, and notify once until they are read', async () => {
    const { leadId, as, priya } = await lead();
    const answers = [];
    for (let n = 0; n < 30; n++) answers.push(await send(leadId, priya, `Answer me! ${n}`));
    expect(answers.filter(({ body }) => body.errors)).toHaveLength(20);
    expectErrorCode(answers.at(-1) as never, 'LEAD_RATE_LIMITED');
    const notifies = async () => (await facts(leadId, 'LeadMessageSent')).map((event) => event['notifies']);
    expect(await notifies()).toEqual([true, ...Array<boolean>(9).fill(false)]);
    // The limit is the writer's alone: the agent answers, and is asked again once they have read.
    await sent(leadId, as, 'Here I am.');
    const [newest] = (await thread(leadId, as))?.nodes ?? [];
    expectData(await markRead(leadId, newest?.id as string, as));
    expect(await unread(leadId, as)).toBe(0);
    expect((await notifies()).at(-1)).toBe(true);
  });

  it('are forgotten with the buyer', async () => {
    const { leadId, as, priya } = await lead();
    await sent(leadId, priya, 'Words');
    await sent(leadId, as, 'Words about the buyer');
    await deliverEvent(world.subgraph, 'UserErased', {
      userId: priya.userId as string,
      erasedAt: NOON.toISOString(),
    });
    expect(await world.rows(`select 1 from crm.lead_message where lead_id = $1`, [leadId])).toEqual([]);
  });
});
