import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookReceiver {
  readonly url: string;
  /** In the order in which they came. */
  readonly received: Received[];
  /** What it answers from now on; called for each request. */
  answer: (received: Received) => number | { status: number; headers: Record<string, string> };
  close(): Promise<void>;
}

/** A system of a customer, which keeps what it is sent. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const receiver: Omit<WebhookReceiver, 'url'> = {
    received,
    answer: () => 204,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      received.push(one);
      const answer = receiver.answer(one);
      const { status, headers } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
      response.writeHead(status, headers).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(receiver, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
