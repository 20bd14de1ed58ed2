import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = number | { status: number; headers: Record<string, string> };

export interface WebhookReceiver {
  readonly url: string;
  /** In the order in which they came. */
  readonly received: Received[];
  /** What it answers from now on; called for each request. A promise is a receiver that takes its time. */
  answer: (received: Received) => Answer | Promise<Answer>;
  /** Requests that are not answered yet, and those that were given up by who sent them. */
  readonly open: { waiting: number; abandoned: number };
  close(): Promise<void>;
}

/** A system of a customer, which keeps what it is sent. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const open = { waiting: 0, abandoned: 0 };
  const receiver: Omit<WebhookReceiver, 'url'> = {
    received,
    open,
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
    response.on('close', () => {
      open.waiting--;
      if (!response.writableEnded) open.abandoned++;
    });
    open.waiting++;
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      received.push(one);
      void Promise.resolve(receiver.answer(one)).then((answer) => {
        const { status, headers } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
        response.writeHead(status, headers).end();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(receiver, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
