import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '@propmubi/testkit';
import type { ClientLimitSettings } from '../../src/config.js';
import { eventStream } from '../support/event-stream.js';
import { socketClient } from '../support/socket-client.js';
import { startTestGateway, type TestGateway } from '../support/start-gateway.js';
import { AGENT } from '../support/tokens.js';

const OFF = { address: 0, user: 0, key: 0, tenant: 0 };
const LIMITS: ClientLimitSettings = {
  requestsPerMinute: OFF,
  costPerMinute: OFF,
  costInFlight: OFF,
  planningMsPerMinute: 0,
};
/** Of 203 points: the event, its listing, a connection and a hundred edges with a listing each. */
const DEAR =
  'subscription { leadAssigned { cursor listing { similar(first: 100) { edges { node { askedBy } } } } } }';
const ROWS = 100;

interface Result {
  data?: { leadAssigned: { cursor: string } | null } | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
}

describe('events of a subscription', () => {
  let test: TestGateway;
  const disposals: (() => unknown)[] = [];
  afterEach(async () => {
    for (const dispose of disposals.splice(0)) await dispose();
    await test.gateway.close();
  });

  const OPEN: Record<string, (token: string) => AsyncIterator<Result>> = {
    WebSocket: (token) => {
      const { client } = socketClient(test.webSocketUrl, token);
      disposals.push(() => client.dispose());
      return client.iterate({ query: DEAR }) as AsyncIterator<Result>;
    },
    'event stream': (token) => eventStream<Result>(test.url, DEAR, token),
  };
  const fetched = () => test.world.resolved.filter((name) => name === 'Listing.askedBy').length;
  const publish = (n: number) =>
    test.world.events.publish('leadAssigned', { cursor: `c${n}`, listing: { id: 'l1' } });

  it.each(Object.keys(OPEN))(
    'are charged to who opened it by %s, and end it where that is used up',
    async (by) => {
      test = await startTestGateway({ clientLimits: { ...LIMITS, costPerMinute: { ...OFF, user: 500 } } });
      const { world, identity } = test;
      const events = OPEN[by]?.(await identity.token(AGENT)) as AsyncIterator<Result>;
      const first = events.next();
      await until(() => world.events.listening('leadAssigned') === 1);
      for (const n of [1, 2, 3, 4]) publish(n);
      expect((await first).value).toMatchObject({ data: { leadAssigned: { cursor: 'c1' } } });
      expect((await events.next()).value).toMatchObject({
        errors: [{ extensions: { code: 'RATE_LIMITED', limit: 'cost-user' } }],
      });
      expect((await events.next()).done).toBe(true);
      expect(fetched()).toBe(ROWS);
      await until(() => world.events.listening('leadAssigned') === 0);
    },
  );

  it('leave others of an address and a brokerage theirs', async () => {
    const costPerMinute = { address: 1_000, user: 500, key: 0, tenant: 1_000 };
    test = await startTestGateway({ clientLimits: { ...LIMITS, costPerMinute } });
    const { world, identity } = test;
    const opened = await Promise.all(
      [1, 2, 3, 4].map(async () => OPEN['WebSocket']?.(await identity.token(AGENT)) as AsyncIterator<Result>),
    );
    const answers = opened.map((events) => events.next());
    await until(() => world.events.listening('leadAssigned') === 4);
    publish(1);
    for (const { value } of await Promise.all(answers))
      expect(value).toMatchObject({ data: { leadAssigned: { cursor: 'c1' } } });
  });
});
