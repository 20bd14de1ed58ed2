import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { isReady } from './is-ready.js';

describe('isReady', () => {
  it('believes what a service answers, and keeps no connection to it', async () => {
    let status = 503;
    let keptAlive = 0;
    const server = createServer((request, response) => {
      if (request.headers.connection !== 'close') keptAlive++;
      response.writeHead(status).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await isReady(port)).toBe(false);
    status = 200;
    expect(await isReady(port)).toBe(true);
    expect(keptAlive).toBe(0);
    server.close();
    await once(server, 'close');
    expect(await isReady(port)).toBe(false);
  });
});
