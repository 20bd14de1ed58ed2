import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverEvent, expectData } from '@propmubi/testkit';
import {
  AGENT_PHONE,
  forgetDeliveries,
  NOON,
  SECOND_MS,
  sending,
  startWithChannels,
} from './support/deliveries.js';
import type { IdentityUnderTest } from './support/identity-under-test.js';
import { AGENT_ID, FIRST, notified, people } from './support/notified.js';
import { RecordingChannels } from './support/recording-channels.js';

describe('deliveries of a lead that the agent does not see', () => {
  let identity: IdentityUnderTest;
  const channels = new RecordingChannels();
  beforeAll(async () => {
    identity = await startWithChannels(channels);
  });
  beforeEach(() => forgetDeliveries(identity, channels));
  afterAll(() => identity?.close());
  const { assign, change, deliveries, seen, takenBack } = notified(() => identity);
  const { deliverDue, after, subscribe } = sending(() => identity);

  it('push after 60 s, and an SMS after 120 s', async () => {
    const browser = await subscribe(people.agent);
    const { leadId } = await assign();
    await after(59);
    expect(channels.sent).toBe(0);
    await after(1);
    expect(channels.pushed).toMatchObject([
      { target: browser, urgent: true, message: { title: 'नवीन लीड', path: `/work/lead/${leadId}` } },
    ]);
    await after(59);
    expect(channels.texts).toEqual([]);
    await after(1);
    expect(channels.texts).toMatchObject([{ phone: AGENT_PHONE, kind: 'LEAD_ASSIGNED', language: 'mr' }]);
    await after(3_600);
    expect(channels.sent).toBe(2);
  });

  it('nothing once a screen showed it', async () => {
    await subscribe(people.agent);
    const lead = await assign();
    await after(30);
    await seen(lead);
    await after(300);
    expect(channels.sent).toBe(0);
    expect(await deliveries(people.agent)).toMatchObject([
      { channel: 'PUSH', status: 'SKIPPED', reason: 'SEEN' },
      { channel: 'SMS', status: 'SKIPPED', reason: 'SEEN' },
    ]);
  });

  it('no SMS when the push was enough', async () => {
    await subscribe(people.agent);
    const lead = await assign();
    await after(60);
    await seen(lead);
    await after(60);
    expect([channels.pushed.length, channels.texts.length]).toEqual([1, 0]);
  });

  it('nothing once it was accepted, or read in the list', async () => {
    const accepted = await assign();
    await deliverEvent(
      identity.subgraph,
      'LeadAccepted',
      {
        ...accepted,
        organizationId: FIRST,
        agentId: AGENT_ID,
        assignedAt: new Date(NOON).toISOString(),
        acceptedAt: new Date(NOON).toISOString(),
        secondsToAccept: 0,
      },
      FIRST,
    );
    await assign();
    expectData(
      await identity.ask(`mutation { markNotificationsRead(input: {}) { unreadCount } }`, {}, people.agent),
    );
    await after(600);
    expect(channels.sent).toBe(0);
  });

  it('nothing once it was taken back, nor for an earlier turn', async () => {
    const lead = await assign();
    await takenBack(lead.leadId);
    const again = await assign();
    // The same agent gets it anew: the clock of the first turn no longer counts.
    identity.clock.now += 30 * SECOND_MS;
    await assign(again.leadId, randomUUID());
    await after(100);
    expect(channels.texts).toEqual([]);
    await after(20);
    expect(channels.texts).toHaveLength(1);
    const outcomes = await deliveries(people.agent);
    expect(outcomes.map(({ reason }) => reason)).toEqual([
      'OUTDATED',
      'OUTDATED',
      'OUTDATED',
      'OUTDATED',
      'NO_SUBSCRIPTION',
      null,
    ]);
  });

  it('waits for the morning, and is not sent when another agent has it by then', async () => {
    identity.clock.now = Date.parse('2026-11-26T23:00:00+05:30');
    const { leadId } = await assign();
    await after(300);
    expect(channels.sent).toBe(0);
    const put = await deliveries(people.agent);
    expect(put.map(({ due_at }) => due_at.toISOString())).toEqual(put.map(() => '2026-11-27T01:30:00.000Z'));
    await takenBack(leadId);
    identity.clock.now = Date.parse('2026-11-27T07:00:00+05:30');
    await deliverDue();
    expect(channels.sent).toBe(0);
  });

  it('rings at night for an agent who chose so', async () => {
    expectData(await change(people.agent, { urgentInQuietHours: true }));
    identity.clock.now = Date.parse('2026-11-26T23:00:00+05:30');
    await assign();
    await after(120);
    expect(channels.texts).toHaveLength(1);
  });
});
