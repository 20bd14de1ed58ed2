import { randomInt } from 'node:crypto';
import type { LoggedRequest } from './request-log.js';

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

const ANSWER_WITHIN_MS = 60_000;

export interface LoggedClient {
  /** @throws Error for an answer with errors */
  ask<Data>(
    kind: string,
    query: string,
    variables?: object,
    more?: { token?: string; address?: string },
  ): Promise<Data>;
  /** Any request, timed and logged. */
  logged<T>(kind: string, work: () => Promise<T>): Promise<T>;
}

/** A client of the gateway that logs how each of its requests went. */
export function createLoggedClient(url: string, log: LoggedRequest[]): LoggedClient {
  const logged: LoggedClient['logged'] = async (kind, work) => {
    const startedAt = performance.now();
    const end = (failure: string | null) =>
      log.push({ kind, startedAtMs: startedAt, tookMs: performance.now() - startedAt, failure });
    try {
      const result = await work();
      end(null);
      return result;
    } catch (error) {
      const { message, cause } = error as Error;
      end(cause instanceof Error ? `${message}: ${cause.message}` : message);
      throw error;
    }
  };
  const ask: LoggedClient['ask'] = (kind, query, variables = {}, { token, address = anyAddress() } = {}) =>
    logged(kind, async () => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': address,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const { data, errors } = JSON.parse(text || '{}') as Answer<never>;
      if (errors || !data) throw new Error(`${response.status} ${JSON.stringify(errors ?? text)}`);
      return data;
    });
  return { ask, logged };
}

/** Of a client: each has limits of its own. */
export function anyAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}
