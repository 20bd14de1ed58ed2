import type { DomainEvent } from '@propmubi/events';
import { Kind, type DocumentNode, type ExecutionResult } from 'graphql';
import { activeTracing } from './telemetry.js';

/** One GraphQL request in a subgraph: what was asked, never with which values. */
export function traceOperation(
  service: string,
  { document, operationName }: { document: DocumentNode; operationName?: string | undefined },
  work: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const tracing = activeTracing();
  if (!tracing) return work();
  const type = operationTypeOf(document);
  const attributes = { 'graphql.operation.type': type, 'graphql.operation.name': operationName };
  return tracing.inside(
    service,
    operationName ? `${type} ${operationName}` : type,
    { kind: 'server', attributes },
    work,
    errorCodeOf,
  );
}

/** The first error's code; undefined for an answer without errors. */
export function errorCodeOf({ errors }: Pick<ExecutionResult, 'errors'>): string | undefined {
  const [first] = errors ?? [];
  return first && String(first.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
}

/** A statement that has just been answered; alone, outside any trace, it is not worth one. */
export function traceStatement(service: string, sql: string, tookMs: number): void {
  const tracing = activeTracing();
  const parent = tracing?.current();
  if (!tracing || !parent) return;
  const verb = /^\W*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const attributes = {
    'db.system.name': 'postgresql',
    'db.namespace': service,
    // Values are placeholders.
    'db.query.text': sql,
  };
  tracing.start(service, verb, { kind: 'client', parent, attributes, startedAt: Date.now() - tookMs }).end();
}

/** Events that have reached their streams, each in the trace of what recorded it. */
export function tracePublished(
  service: string,
  rows: readonly { id: string; type: string; event: string }[],
  startedAt: number,
): void {
  const tracing = activeTracing();
  if (!tracing) return;
  for (const { id, type, event } of rows) {
    const parent = traceOf(JSON.parse(event) as DomainEvent);
    if (!parent) continue;
    const attributes = messaging(type, id, 'send');
    tracing.start(service, `send ${type}`, { kind: 'producer', parent, attributes, startedAt }).end();
  }
}

/** A subgraph takes an event, in the trace of what recorded it. */
export function traceConsumed<T>(service: string, event: DomainEvent, work: () => Promise<T>): Promise<T> {
  const tracing = activeTracing();
  const parent = tracing && traceOf(event);
  if (!tracing || !parent) return work();
  const attributes = messaging(event.type, event.id, 'process');
  return tracing.inside(service, `process ${event.type}`, { kind: 'consumer', parent, attributes }, work);
}

function traceOf({ traceparent }: DomainEvent) {
  return traceparent === undefined ? undefined : { traceparent };
}

function messaging(type: string, id: string, operation: 'send' | 'process') {
  return {
    'messaging.system': 'redis',
    'messaging.operation.type': operation,
    'messaging.destination.name': type,
    'messaging.message.id': id,
  };
}

function operationTypeOf(document: DocumentNode): string {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.operation : 'query';
}
