import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { drainable } from '../src/lifecycle/index.js';

/** By the sockets of both sides. */
const MORE_THAN_IS_BUFFERED = 32 * 1024 * 1024;
const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('drainable', () => {
  it('ends the connection of a request that came before, with its answer', async () => {
    const app = fastify();
    const http = drainable(app);
    const answer = Promise.withResolvers<string>();
    const asked = Promise.withResolvers<undefined>();
    app.get('/', () => {
      asked.resolve(undefined);
      return answer.promise;
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const client = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    const ended = once(client, 'end');
    let text = '';
    client.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    client.write(REQUEST);
    await asked.promise;
    const drained = http.drain(60_000);
    answer.resolve('at last');
    await ended;
    await drained;
    expect(text).toMatch(/^HTTP\/1.1 200 .*\r\nconnection: close\r\n.*at last$/is);
    await http.close(60_000);
  });

  it('is not kept open by a client that takes nothing of its answer', async () => {
    const app = fastify({ forceCloseConnections: 'idle' });
    const http = drainable(app);
    app.get('/', () => 'x'.repeat(MORE_THAN_IS_BUFFERED));
    await app.listen({ port: 0, host: '127.0.0.1' });
    const client = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    client.write(REQUEST);
    await once(client, 'readable');
    const closed = once(client, 'close');
    await http.close(50);
    client.resume();
    await closed;
  });
});
