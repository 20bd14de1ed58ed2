import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An event as Sentry got it. */
export interface ReceivedError {
  event_id: string;
  environment: string;
  level: string;
  tags: Record<string, string>;
  exception: {
    values: {
      type: string;
      stacktrace?: { frames: { filename?: string; function?: string; lineno?: number }[] };
    }[];
  };
}

export interface SentryReceiver {
  /** For SENTRY_DSN. */
  dsn: string;
  errors(): ReceivedError[];
  /** Everything received, headers of requests included, as it came. */
  text(): string;
  requests(): number;
  /** What it answers from now on; `undefined` holds requests back until the next call. */
  answer(status: number | undefined, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

const KEY = 'publickeyoftests';
const PROJECT = '7';

/** Sentry for tests: takes envelopes at its endpoint, authenticated as the DSN says, and keeps them. */
export async function startSentryReceiver(): Promise<SentryReceiver> {
  const texts: string[] = [];
  const errors: ReceivedError[] = [];
  let answered: { status: number; headers: Record<string, string> } | undefined = {
    status: 200,
    headers: {},
  };
  const held: (() => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      texts.push(`${request.url}\n${request.rawHeaders.join('\n')}\n${body.toString()}`);
      const url = new URL(request.url as string, 'http://sentry');
      const isOurs =
        url.pathname === `/api/${PROJECT}/envelope/` && url.searchParams.get('sentry_key') === KEY;
      if (isOurs && answered?.status === 200) errors.push(...errorsOf(body));
      const respond = () => {
        response.writeHead(isOurs ? (answered?.status ?? 200) : 403, answered?.headers);
        response.end('{}');
      };
      if (answered) respond();
      else held.push(respond);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    dsn: `http://${KEY}@127.0.0.1:${port}/${PROJECT}`,
    errors: () => errors,
    text: () => texts.join('\n'),
    requests: () => texts.length,
    answer(status, headers = {}) {
      answered = status === undefined ? undefined : { status, headers };
      for (const respond of answered ? held.splice(0) : []) respond();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/**
 * The events of an envelope: a line of JSON about it, then for each item a line of JSON about it and its payload, of so
 * many bytes where `length` says it, else until the next line.
 */
function errorsOf(envelope: Buffer): ReceivedError[] {
  let rest = envelope;
  const line = (): string => {
    const end = rest.indexOf('\n');
    const text = rest.subarray(0, end < 0 ? rest.length : end).toString();
    rest = end < 0 ? Buffer.alloc(0) : rest.subarray(end + 1);
    return text;
  };
  const header = JSON.parse(line()) as { event_id: string; sent_at: string };
  if (!/^[0-9a-f]{32}$/.test(header.event_id)) throw new Error('An envelope without an event id.');
  const found: ReceivedError[] = [];
  while (rest.length > 0) {
    const item = JSON.parse(line()) as { type: string; length?: number };
    let payload: string;
    if (item.length === undefined) payload = line();
    else {
      payload = rest.subarray(0, item.length).toString();
      rest = rest.subarray(item.length + 1);
    }
    if (item.type === 'event') found.push(JSON.parse(payload) as ReceivedError);
  }
  return found;
}
