import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, httpClient, until } from '@propmubi/testkit';
import type { GatewayConfig } from '../src/index.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

describe('the gateway’s life', () => {
  let running: TestGateway | undefined;
  const start = async (change: Partial<GatewayConfig> = {}) => {
    running = await startTestGateway(change);
    return running;
  };
  afterEach(async () => {
    await running?.gateway.close();
    running = undefined;
  });

  it('gives up on a request that takes too long, and answers the rest of it', async () => {
    const { url } = await start({ requestTimeoutMs: 200 });
    const answer = await httpClient(url)('{ slow leads }');
    expectErrorCode(answer, 'REQUEST_ABORTED');
    expect(answer.body.data).toEqual({ slow: null, leads: 0 });
  });

  it('answers what is under way when it is closed, and takes nothing new', async () => {
    const { gateway, url, world } = await start();
    running = undefined;
    const underWay = httpClient(url)('{ slow }');
    await until(() => world.resolved.includes('Query.slow'));
    const closed = gateway.close();
    world.events.publish('answer slow', null);
    expect(expectData(await underWay)).toEqual({ slow: 'at last' });
    await closed;
    await expect(fetch(url)).rejects.toThrow();
  });

  it.each([
    { way: 'around the framework', duplex: {} },
    { way: 'by the framework', duplex: { duplex: 'half' as const } },
  ])('ends a connection with the answer to what came before it was closed ($way)', async ({ duplex }) => {
    const { gateway, url, world } = await start();
    running = undefined;
    const body = JSON.stringify({ query: '{ slow }' });
    const underWay = fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // A stream has no length, and is sent in chunks.
      body: 'duplex' in duplex ? new Blob([body]).stream() : body,
      ...duplex,
    });
    await until(() => world.resolved.includes('Query.slow'));
    const closed = gateway.close();
    world.events.publish('answer slow', null);
    const answer = await underWay;
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    await answer.body?.cancel();
    await closed;
  });

  it('leaves nothing open when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    } finally {
      other.close();
    }
  });
});
