import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity } from './support/identity-under-test.js';
import { people } from './support/notified.js';
import { world } from './support/world.js';

const SUBSCRIBE = `mutation($input: SubscribePushInput!) { subscribePush(input: $input) { subscriptionId } }`;
const UNSUBSCRIBE = `mutation($endpoint: String!) { unsubscribePush(input: { endpoint: $endpoint }) { unsubscribed } }`;

function browser(name: string) {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  return {
    endpoint: `https://push.example/${name}`,
    p256dh: keys.getPublicKey('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
}

describe('Mutation.subscribePush', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    const push = { publicKey: 'the public key', push: async () => undefined };
    const notifications = { pushServiceHosts: ['push.example'] };
    identity = await startIdentity({ channels: { push } }, { notifications });
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());
  const owners = async () => {
    const { rows } = await identity.sql(
      `select user_id from identity.push_subscription order by created_at, id`,
    );
    return (rows as { user_id: string }[]).map(({ user_id }) => user_id);
  };
  const subscribe = (input: object, viewer = people.agent) => identity.ask(SUBSCRIBE, { input }, viewer);

  it('gives the key to subscribe with', async () => {
    expect(expectData(await identity.ask(`{ pushPublicKey }`))).toEqual({ pushPublicKey: 'the public key' });
  });

  it('keeps a browser sealed, and lets its owner end it', async () => {
    const mine = browser('mine');
    expectData(await subscribe(mine));
    expect(await owners()).toEqual([people.agent.userId]);
    expect(JSON.stringify(await identity.dump())).not.toContain('push.example');
    const ended = (viewer: typeof people.agent) =>
      identity.ask(UNSUBSCRIBE, { endpoint: mine.endpoint }, viewer).then((answer) => expectData(answer));
    expect(await ended(people.colleague)).toEqual({ unsubscribePush: { unsubscribed: false } });
    expect(await ended(people.agent)).toEqual({ unsubscribePush: { unsubscribed: true } });
    expect(await owners()).toEqual([]);
  });

  it('gives a browser to the account that subscribed it last', async () => {
    const shared = browser('shared');
    expectData(await subscribe(shared, people.agent));
    expectData(await subscribe(shared, people.colleague));
    expect(await owners()).toEqual([people.colleague.userId]);
  });

  it('refuses addresses that are no push service, and keys that are none', async () => {
    for (const endpoint of [
      'https://127.0.0.1/x',
      'https://redis:6379/',
      'http://push.example/x',
      'nonsense',
    ])
      expectErrorCode(await subscribe({ ...browser('x'), endpoint }), 'INVALID_PUSH_ENDPOINT');
    expectErrorCode(await subscribe({ ...browser('x'), p256dh: 'AAAA' }), 'INVALID_PUSH_KEYS');
    expectErrorCode(await subscribe({ ...browser('x'), auth: 'AAAA' }), 'INVALID_PUSH_KEYS');
    expectErrorCode(await subscribe({ ...browser('x'), auth: '<script>' }), 'BAD_USER_INPUT');
  });

  it('bounds how often and how many', async () => {
    let refused = 0;
    for (let i = 0; i < 35; i++) {
      const { body } = await subscribe(browser(`many-${i}`), people.manager);
      if (body.errors?.[0]?.extensions?.['code'] === 'RATE_LIMITED') refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
    expect((await owners()).filter((owner) => owner === people.manager.userId)).toHaveLength(10);
  });

  it('says so where push is not set up', async () => {
    const without = await startIdentity();
    await without.subgraph.seed(world);
    expectErrorCode(
      await without.ask(SUBSCRIBE, { input: browser('x') }, people.agent),
      'PUSH_NOT_CONFIGURED',
    );
    expect(expectData(await without.ask(`{ pushPublicKey }`))).toEqual({ pushPublicKey: null });
    await without.close();
  });
});
