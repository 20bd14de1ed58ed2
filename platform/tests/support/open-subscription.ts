import { until } from '@propmubi/testkit';
import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Call } from '../generated-operations.js';

/** Begins a subscription, tells what it answers first, and is ended by the signal. */
type Begin = (call: Call, signal: AbortSignal, onAnswer: (answer: ExecutionResult) => void) => Promise<void>;

/** Begins a subscription on each transport of the gateway. */
export function subscriptionWays(url: string, token: string | undefined): ReadonlyMap<string, Begin> {
  return new Map<string, Begin>([
    ['event stream', overEvents(url, token)],
    ['WebSocket', overSocket(url, token)],
  ]);
}

function overEvents(url: string, token: string | undefined): Begin {
  return async ({ document, variables }, signal, onAnswer) => {
    const response = await fetch(url, {
      method: 'POST',
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: document, variables }),
    });
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const [, data] = /^data: (\{.*\})$/m.exec(text) ?? [];
      if (data) return onAnswer(JSON.parse(data) as ExecutionResult);
    }
  };
}

function overSocket(url: string, token: string | undefined): Begin {
  return async ({ document, variables }, signal, onAnswer) => {
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    });
    signal.addEventListener('abort', () => void client.dispose(), { once: true });
    try {
      for await (const answer of client.iterate({ query: document, variables })) {
        return onAnswer(answer as ExecutionResult);
      }
    } catch (error) {
      if (Array.isArray(error)) onAnswer({ errors: error as never });
      else if (!signal.aborted) throw error;
    } finally {
      await client.dispose();
    }
  };
}

/**
 * Opens a subscription and closes it. Resolves with its first answer, or with nothing when the gateway holds it open
 * without one; when it has resolved, the gateway holds it no more.
 */
export async function openOnce(gateway: string, begin: Begin, call: Call): Promise<ExecutionResult> {
  const before = await openSubscriptions(gateway);
  const ending = new AbortController();
  let answer: ExecutionResult | undefined;
  const ended = begin(call, ending.signal, (first) => (answer = first)).catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  const isOpen = async () => answer !== undefined || (await openSubscriptions(gateway)) > before;
  await Promise.race([ended, until(isOpen, { timeoutMs: 30_000, what: `${call.name} being open` })]);
  ending.abort();
  await ended;
  const isClosed = async () => (await openSubscriptions(gateway)) <= before;
  await until(isClosed, { timeoutMs: 30_000, what: `${call.name} being closed` });
  return answer ?? {};
}

async function openSubscriptions(gateway: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', gateway))).text();
  return Number(/^subscriptions_open (\d+)$/m.exec(text)?.[1] ?? 0);
}
