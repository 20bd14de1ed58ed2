import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface SeenRequest {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface SmsProviderUnderTest {
  apiUrl: string;
  /** What it answers next. */
  answer: { status: number; body: string; headers?: Record<string, string> };
  /** What was asked of it. */
  seen: SeenRequest[];
  close(): Promise<void>;
}

/** The HTTP API of an SMS provider that keeps what it is asked and answers as it is told. */
export async function startSmsProvider(): Promise<SmsProviderUnderTest> {
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    text(request).then(
      (body) => {
        provider.seen.push({ method, url, headers, body });
        const { status, headers: own, body: answer } = provider.answer;
        response.writeHead(status, { 'content-type': 'application/json', ...own }).end(answer);
      },
      (error: Error) => response.destroy(error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: SmsProviderUnderTest = {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: { status: 200, body: '{}' },
    seen: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}
