import { SubgraphRequestError, type OnFetch, type PreparedOperation } from '@propmubi/federation/serving';
import { activeTracing, type TraceHeaders } from '@propmubi/runtime/telemetry';

const SERVICE = 'gateway';

/** The spans of one operation at the gateway: its own, and one for each subgraph fetch. */
export interface OperationTrace {
  planned(operation: Pick<PreparedOperation, 'operationKind' | 'operationName'>): void;
  /** Follows fetches for `measure`, and traces them. */
  readonly onFetch: OnFetch;
  end(outcome: string, errorCode: string | undefined): void;
}

/** Undefined while tracing is off. `caller` is the trace the client's request came with. */
export function traceOperation(
  caller: TraceHeaders | undefined,
  measure: OnFetch,
): OperationTrace | undefined {
  const tracing = activeTracing();
  if (!tracing) return undefined;
  const operation = tracing.start(SERVICE, 'graphql', { kind: 'server', parent: caller });
  const parent = operation.headers;
  return {
    planned({ operationKind, operationName }) {
      operation.rename(operationName ? `${operationKind} ${operationName}` : operationKind);
      operation.set({ 'graphql.operation.type': operationKind, 'graphql.operation.name': operationName });
    },
    onFetch(start) {
      const measured = measure(start);
      const span = tracing.start(SERVICE, `fetch ${start.subgraph}`, {
        kind: 'client',
        parent,
        attributes: {
          'subgraph.name': start.subgraph,
          'graphql.operation.type': start.operationKind,
          'graphql.operation.name': start.operationName,
          'fetch.path': start.path,
          'fetch.entities': start.entityCount,
          // More than one: fetches of the plan that were sent as one request.
          'fetch.batched': start.fetchCount,
        },
      });
      return {
        headers: span.headers,
        end(end) {
          measured?.end(end);
          span.set({
            'fetch.response_bytes': end.bytes,
            'fetch.deduplicated': end.deduplicated,
            'fetch.errors': end.errorCount,
          });
          span.end(end.error === undefined ? undefined : codeOf(end.error));
        },
      };
    },
    end(outcome, errorCode) {
      operation.set({ 'graphql.outcome': outcome });
      operation.end(errorCode);
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof SubgraphRequestError ? error.code : 'DOWNSTREAM_SERVICE_ERROR';
}
