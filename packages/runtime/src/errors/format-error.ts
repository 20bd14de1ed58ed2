import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { reportUnexpected } from '../error-reports/report-unexpected.js';
import { AppError, InvalidInputError, UnavailableError } from './errors.js';
import { isStatementTimeout, isTransient } from './transient.js';

interface ConstraintViolation {
  property: string;
  constraints?: Record<string, string>;
  children?: ConstraintViolation[];
}

/** Codes graphql-js and Apollo Server give to requests that are themselves wrong; their messages are safe to show. */
const REQUEST_ERROR_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** type-graphql's error, told by its shape: the gateway formats errors too and must not load a schema builder. */
interface ArgumentValidation extends Error {
  extensions: { validationErrors: ConstraintViolation[] };
}

function isArgumentValidation(error: Error): error is ArgumentValidation {
  const { extensions } = error as { extensions?: { validationErrors?: unknown } };
  return Array.isArray(extensions?.validationErrors);
}

/** Turns any thrown value into an AppError the client may see, or undefined when it must be masked. */
export function toAppError(error: unknown): AppError | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth++) {
    if (current instanceof AppError) return current;
    if (isArgumentValidation(current)) return fromValidation(current);
    current = current instanceof GraphQLError ? current.originalError : current.cause;
  }
  return isTransient(error) || isStatementTimeout(error)
    ? new UnavailableError(undefined, { cause: error })
    : undefined;
}

/**
 * The one formatError: expected errors keep code and message, request errors keep graphql-js's words without its
 * "Did you mean" hints, everything else is logged, reported and masked as INTERNAL_SERVER_ERROR with the request id.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { requestId, logger }: { requestId?: string | undefined; logger?: Pick<Logger, 'error'> } = {},
): GraphQLFormattedError {
  const place = {
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
  };
  const expected = toAppError(error);
  if (expected) return { message: expected.message, ...place, extensions: { ...expected.extensions } };
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && REQUEST_ERROR_CODES.has(code)) {
    return { message: formatted.message.replace(/ Did you mean .*$/s, ''), ...place, extensions: { code } };
  }
  logger?.error({ err: error, path: formatted.path }, 'unexpected error in a resolver');
  reportUnexpected(error);
  return {
    message: 'Something went wrong on our side.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId && { requestId }) },
  };
}

function fromValidation(error: ArgumentValidation): InvalidInputError {
  const violations = error.extensions.validationErrors.flatMap((violation) => flatten(violation, ''));
  const message = violations.map(({ message: text }) => text).join('; ');
  return new InvalidInputError(message || 'The input is not valid.', {
    cause: error,
    details: { violations },
  });
}

function flatten(violation: ConstraintViolation, prefix: string): { field: string; message: string }[] {
  const field = prefix + violation.property;
  const own = Object.values(violation.constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(violation.children ?? []).flatMap((child) => flatten(child, `${field}.`))];
}
