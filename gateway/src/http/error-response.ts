import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { AppError, formatError } from '@propmubi/runtime/errors';
import { currentRequestId, type Logger } from '@propmubi/runtime/log';
import { statusOf } from './error-status.js';

/** Codes the executor and the access policy give on their own, with messages written for clients. */
const EXECUTION_CODES = new Set([
  'UNAUTHENTICATED',
  'MISSING_SCOPE',
  'POLICY_DENIED',
  'INVALID_SUBGRAPH_VALUE',
  'OPERATION_NOT_RESOLVABLE',
  'OPERATION_TOO_LARGE',
]);

const MASKED = 'Something went wrong on our side.';

/** What no subgraph, a foreign one included, may disclose to a client. */
const INTERNAL_EXTENSIONS = ['exception', 'stacktrace', 'stack', 'http', 'query', 'variables'];

/**
 * Every error on its way to a client, over any transport. Errors of subgraphs were formatted there and keep their code;
 * the gateway's own keep theirs; an unexpected error is logged and masked with the request id.
 */
export function formatGatewayError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger?: Pick<Logger, 'error'>,
): GraphQLFormattedError {
  const { extensions } = formatted;
  const isExecution =
    extensions &&
    !(unwrapped(error) instanceof AppError) &&
    ('serviceName' in extensions || EXECUTION_CODES.has(String(extensions['code'])));
  if (isExecution && extensions['code'] === 'INTERNAL_SERVER_ERROR')
    return maskSubgraphError(formatted, logger);
  if (isExecution) return { ...formatted, extensions: withoutInternals(extensions) };
  const result = formatError(formatted, error, {
    requestId: currentRequestId(),
    ...(logger && { logger }),
  });
  return result.extensions ? { ...result, extensions: withoutInternals(result.extensions) } : result;
}

/** Ours mask their own failures; what another subgraph says about its insides is logged and not passed on. */
function maskSubgraphError(
  { message, path, locations, extensions }: GraphQLFormattedError,
  logger: Pick<Logger, 'error'> | undefined,
): GraphQLFormattedError {
  logger?.error({ path, subgraph: extensions?.['serviceName'], reason: message }, 'a subgraph failed');
  const requestId = currentRequestId();
  return {
    message: MASKED,
    ...(path && { path }),
    ...(locations && { locations }),
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      serviceName: extensions?.['serviceName'],
      ...(requestId && { requestId }),
    },
  };
}

/** A whole GraphQL answer for an error that stopped a request before or outside Apollo Server. */
export function errorAnswer(
  error: unknown,
  logger?: Pick<Logger, 'error'>,
): { status: number; body: { errors: GraphQLFormattedError[] } } {
  const formatted = toFormatted(error, logger);
  return { status: statusOf(formatted.extensions?.['code']), body: { errors: [formatted] } };
}

/** The errors of an answer as plain objects, formatted. */
export function formatErrors(
  errors: readonly GraphQLError[],
  logger?: Pick<Logger, 'error'>,
): GraphQLFormattedError[] {
  return errors.map((error) => toFormatted(error, logger));
}

function toFormatted(error: unknown, logger?: Pick<Logger, 'error'>): GraphQLFormattedError {
  const plain = error instanceof GraphQLError ? error.toJSON() : { message: MASKED };
  return formatGatewayError(withRequestCode(plain, error), error, logger);
}

/** graphql-js gives syntax and validation errors no code; Apollo Server's are used everywhere. */
function withRequestCode(plain: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (plain.extensions?.['code'] !== undefined || !(error instanceof GraphQLError)) return plain;
  if (error.originalError) return plain;
  const code = plain.message.startsWith('Syntax Error')
    ? 'GRAPHQL_PARSE_FAILED'
    : 'GRAPHQL_VALIDATION_FAILED';
  return { ...plain, extensions: { ...plain.extensions, code } };
}

function unwrapped(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? error.originalError : error;
}

function withoutInternals(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(extensions).filter(([name]) => !INTERNAL_EXTENSIONS.includes(name)),
  );
}
