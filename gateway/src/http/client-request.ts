import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseJson } from '@propmubi/federation/serving';
import { InvalidInputError } from '@propmubi/runtime/errors';
import type { FastifyReply } from 'fastify';
import { ForwardedHeaders } from '../operations/gateway-context.js';
import type { OperationRequest } from '../operations/served-supergraph.js';

/** Any value asks for the query plan beside the answer; `only` for the plan instead of an answer. */
export const EXPLAIN_HEADER = 'x-query-plan';
/** Any value asks for `extensions.cost`. */
export const COST_HEADER = 'x-operation-cost';
/** Any value asks for `extensions.cache`. */
export const CACHE_HEADER = 'x-operation-cache';

const PARAMETERS = ['query', 'operationName', 'variables', 'extensions'];
const REQUEST_ID = /^[A-Za-z0-9_.:-]{1,128}$/;

/** The caller's correlation id when it is one that is safe to log and to send on, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** A JSON object with its own query text: no batch, no persisted query. */
export function isPlainOperation(body: unknown): boolean {
  if (!isMap(body)) return false;
  const { query, extensions } = body as { query?: unknown; extensions?: { persistedQuery?: unknown } };
  return typeof query === 'string' && (extensions === null || extensions?.persistedQuery === undefined);
}

/** Reads a GraphQL-over-HTTP body. @throws InvalidInputError when it is not one */
export function operationOfBody(body: unknown): OperationRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('The body must be one JSON object with a query.');
  }
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  if (typeof query !== 'string' || query === '') throw badRequest('The body must have a query.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw badRequest('operationName must be a string.');
  }
  if (extensions !== undefined && extensions !== null && !isMap(extensions)) {
    throw badRequest('extensions must be an object.');
  }
  return { source: query, operationName: operationName ?? undefined, variables: variablesOf(variables) };
}

/** Reads a GraphQL-over-HTTP query string, where variables are JSON text. @throws InvalidInputError as operationOfBody */
export function operationOfSearch(search: URLSearchParams): OperationRequest {
  // Of two, each reader (a proxy, a log, Apollo Server) takes another.
  const repeated = PARAMETERS.find((name) => search.getAll(name).length > 1);
  if (repeated) throw badRequest(`${repeated} is given twice.`);
  const variables = search.get('variables');
  return operationOfBody({
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName') || undefined,
    variables: variables ? readVariables(variables) : undefined,
  });
}

function variablesOf(variables: unknown): Record<string, unknown> | undefined {
  if (variables === undefined || variables === null) return undefined;
  if (!isMap(variables)) throw badRequest('variables must be an object.');
  return variables;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A query string without the GraphQL parameters that are empty, which clients send for what they leave out. */
export function withoutEmptyParameters(search: string): string {
  if (!/=(&|$)/.test(search)) return search;
  const parameters = new URLSearchParams(search);
  for (const name of PARAMETERS) {
    if (parameters.get(name) === '') parameters.delete(name);
  }
  return `?${parameters}`;
}

function readVariables(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw badRequest('variables is not JSON.');
  }
}

/** 405, with the methods that are. */
export function methodNotAllowed(reply: FastifyReply, allowed: string): InvalidInputError {
  void reply.header('allow', allowed);
  return new InvalidInputError(`Use ${allowed} here.`, { code: 'METHOD_NOT_ALLOWED' });
}

export function badRequest(message: string): InvalidInputError {
  return new InvalidInputError(message, { code: 'BAD_REQUEST' });
}

/** The client's own headers for subgraphs that are not ours; never identity headers of ours. */
export function forwardedHeaders(
  names: readonly string[],
  { headers }: Pick<IncomingMessage, 'headers'>,
): ForwardedHeaders | undefined {
  if (names.length === 0) return undefined;
  const forwarded: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') forwarded[name] = value;
  }
  return new ForwardedHeaders(forwarded);
}
