import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { RESULT_STREAMS } from './stream-formats.js';
import { StreamingResponse } from './streaming-response.js';

it('has ended where the client left before it began', async () => {
  const { promise: response, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer((_request, answer) => resolve(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  client.on('error', () => undefined);
  const answer = await response;
  const left = once(answer, 'close');
  client.destroy();
  await left;
  const stream = new StreamingResponse(answer, {}, RESULT_STREAMS['event-stream']);
  let ended = 0;
  stream.onClose(() => (ended += 1));
  expect(ended).toBe(1);
  await stream.next({ data: { n: 1 } }, undefined);
  stream.finish();
  server.close();
});
