import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChannelRefusal, ChannelUnavailable } from '@propmubi/notifications';
import { expectData } from '@propmubi/testkit';
import {
  AGENT_PHONE,
  forgetDeliveries,
  SECOND_MS,
  sending,
  startWithChannels,
} from './support/deliveries.js';
import type { IdentityUnderTest } from './support/identity-under-test.js';
import { notified, people } from './support/notified.js';
import { RecordingChannels } from './support/recording-channels.js';

const HOUR_MS = 3_600_000;
const BUYER_PHONE = '+919810000031';

describe('deliveries', () => {
  let identity: IdentityUnderTest;
  const channels = new RecordingChannels();
  beforeAll(async () => {
    identity = await startWithChannels(channels);
  });
  beforeEach(() => forgetDeliveries(identity, channels));
  afterAll(() => identity?.close());
  const {
    assign,
    change,
    deliveries,
    documentVerified,
    list,
    message,
    messagesRead,
    seen,
    takenBack,
    visitScheduled,
  } = notified(() => identity);

  const { deliverDue, after, subscribe } = sending(() => identity);

  describe('of a message about a lead', () => {
    it('push to the other side once it waits unread for 20 s, without a word of it', async () => {
      const [agents, buyers] = [await subscribe(people.agent), await subscribe(people.buyer, 'two')];
      const lead = await assign();
      await seen(lead);
      await message(lead, 'BUYER');
      await message(lead, 'BUYER', { notifies: false });
      await message(lead, 'AGENT');
      await after(19);
      expect(channels.sent).toBe(0);
      await after(1);
      expect(channels.pushed).toMatchObject([
        {
          target: agents,
          urgent: false,
          message: { title: 'खरेदीदाराचा संदेश', path: `/work/lead/${lead.leadId}` },
        },
        { target: buyers, message: { title: 'एजेंट का संदेश', path: '/my' } },
      ]);
      expect((await list(people.buyer)).nodes).toMatchObject([
        { kind: 'ENQUIRY_MESSAGE', subjectId: lead.leadId },
      ]);
    });

    it('nothing to who has read it, nor to an agent who has the lead no more', async () => {
      for (const person of [people.agent, people.buyer]) await subscribe(person, person.userId as string);
      const [read, takenOn] = [await assign(), await assign()];
      for (const lead of [read, takenOn]) await seen(lead);
      for (const author of ['BUYER', 'AGENT'] as const) await message(read, author);
      await messagesRead(read.leadId, 'BUYER');
      await messagesRead(read.leadId, 'AGENT');
      await message(takenOn, 'BUYER');
      await takenBack(takenOn.leadId);
      await after(600);
      expect(channels.sent).toBe(0);
      expect((await list(people.agent, { unreadOnly: true })).nodes.map(({ kind }) => kind)).toEqual([
        'LEAD_MESSAGE',
        'LEAD_ASSIGNED',
        'LEAD_ASSIGNED',
      ]);
      expect((await list(people.buyer)).unreadCount).toBe(0);
    });
  });

  describe('of what happens again and again', () => {
    it('are a few a day about one thing, and its list has all of it', async () => {
      const [leadId, visitId] = [randomUUID(), randomUUID()];
      const move = async (times: number) => {
        for (let n = 0; n < times; n++) {
          await visitScheduled(leadId, visitId, new Date(identity.clock.now + 48 * HOUR_MS + n * HOUR_MS));
          await after(60);
        }
      };
      const textsTo = (phone: string) => channels.texts.filter((text) => text.phone === phone).length;
      await move(12);
      expect([textsTo(BUYER_PHONE), textsTo(AGENT_PHONE)]).toEqual([4, 4]);
      expect((await list(people.buyer)).unreadCount).toBe(12);
      expect((await deliveries(people.buyer)).filter(({ reason }) => reason === 'SENT_OFTEN')).toHaveLength(
        8,
      );
      await visitScheduled(randomUUID(), randomUUID(), new Date(identity.clock.now + HOUR_MS));
      await after(60);
      expect(textsTo(BUYER_PHONE)).toBe(5);
      identity.clock.now += 24 * HOUR_MS;
      await move(1);
      expect(textsTo(BUYER_PHONE)).toBe(6);
    });
  });

  it('reads text, address and choices when it sends, not when the event came', async () => {
    await assign();
    const choices = [{ kind: 'LEAD_ASSIGNED', channel: 'SMS', enabled: false }];
    expectData(await change(people.agent, { choices }));
    await after(600);
    expect(channels.sent).toBe(0);
    expect((await deliveries(people.agent)).at(-1)).toMatchObject({
      status: 'SKIPPED',
      reason: 'TURNED_OFF',
    });
  });

  it('sends no SMS to a number that was not proven', async () => {
    await identity.sql(`update identity.user_contact set phone_verified_at = null where user_id = $1`, [
      people.agent.userId,
    ]);
    await assign();
    await after(600);
    await identity.sql(`update identity.user_contact set phone_verified_at = now() where user_id = $1`, [
      people.agent.userId,
    ]);
    expect((await deliveries(people.agent)).at(-1)).toMatchObject({
      status: 'SKIPPED',
      reason: 'NO_ADDRESS',
    });
  });

  it('tries again while a provider is away, and gives up after eight attempts', async () => {
    channels.failures.push(...Array.from({ length: 8 }, () => new ChannelUnavailable('Twilio', 503)));
    await assign();
    identity.clock.now += 600 * SECOND_MS;
    for (let i = 0; i < 12; i++) await deliverDue();
    expect((await deliveries(people.agent)).at(-1)).toMatchObject({
      channel: 'SMS',
      status: 'FAILED',
      reason: 'UNAVAILABLE',
      attempts: 8,
    });
    expect(channels.failures).toEqual([]);
    expect(channels.sent).toBe(0);
  });

  it('is sent once when a later attempt works', async () => {
    channels.failures.push(new ChannelUnavailable('Twilio', 503), new ChannelUnavailable('Twilio', 503));
    await assign();
    identity.clock.now += 600 * SECOND_MS;
    for (let i = 0; i < 5; i++) await deliverDue();
    expect(channels.texts).toHaveLength(1);
    expect((await deliveries(people.agent)).at(-1)).toMatchObject({ status: 'SENT', attempts: 3 });
  });

  it('does not try again what a provider refuses', async () => {
    channels.failures.push(new ChannelRefusal('UNREACHABLE'));
    await assign();
    identity.clock.now += 600 * SECOND_MS;
    for (let i = 0; i < 3; i++) await deliverDue();
    expect((await deliveries(people.agent)).at(-1)).toMatchObject({
      status: 'FAILED',
      reason: 'UNREACHABLE',
    });
    expect(channels.sent).toBe(0);
  });

  it('repeats at most once what a process left unfinished', async () => {
    await assign();
    // As a process that dies between sending and noting it leaves it: sent, and nothing noted.
    const die = () =>
      identity.sql(
        `update identity.notification_delivery set status = 'SENDING', finished_at = null, claimed_at = $1
          where user_id = $2 and channel = 'SMS'`,
        [new Date(identity.clock.now - HOUR_MS), people.agent.userId],
      );
    await after(120);
    for (let i = 0; i < 3; i++) {
      await die();
      await after(120);
    }
    expect(channels.texts).toHaveLength(2);
    expect((await deliveries(people.agent)).at(-1)).toMatchObject({
      status: 'FAILED',
      reason: 'OUTCOME_UNKNOWN',
    });
  });

  it('is sent once, however many processes try at the same time', async () => {
    await assign();
    identity.clock.now += 120 * SECOND_MS;
    channels.meanwhile = () => deliverDue().then(() => undefined);
    await Promise.all([deliverDue(), deliverDue(), deliverDue()]);
    expect(channels.texts).toHaveLength(1);
  });

  it('goes to every browser, and forgets those that are gone', async () => {
    await subscribe(people.buyer, 'one');
    await subscribe(people.buyer, 'two');
    channels.failures.push(new ChannelRefusal('GONE'));
    await documentVerified(people.buyer.userId as string);
    await deliverDue();
    expect(channels.pushed.map(({ target }) => target.endpoint)).toEqual(['https://push.example/two']);
    const { rows } = await identity.sql(`select id from identity.push_subscription`);
    expect(rows).toHaveLength(1);
    // E-mail is on by default, but the address was never proven.
    expect(await deliveries(people.buyer)).toMatchObject([
      { channel: 'EMAIL', status: 'SKIPPED', reason: 'NO_ADDRESS' },
      { channel: 'PUSH', status: 'SENT' },
    ]);
  });

  it('keeps texts, numbers and endpoints out of what is stored', async () => {
    await subscribe(people.agent);
    await assign();
    await after(600);
    const dump = JSON.stringify(await identity.dump());
    for (const secret of [AGENT_PHONE, 'push.example', 'नवीन लीड']) expect(dump).not.toContain(secret);
    expect((await list(people.agent)).nodes).toHaveLength(1);
  });
});
