import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { createStackParser, type ErrorEvent, type Exception, type StackFrame } from '@sentry/core';
import { nodeStackLineParser } from '@sentry/core/server';

export interface EventFacts {
  service: string;
  environment: string;
  requestId: string | undefined;
  traceId: string | undefined;
}

const parseFrames = createStackParser(nodeStackLineParser());
/** An error, its cause, and so on. */
const MOST_CAUSES = 5;
const MOST_FRAMES = 50;
const LONGEST = 200;
const FRAME = /^\s+at .*(?::\d+:\d+\)?|\(native\)|\(<anonymous>\))$/;
/** Between the frames of what was awaited together and of what awaits it; it names no place. */
const TOGETHER = /^\s+at async Promise\.\w+ \(index \d+\)$/;
const NAME = /^[a-z_][\w$.]{0,79}$/i;
/** ECONNREFUSED, or an SQLSTATE; never a code that a person was sent. */
const CODE = /^(?:[A-Z][A-Z0-9_]{2,59}|[0-9A-Z]{5})$/;
/** What errors of Postgres and of the system say in names of ours: never a value of a row. */
const NAMED_FACTS = ['code', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;

/**
 * What leaves this machine of an error: its type, where it was thrown, and the ids by which its message is found in the log.
 * Everything else stays, the message above all: it may repeat what a person typed, or a row of a table.
 */
export function sentryEventOf(
  error: unknown,
  { service, environment, requestId, traceId }: EventFacts,
): ErrorEvent {
  const chain = causesOf(error);
  const tags = {
    service,
    ...(requestId && { request_id: requestId }),
    ...(traceId && { trace_id: traceId }),
    ...Object.assign({}, ...chain.toReversed().map(namedFacts)),
  };
  return {
    type: undefined,
    event_id: randomUUID().replaceAll('-', ''),
    timestamp: Date.now() / 1_000,
    platform: 'node',
    level: 'error',
    environment,
    server_name: hostname(),
    tags,
    // The error itself is the last.
    exception: { values: (chain.length > 0 ? chain : [undefined]).map(exceptionOf).reverse() },
  };
}

/** What GraphQL wrapped, not the wrapper, and what caused it. */
function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let current = (error as { originalError?: unknown } | null)?.originalError ?? error;
  while (
    current !== undefined &&
    current !== null &&
    chain.length < MOST_CAUSES &&
    !chain.includes(current)
  ) {
    chain.push(current);
    current = current instanceof Error ? current.cause : undefined;
  }
  return chain;
}

function exceptionOf(error: unknown): Exception {
  if (!(error instanceof Error)) return { type: 'NotAnError' };
  const frames = framesOf(error);
  return {
    type: NAME.test(error.name) ? error.name : 'Error',
    ...(frames.length > 0 && { stacktrace: { frames } }),
  };
}

/** Places in code. The message is cut off first: it may have lines that look like places. */
function framesOf({ stack, message }: Error): StackFrame[] {
  if (typeof stack !== 'string') return [];
  const at = message ? stack.indexOf(message) : -1;
  const lines = (at < 0 ? stack : stack.slice(at + message.length))
    .split('\n')
    .slice(1)
    .filter((line) => !TOGETHER.test(line));
  // MikroORM puts the stack of what it wraps behind its own, with that one's message between them.
  const end = lines.findIndex((line) => !FRAME.test(line));
  return parseFrames(lines.slice(0, end < 0 ? lines.length : end).join('\n'))
    .slice(-MOST_FRAMES)
    .map(({ filename, function: name, lineno, colno, in_app }) => ({
      filename: filename?.replace(`${process.cwd()}/`, '').slice(-LONGEST),
      function: name?.slice(0, LONGEST),
      lineno,
      colno,
      in_app,
    }));
}

function namedFacts(error: unknown): Record<string, string> {
  const given = (error ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    NAMED_FACTS.flatMap((name) => {
      const value = given[name];
      const form = name === 'code' ? CODE : NAME;
      return typeof value === 'string' && form.test(value) ? [[`error.${name}`, value]] : [];
    }),
  );
}
