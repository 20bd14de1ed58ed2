import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Feed, liveLeads, type AssignedLead } from '@propmubi/client';
import { faultSeed, faultSize, httpClient, reportFault, type ServiceProcess, until } from '@propmubi/testkit';
import { type GraphQLFormattedError, print } from 'graphql';
import { WebSocket } from 'ws';
import { subgraphNames } from '../../src/subgraphs.js';
import { openBrokerages } from './brokerages.js';
import { deploy, type Deployment } from './deployment.js';
import { startKeepAliveClients } from './keep-alive-clients.js';
import { startLeadWriters } from './lead-writers.js';

const MINUTES = 60_000;
const DRAIN_MS = 2_000;

describe(`the gateway when it or its subgraphs end, seed ${faultSeed()}`, () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await deploy({
      subgraphs: subgraphNames,
      env: { DRAIN_MS: String(DRAIN_MS), SUBGRAPH_TIMEOUT_MS: '1000' },
    });
  }, 2 * MINUTES);
  afterAll(async () => {
    await deployment?.[Symbol.asyncDispose]();
  });

  describe('F7: asked to end', () => {
    it.each([
      { what: 'the gateway', start: () => deployment.anotherGateway(), stays: () => deployment.gateway },
      {
        what: 'a subgraph',
        start: () => deployment.another('crm'),
        stays: () => deployment.subgraph('crm'),
        authorization: () => deployment.buyerAt('crm'),
      },
    ])('$what answers every request, on connections that are kept open, too', async (service) => {
      await using leaving = await service.start();
      await leaving.start();
      const clients = startKeepAliveClients({ from: leaving.url, to: service.stays().url }, 20, {
        query: '{ __typename }',
        ...(service.authorization && { authorization: await service.authorization() }),
      });
      try {
        await until(() => clients.answered >= faultSize(200, 5_000), { timeoutMs: MINUTES });
        const ended = leaving.terminate();
        await until(async () => (await leaving.get('/health/ready')).status === 503, {
          what: 'saying that it drains',
        });
        expect(await ended).toBe(0);
      } finally {
        await clients.stop();
      }
      expect(clients.failures).toEqual([]);
      expect(clients.moved).toBe(20);
    });

    it('closes its sockets as 1001, in waves', async () => {
      await using leaving = await deployment.anotherGateway();
      await leaving.start();
      const sockets = await Promise.all(
        Array.from({ length: faultSize(40, 1_000) }, () => openSocket(leaving)),
      );
      const closed = Promise.all(
        sockets.map(async (socket) => {
          const [code] = (await once(socket, 'close')) as [number];
          return { code, atMs: performance.now() };
        }),
      );
      expect(await leaving.terminate()).toBe(0);
      const closings = await closed;
      expect(new Set(closings.map(({ code }) => code))).toEqual(new Set([1001]));
      // All at once would take no time; a slow machine only spreads them more.
      const times = closings.map(({ atMs }) => atMs);
      expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(DRAIN_MS / 4);
    });
  });

  describe('F10: one subgraph down', () => {
    const ask = () => httpClient(deployment.gateway.url)(print(Feed), { first: 10 });
    const whole = async () => {
      const { errors } = (await ask()).body;
      return !errors?.length;
    };

    it.each(['killed', 'stopped'] as const)(
      'gives the others’ data and typed errors at their paths, names it, and recovers (%s)',
      async (how) => {
        const trust = deployment.subgraph('trust');
        const { gateway } = deployment;
        await until(whole, { timeoutMs: 30_000, everyMs: 200, what: 'an answer without errors' });
        await gateway.get('/metrics');
        if (how === 'killed') await trust.kill();
        else trust.freeze();
        try {
          for (let asked = 0; asked < faultSize(20, 500); asked++) {
            const { data, errors = [] } = (await ask()).body as FeedAnswer;
            expect(data.feed.edges).toHaveLength(10);
            for (const { node } of data.feed.edges) {
              expect(node).toMatchObject({ title: expect.any(String), trust: null });
              expect(node.agent?.name ?? 'none').toEqual(expect.any(String));
            }
            expect(errors.filter(({ path }) => path?.join() === 'feed,edges,0,node,trust')).toHaveLength(1);
            expect(errors.filter((error) => !isOfTrust(error))).toEqual([]);
          }
          const ready = await gateway.get('/health/ready');
          expect({ ...ready, body: JSON.parse(ready.body) as unknown }).toMatchObject({
            status: 503,
            body: { status: 'not ready', down: ['trust'] },
          });
          expect((await gateway.get('/health')).status).toBe(200);
          const lag = await gateway.metric('nodejs_eventloop_lag_p99_seconds');
          reportFault('F10', { trust: how, 'event loop lag p99 (ms)': Math.round(lag * 1_000) });
        } finally {
          if (how === 'killed') await trust.start();
          else trust.thaw();
        }
        await until(whole, { timeoutMs: 30_000, everyMs: 200, what: 'an answer without errors again' });
        expect((await gateway.get('/health/ready')).status).toBe(200);
      },
      5 * MINUTES,
    );

    it(
      'brings a lead to its agent with what can be told of it',
      async () => {
        const { agents, listingIds } = await openBrokerages(deployment, { count: 1, agentsEach: 1 });
        const [agent] = agents as [(typeof agents)[0]];
        const property = deployment.subgraph('property');
        await property.kill();
        const arrived = Promise.withResolvers<{
          event: AssignedLead;
          errors: readonly GraphQLFormattedError[];
        }>();
        const leads = liveLeads({
          url: deployment.gateway.url,
          getToken: () => deployment.token({ ...agent, role: 'AGENT' }),
          webSocketImpl: WebSocket,
          onEvent: (event, errors) => arrived.resolve({ event, errors }),
        });
        try {
          const { acked, finished } = startLeadWriters({
            url: deployment.subgraph('crm').url,
            authorization: await deployment.buyerAt('crm'),
            listingIds,
            count: 1,
            writers: 1,
            seed: faultSeed(),
          });
          await finished;
          const { event, errors } = await arrived.promise;
          expect(event.lead).toMatchObject({ id: acked[0]?.leadId, listing: null });
          expect(errors.length).toBeGreaterThan(0);
          for (const error of errors) {
            expect(error.path?.slice(0, 3)).toEqual(['leadAssigned', 'lead', 'listing']);
            expect(error.extensions).toMatchObject({ serviceName: 'property' });
          }
        } finally {
          await leads.close();
          await property.start();
        }
      },
      MINUTES,
    );
  });
});

interface FeedAnswer {
  data: {
    feed: { edges: { node: { title: string | null; trust: unknown; agent: { name: string } | null } }[] };
  };
  errors?: GraphQLFormattedError[];
}

function isOfTrust({ path = [], extensions }: GraphQLFormattedError): boolean {
  const isTyped = /^SUBGRAPH_(UNREACHABLE|TIMEOUT|CIRCUIT_OPEN)$/.test(String(extensions?.['code']));
  return (
    isTyped && extensions?.['serviceName'] === 'trust' && /^(trust|documents)$/.test(String(path.at(-1)))
  );
}

async function openSocket(gateway: ServiceProcess): Promise<WebSocket> {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: {} }));
  await once(socket, 'message');
  return socket;
}
