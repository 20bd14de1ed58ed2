import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { take, until } from '@propmubi/testkit';
import type { GatewayConfig, GatewayOverrides } from '../src/index.js';
import { rawSocket, socketClient } from './support/socket-client.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { AGENT, type TokenClaims } from './support/tokens.js';

const LEADS =
  'subscription ($after: String) { leadAssigned(after: $after) { cursor note listing { title } } }';
const event = (n: number) => ({ cursor: `c${n}`, note: `n${n}`, listing: { id: `l${n}` } });

describe('subscriptions over graphql-ws', () => {
  let test: TestGateway;
  const disposals: (() => unknown)[] = [];
  const start = async (change: Partial<GatewayConfig> = {}, overrides: GatewayOverrides = {}) => {
    test = await startTestGateway(change, overrides);
    return test;
  };
  const connect = (token?: string) => {
    const connection = socketClient(test.webSocketUrl, token);
    disposals.push(() => connection.client.dispose());
    return connection;
  };
  const metric = async (name: string) => {
    const text = await (await fetch(new URL('/metrics', test.url))).text();
    return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
  };
  const listening = (topic: string, count = 1) =>
    until(() => test.world.events.listening(topic) === count, {
      what: `${count} upstream listener(s) of ${topic}`,
    });
  afterEach(async () => {
    for (const dispose of disposals.splice(0)) await dispose();
    await test.gateway.close();
  });

  it('answers each event with the rest of the plan, and leaves nothing open upstream', async () => {
    const { world, identity } = await start();
    const { client } = connect(await identity.token(AGENT));
    const events = client.iterate({ query: LEADS });
    const first = events.next();
    await listening('leadAssigned');
    world.events.publish('leadAssigned', event(1));
    expect((await first).value).toEqual({
      data: { leadAssigned: { cursor: 'c1', note: 'n1', listing: { title: 'Listing l1' } } },
    });
    await events.return?.();
    await listening('leadAssigned', 0);
  });

  it('opens identical subscriptions of one session once, as long as nothing was missed', async () => {
    const { world, identity } = await start();
    const token = await identity.token(AGENT);
    const subscribe = (as: string) => {
      const events = connect(as).client.iterate({ query: LEADS });
      return { events, first: events.next() };
    };
    const [one, two] = [subscribe(token), subscribe(token)];
    await until(async () => (await metric('subscriptions_open')) === 2);
    expect(world.opened).toHaveLength(1);
    const other = subscribe(await identity.token(AGENT));
    await listening('leadAssigned', 2);
    world.events.publish('leadAssigned', event(1));
    for (const { first } of [one, two, other])
      expect((await first).value).toMatchObject({ data: { leadAssigned: { cursor: 'c1' } } });
    const late = subscribe(token);
    await listening('leadAssigned', 3);
    await one.events.return?.();
    world.events.publish('leadAssigned', event(2));
    expect((await two.events.next()).value).toMatchObject({ data: { leadAssigned: { cursor: 'c2' } } });
    expect((await late.first).value).toMatchObject({ data: { leadAssigned: { cursor: 'c2' } } });
    for (const { events } of [two, other, late]) await events.return?.();
    await listening('leadAssigned', 0);
  });

  it('refuses a subscription whose scope is missing, before the event source is opened', async () => {
    const { world, identity } = await start();
    const { client } = connect(await identity.token({ scopes: ['leads:create'] }));
    await expect(client.iterate({ query: LEADS }).next()).rejects.toMatchObject([
      { path: ['leadAssigned'], extensions: { code: 'MISSING_SCOPE' } },
    ]);
    expect(world.opened).toEqual([]);
  });

  it('answers queries on the socket within the same limits', async () => {
    await start();
    const { client } = connect();
    const ok = await client.iterate({ query: '{ leads }' }).next();
    expect(ok.value).toEqual({ data: { leads: 0 } });
    const deep = `{ listing(id: "l1") { ${'named { ... on Listing { '.repeat(30)}title${' } }'.repeat(30)} } }`;
    await expect(client.iterate({ query: deep }).next()).rejects.toMatchObject([
      { extensions: { code: 'TOO_DEEP' } },
    ]);
  });

  it('closes a socket with a wrong token as 4401, and one without connection_init as 4408', async () => {
    await start({ live: { ...liveLimits(), connectionInitTimeoutMs: 50 } });
    expect(await connect('a.b.c').closed).toMatchObject({ code: 4401 });
    expect(await (await rawSocket(test.webSocketUrl)).closed).toMatchObject({ code: 4408 });
  });

  it('ends the session at its expiry with 4410 unless the token is renewed on the socket', async () => {
    const { identity } = await start();
    const sub = randomUUID();
    const expiring = () => identity.token({ ...AGENT, sub }, { expiresInS: 4 });
    const [left, renewed] = await Promise.all([
      rawSocket(test.webSocketUrl, { authorization: `Bearer ${await expiring()}` }),
      rawSocket(test.webSocketUrl, { authorization: `Bearer ${await expiring()}` }),
    ]);
    const authorization = `Bearer ${await identity.token({ ...AGENT, sub })}`;
    renewed.send({ type: 'ping', payload: { type: 'refresh', authorization } });
    const pong = await renewed.received(({ type }) => type === 'pong');
    expect(pong['payload']).toMatchObject({ type: 'refresh', ok: true });
    expect(await left.closed).toMatchObject({ code: 4410 });
    expect(renewed.socket.readyState).toBe(renewed.socket.OPEN);
    renewed.socket.close();
  });

  it('keeps its event source when the token is renewed, and opens it again for other rights', async () => {
    const { world, identity } = await start();
    const [sub, sid] = [randomUUID(), randomUUID()];
    const tokenOf = async (claims: TokenClaims) => `Bearer ${await identity.token({ ...claims, sub, sid })}`;
    const raw = await rawSocket(test.webSocketUrl, { authorization: await tokenOf(AGENT) });
    const renew = async (claims: TokenClaims) => {
      raw.send({ type: 'ping', payload: { type: 'refresh', authorization: await tokenOf(claims) } });
    };
    const arrived = (cursor: string) => raw.received((message) => JSON.stringify(message).includes(cursor));
    raw.send({ type: 'subscribe', id: '1', payload: { query: LEADS } });
    await listening('leadAssigned');
    await renew(AGENT);
    await raw.received(({ type }) => type === 'pong');
    world.events.publish('leadAssigned', event(1));
    await arrived('c1');
    expect(world.opened).toEqual([{}]);
    await renew({ ...AGENT, roles: ['AGENT', 'BUYER'] });
    await until(() => world.opened.length === 2, { what: 'the subscription to be opened again' });
    await listening('leadAssigned');
    world.events.publish('leadAssigned', event(2));
    await arrived('c2');
    expect(world.opened).toEqual([{}, { after: 'c1' }]);
    raw.socket.close();
  });

  it('refuses to renew with a wrong token, and closes as 4403 with another user’s', async () => {
    const { identity } = await start();
    const raw = await rawSocket(test.webSocketUrl, {
      authorization: `Bearer ${await identity.token(AGENT)}`,
    });
    raw.send({ type: 'ping', payload: { type: 'refresh', authorization: 'Bearer a.b.c' } });
    const pong = await raw.received(({ type }) => type === 'pong');
    expect(pong['payload']).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' });
    const authorization = `Bearer ${await identity.token(AGENT)}`;
    raw.send({ type: 'ping', payload: { type: 'refresh', authorization } });
    expect(await raw.closed).toMatchObject({ code: 4403 });
  });

  it('limits operations on a socket and sockets of a user, and takes odd operation ids as ids', async () => {
    const { identity } = await start({
      live: { ...liveLimits(), maxSubscriptionsPerSocket: 3, maxSocketsPerUser: 2 },
    });
    const authorization = `Bearer ${await identity.token(AGENT)}`;
    const raw = await rawSocket(test.webSocketUrl, { authorization });
    for (const [index, id] of ['__proto__', 'constructor', '3', '4'].entries()) {
      raw.send({ type: 'subscribe', id, payload: { query: `subscription { ticks { n${index}: n } }` } });
    }
    const refused = await raw.received(({ type }) => type === 'error');
    expect(refused).toMatchObject({ id: '4', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });
    // They differ in the client's names only, so they share a source.
    await listening('ticks', 1);
    const second = await rawSocket(test.webSocketUrl, { authorization });
    expect((await connect(authorization.slice(7)).closed).code).toBe(4429);
    raw.socket.close();
    second.socket.close();
    await listening('ticks', 0);
  });

  it('closes a socket that sends a message too large to be an operation', async () => {
    await start();
    const raw = await rawSocket(test.webSocketUrl, {});
    const id = 'x'.repeat(1024 * 1024);
    raw.send({ type: 'subscribe', id, payload: { query: 'subscription { ticks { n } }' } });
    expect(await raw.closed).toMatchObject({ code: 1009 });
    expect(test.world.events.listening('ticks')).toBe(0);
  });

  it('refuses an upgrade from an origin that is not listed', async () => {
    await start({ corsOrigins: ['https://propmubi.example'] });
    for (const origin of ['https://propmubi.example.evil.test', 'https://evil.test', 'null']) {
      await expect(rawSocket(test.webSocketUrl, {}, origin)).rejects.toThrow('403');
    }
    const allowed = await rawSocket(test.webSocketUrl, {}, 'https://propmubi.example');
    allowed.socket.close();
  });

  it('closes a subscriber that does not read as 4413, and keeps the others', async () => {
    await start({ live: { ...liveLimits(), queueEvents: 8 } });
    const slow = await rawSocket(test.webSocketUrl, {});
    slow.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { ticks { n padding } }' } });
    const { client } = connect();
    const healthy = client.iterate<{ ticks: { n: number } }>({ query: 'subscription { ticks { n } }' });
    const firstTick = healthy.next();
    await listening('ticks', 2);
    slow.socket.pause();
    const padding = 'x'.repeat(256 * 1024);
    let n = 0;
    await until(
      async () => {
        test.world.events.publish('ticks', { n: ++n, padding });
        await new Promise(setImmediate);
        return test.world.events.listening('ticks') === 1;
      },
      { everyMs: 1, what: 'the slow subscription to be closed' },
    );
    slow.socket.resume();
    expect(await slow.closed).toMatchObject({ code: 4413 });
    expect((await firstTick).value).toEqual({ data: { ticks: { n: 1 } } });
    expect((await take(healthy, 3)).map((result) => result.data?.ticks.n)).toEqual([2, 3, 4]);
  });

  it('goes on after the supergraph was reloaded, from the last cursor', async () => {
    const { world, identity, gateway } = await start();
    const { client } = connect(await identity.token(AGENT));
    const events = client.iterate({ query: LEADS });
    const first = events.next();
    await listening('leadAssigned');
    world.events.publish('leadAssigned', event(1));
    await first;
    const second = events.next();
    await gateway.reload(
      world.compose(({ identity: sdl }) => ({
        identity: sdl.replace('agents: [Agent!]', 'agents: [Agent!] people: Int'),
      })),
    );
    await until(() => world.opened.length === 2, { what: 'the subscription to be opened again' });
    await listening('leadAssigned');
    world.events.publish('leadAssigned', event(2));
    expect((await second).value).toMatchObject({
      data: { leadAssigned: { cursor: 'c2', listing: { title: 'Listing l2' } } },
    });
    expect(world.opened).toEqual([{}, { after: 'c1' }]);
  });

  it('ends with a named error when a reload takes a selected field away', async () => {
    const { world, identity, gateway } = await start();
    const { client } = connect(await identity.token(AGENT));
    const events = client.iterate({ query: LEADS });
    const next = events.next();
    await listening('leadAssigned');
    await gateway.reload(world.compose(({ crm }) => ({ crm: crm.replace('note: String ', '') })));
    expect((await next).value).toMatchObject({
      errors: [{ extensions: { code: 'SUBSCRIPTION_INVALIDATED' } }],
    });
    expect(await events.next()).toMatchObject({ done: true });
    await listening('leadAssigned', 0);
  });

  it('passes on why an event source ended', async () => {
    await start();
    const { client } = connect();
    const events = client.iterate({ query: 'subscription { ticks(topic: "ending") { n } }' });
    expect((await events.next()).value).toEqual({ data: { ticks: { n: 1 } } });
    expect((await events.next()).value).toMatchObject({ errors: [{ extensions: { code: 'SLOW_READER' } }] });
    expect(await events.next()).toMatchObject({ done: true });
  });

  it('passes on why an event source did not open', async () => {
    await start();
    const { client } = connect();
    const events = client.iterate({ query: 'subscription { ticks(topic: "refused") { n } }' });
    expect((await events.next()).value).toMatchObject({ errors: [{ extensions: { code: 'BAD_CURSOR' } }] });
    expect(await events.next()).toMatchObject({ done: true });
  });

  it('closes sockets as 1001 when it shuts down', async () => {
    await start();
    const { closed, socket } = connect();
    await socket;
    await test.gateway.close();
    expect(await closed).toMatchObject({ code: 1001 });
    test = await startTestGateway();
  });
});

function liveLimits(): GatewayConfig['live'] {
  return {
    connectionInitTimeoutMs: 3_000,
    maxPayloadBytes: 128 * 1024,
    maxSubscriptionsPerSocket: 100,
    maxSocketsPerUser: 50,
    maxSockets: 1_000,
    maxPendingSockets: 1_000,
    maxPendingSocketsPerAddress: 1_000,
    socketBufferBytes: 4 * 1024 * 1024,
    queueEvents: 256,
    queueBytes: 64 * 1024 * 1024,
    batchWindowMs: 60,
  };
}
