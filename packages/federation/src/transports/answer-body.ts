import { SubgraphRequestError } from '../errors.js';
import { parseJson } from '../exact-json.js';
import { isObject } from '../json.js';
import type { SubgraphResponse } from './transport.js';

const OK = 200;

/** Parses a body; undefined where it is no JSON. */
export function parseBody(bytes: Buffer): unknown {
  try {
    // Some servers begin with a byte order mark, which JSON does not know (RFC 8259, 8.1).
    return parseJson(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** What a body says that was given on as it came. @throws SubgraphRequestError when it is no GraphQL */
export function parseAnswer(bytes: Buffer): Pick<SubgraphResponse, 'data' | 'errors' | 'extensions'> {
  const body = parseBody(bytes);
  if (!isObject(body)) throw invalidJson(OK);
  const { data, errors, extensions } = body;
  return { data, errors, extensions };
}

export function invalidJson(statusCode: number): SubgraphRequestError {
  const message = 'The subgraph answered with invalid JSON.';
  return new SubgraphRequestError(message, 'SUBGRAPH_MALFORMED_RESPONSE', { statusCode });
}
