import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pickPort } from '@propmubi/dev-services';
import { debianTools } from '@propmubi/testkit';
import { type RunningBalancer, startBalancer } from './balancer.js';
import { shareBetween } from './gateway-group.js';

const tools = debianTools({ haproxy: 'haproxy' });
const drill = tools.missing ? describe.skip : describe;
const BLUE = ['blue-1', 'blue-2'];
const GREEN = ['green-1', 'green-2'];
const STORES = ['store-1', 'store-2'];

drill('HAProxy with the configuration of deploy/release', () => {
  const processes = new Map<string, StandIn>();
  let balancer: RunningBalancer;
  let gateways: string;
  let stores: string;
  beforeAll(async () => {
    for (const name of [...BLUE, ...GREEN, ...STORES]) processes.set(name, await standIn(name));
    const address = (name: string) => `127.0.0.1:${portOf(name)}`;
    gateways = `127.0.0.1:${await pickPort(undefined, 'gateways')}`;
    stores = `127.0.0.1:${await pickPort(undefined, 'stores')}`;
    const servers = [...BLUE, ...GREEN].map((name) => ({ name, address: address(name) }));
    const primaryOf = STORES.map((name) => ({ name, address: address(name), checkPort: portOf(name) }));
    balancer = await startBalancer(tools, [
      { name: 'gateway', bind: gateways, servers },
      { name: 'store', bind: stores, primaryOf },
    ]);
  });
  afterAll(async () => {
    await balancer?.[Symbol.asyncDispose]();
    for (const { server } of processes.values()) {
      server.closeAllConnections();
      server.close();
    }
  });

  const portOf = (name: string) => (processes.get(name)?.server.address() as AddressInfo).port;
  const isReady = (name: string, ready: boolean) => {
    (processes.get(name) as StandIn).isReady = ready;
  };
  /** Who answers so many requests. */
  const answers = async (address: string, count: number) => {
    const by: Record<string, number> = {};
    for (let sent = 0; sent < count; sent++) {
      const name = await (await fetch(`http://${address}/graphql`)).text();
      by[name] = (by[name] ?? 0) + 1;
    }
    return by;
  };

  it('sends each version its share of requests, and none to one without', async () => {
    const share = shareBetween(balancer, BLUE, GREEN);
    await share(0);
    expect(await answers(gateways, 20)).toEqual({ 'blue-1': 10, 'blue-2': 10 });
    await share(10);
    expect(await answers(gateways, 100)).toEqual({ 'blue-1': 45, 'blue-2': 45, 'green-1': 5, 'green-2': 5 });
    await share(100);
    expect(await answers(gateways, 20)).toEqual({ 'green-1': 10, 'green-2': 10 });
    await share(0);
    expect(await answers(gateways, 20)).toEqual({ 'blue-1': 10, 'blue-2': 10 });
  });

  it('leaves a process that drains alone, and asks all of a pool of which none is ready', async () => {
    isReady('blue-1', false);
    await balancer.isDown('gateway', 'blue-1');
    expect(await answers(gateways, 10)).toEqual({ 'blue-2': 10 });
    isReady('blue-2', false);
    await balancer.isDown('gateway', 'blue-2');
    expect(await answers(gateways, 10)).toEqual({ 'blue-1': 5, 'blue-2': 5 });
    isReady('blue-1', true);
    await balancer.isUp('gateway', 'blue-1');
    expect(await answers(gateways, 10)).toEqual({ 'blue-1': 10 });
  });

  it('says how long it keeps a client’s connection, whatever a process says of its own', async () => {
    for (const { server } of processes.values()) server.keepAliveTimeout = 65_000;
    const { headers } = await fetch(`http://${gateways}/graphql`);
    expect(headers.get('keep-alive')).toBe('timeout=60');
  });

  it('sends connections to the one that says it is the primary', async () => {
    isReady('store-2', false);
    await balancer.isDown('store', 'store-2');
    expect(await answers(stores, 5)).toEqual({ 'store-1': 5 });
    isReady('store-1', false);
    isReady('store-2', true);
    await balancer.isDown('store', 'store-1');
    await balancer.isUp('store', 'store-2');
    expect(await answers(stores, 5)).toEqual({ 'store-2': 5 });
  });
});

interface StandIn {
  server: Server;
  isReady: boolean;
}

/** A process of which only the readiness and the name matter to a balancer. */
async function standIn(name: string): Promise<StandIn> {
  const process = {
    isReady: true,
    server: createServer((request, response) => {
      const isCheck = request.url !== '/graphql';
      response.statusCode = isCheck && !process.isReady ? 503 : 200;
      response.end(name);
    }),
  };
  await new Promise<void>((resolve) => process.server.listen(0, '127.0.0.1', resolve));
  return process;
}
