import type { AnswerBytes, Cancellation } from '@propmubi/federation/serving';
import { cacheHeaders } from '../operations/cache-use.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import { runOperationToBytes, type OperationRunner } from '../operations/run-operation.js';
import type { OperationRequest } from '../operations/served-supergraph.js';
import { statusOf } from './error-status.js';
import type { KeptBody } from './kept-bodies.js';

export interface OperationRoutes {
  readonly runner: OperationRunner;
}

/** What HTTP makes of an operation's answer. */
export interface HttpOperationAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** To be released once it was sent. */
  readonly body: AnswerBytes;
  /** The same as it is kept for others. */
  readonly kept: KeptBody | undefined;
  readonly operationName: string | undefined;
}

const NO_HEADERS: Readonly<Record<string, string>> = {};

/** Runs an operation for an answer of this media type. */
export async function answerOperation(
  { runner }: OperationRoutes,
  operation: OperationRequest,
  context: GatewayContext,
  cancellation: Cancellation,
  mediaType: string,
): Promise<HttpOperationAnswer> {
  const { refusedBy, cache, body, kept, operationName } = await runOperationToBytes(
    runner,
    operation,
    context,
    cancellation,
  );
  return {
    status: refusedBy === undefined ? 200 : statusOf(refusedBy, mediaType),
    headers: cache ? cacheHeaders(cache) : NO_HEADERS,
    body,
    kept: kept?.body === body ? kept : undefined,
    operationName,
  };
}
