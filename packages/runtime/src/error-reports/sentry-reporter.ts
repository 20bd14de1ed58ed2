import {
  createEventEnvelope,
  createTransport,
  getEnvelopeEndpointWithUrlEncodedAuth,
  makeDsn,
} from '@sentry/core';
import type { Logger } from '../log/logger.js';
import { sentryEventOf } from './sentry-event.js';

const SDK = { name: 'propmubi.runtime', version: '0.1.0' };
/** An outage throws thousands of errors, of which some tell as much. */
const MOST_A_MINUTE = 30;
/** What waits for an answer; more is dropped. */
const MOST_ON_THEIR_WAY = 20;
const ANSWER_WITHIN_MS = 5_000;
const FLUSH_WITHIN_MS = 2_000;
const MINUTE_MS = 60_000;

interface SentryReporterOptions {
  dsn: string;
  environment: string;
  service: string;
  logger: Pick<Logger, 'warn'>;
}

interface SentryReporter {
  /** Never throws, and waits for nothing. */
  report(error: unknown, ids: { requestId: string | undefined; traceId: string | undefined }): void;
  /** Resolves when what is on its way has arrived, or after a moment. */
  stop(): Promise<void>;
}

/** Sentry's envelopes and transport (queue, back-off where Sentry asks for it), without its client, which patches the process. */
export function createSentryReporter({
  dsn,
  environment,
  service,
  logger,
}: SentryReporterOptions): SentryReporter {
  const address = makeDsn(dsn);
  if (!address) throw new Error('SENTRY_DSN is no DSN.');
  const url = getEnvelopeEndpointWithUrlEncodedAuth(address, undefined, SDK);
  const transport = createTransport(
    { bufferSize: MOST_ON_THEIR_WAY, recordDroppedEvent: () => undefined },
    ({ body }) => post(url, body),
  );
  const allows = atMost(MOST_A_MINUTE);
  let isFailing = false;
  const note = (problem: unknown) => {
    if (problem !== undefined && !isFailing)
      logger.warn({ reason: String(problem) }, 'errors cannot be reported');
    isFailing = problem !== undefined;
  };
  const send = async (
    error: unknown,
    ids: { requestId: string | undefined; traceId: string | undefined },
  ) => {
    const event = sentryEventOf(error, { service, environment, ...ids });
    const { statusCode = 200 } = await transport.send(createEventEnvelope(event, address, { sdk: SDK }));
    note(statusCode >= 400 ? `HTTP ${statusCode}` : undefined);
  };
  return {
    report(error, ids) {
      if (allows()) send(error, ids).catch(note);
    },
    stop: async () => {
      await transport.flush(FLUSH_WITHIN_MS);
    },
  };
}

async function post(url: string, body: string | Uint8Array) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-sentry-envelope' },
    body: body as NonNullable<RequestInit['body']>,
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  await response.body?.cancel();
  return {
    statusCode: response.status,
    headers: {
      'x-sentry-rate-limits': response.headers.get('x-sentry-rate-limits'),
      'retry-after': response.headers.get('retry-after'),
    },
  };
}

/** True for the first `count` calls of each minute. */
function atMost(count: number): () => boolean {
  let begun = -Infinity;
  let calls = 0;
  return () => {
    const now = performance.now();
    if (now - begun >= MINUTE_MS) [begun, calls] = [now, 0];
    return ++calls <= count;
  };
}
