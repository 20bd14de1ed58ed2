import { GraphQLError } from 'graphql';
import { withRawIntegers } from './exact-json.js';

/** Path from the client's root to a field: response names and list indexes. */
export type Path = readonly (string | number)[];

/** Why a subgraph request gave no usable answer. The values are stable: they are `extensions.code` for clients. */
export type SubgraphErrorCode =
  | 'DOWNSTREAM_SERVICE_ERROR'
  | 'SUBGRAPH_UNREACHABLE'
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_HTTP_ERROR'
  | 'SUBGRAPH_REDIRECTED'
  | 'SUBGRAPH_MALFORMED_RESPONSE'
  | 'SUBGRAPH_RESPONSE_TOO_LARGE'
  | 'SUBGRAPH_CIRCUIT_OPEN'
  | 'SUBGRAPH_OVERLOADED'
  | 'SLOW_READER'
  | 'REQUEST_ABORTED';

/**
 * A transport throws this when a whole request failed. The message is shown to clients: it never holds a URL,
 * a header or a body; those belong in `cause`.
 */
export class SubgraphRequestError extends Error {
  override readonly name = 'SubgraphRequestError';

  constructor(
    message: string,
    readonly code: SubgraphErrorCode,
    options: { cause?: unknown; statusCode?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.statusCode = options.statusCode;
  }

  readonly statusCode: number | undefined;
}

/** The client's document cannot be run: syntax, validation, unknown operation, or nothing can resolve it. */
export class InvalidOperationError extends Error {
  override readonly name = 'InvalidOperationError';

  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors.map((error) => error.message).join('\n'));
  }
}

/** Why a supergraph cannot be served. */
export type SupergraphErrorCode =
  'UNRESOLVED_SECURITY_FEATURE' | 'INVALID_SUBGRAPH_URL' | 'UNSUPPORTED_OVERRIDE_LABEL';

/** A supergraph that does not load. Thrown when a federation is created or reloaded; no client ever sees it. */
export class SupergraphError extends Error {
  override readonly name = 'SupergraphError';

  constructor(
    message: string,
    readonly code: SupergraphErrorCode,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** One error of a subgraph, or one the gateway found in its answer, at a field of the client's operation. */
export function subgraphError(
  message: string,
  serviceName: string,
  path: Path | undefined,
  extensions: Data = {},
  originalError?: unknown,
): GraphQLError {
  return new GraphQLError(message, {
    path,
    originalError: originalError instanceof Error ? originalError : undefined,
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...(withRawIntegers(extensions) as Data), serviceName },
  });
}

type Data = Record<string, unknown>;
