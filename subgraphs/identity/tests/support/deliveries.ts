import { createECDH, randomBytes } from 'node:crypto';
import { expectData } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity } from './identity-under-test.js';
import type { people } from './notified.js';
import type { RecordingChannels } from './recording-channels.js';
import { world } from './world.js';

export const NOON = Date.parse('2026-11-26T12:00:00+05:30');
export const SECOND_MS = 1_000;
export const AGENT_PHONE = '+919810000001';

/** Identity with its seeded people, whose messages go to `channels`. */
export async function startWithChannels(channels: RecordingChannels): Promise<IdentityUnderTest> {
  const notifications = { pushServiceHosts: ['push.example'] };
  const identity = await startIdentity({ channels: channels.senders }, { notifications });
  await identity.subgraph.seed(world);
  return identity;
}

/** It is noon, and nothing was sent or chosen before. */
export async function forgetDeliveries(
  identity: IdentityUnderTest,
  channels: RecordingChannels,
): Promise<void> {
  channels.forget();
  identity.clock.now = NOON;
  await identity.sql(`truncate identity.notification cascade`);
  for (const table of [
    'notification_settings',
    'notification_choice',
    'marketing_consent',
    'push_subscription',
  ])
    await identity.sql(`delete from identity.${table}`);
}

/** What sends, and to where. */
export function sending(identity: () => IdentityUnderTest) {
  /** Everything that is due by now, whatever asks for it. */
  const deliverDue = () => identity().subgraph.notifications.sweep(0);
  const after = async (seconds: number) => {
    identity().clock.now += seconds * SECOND_MS;
    await deliverDue();
  };
  const subscribe = async (viewer: typeof people.agent, name = 'one') => {
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const input = {
      endpoint: `https://push.example/${name}`,
      p256dh: keys.getPublicKey('base64url'),
      auth: randomBytes(16).toString('base64url'),
    };
    const mutation = `mutation($input: SubscribePushInput!) { subscribePush(input: $input) { subscriptionId } }`;
    expectData(await identity().ask(mutation, { input }, viewer));
    return input;
  };
  return { deliverDue, after, subscribe };
}
