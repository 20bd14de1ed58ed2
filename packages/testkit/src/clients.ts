import { randomUUID } from 'node:crypto';
import { anonymous, type ClientInfo, withRequestId, type Subgraph, type Viewer } from '@propmubi/runtime';
import { parse, validate } from 'graphql';
import type { Answer } from './expect-answer.js';

export type GraphQLClient<As> = (
  query: string,
  variables?: Record<string, unknown>,
  as?: As,
) => Promise<Answer>;

/** Asks a subgraph by function call, as the embedded gateway does, with the viewer the gateway would vouch for. */
export function subgraphClient(
  subgraph: Pick<Subgraph, 'schema' | 'execute'>,
  client?: () => ClientInfo,
): GraphQLClient<Viewer> {
  return async (query, variables, viewer = anonymous) => {
    const document = parse(query);
    const requestId = randomUUID();
    const problems = validate(subgraph.schema, document);
    const result =
      problems.length > 0
        ? { errors: problems }
        : await withRequestId(requestId, () => subgraph.execute({ document, variables }, viewer, client?.()));
    // What a client would see: serialised errors, no prototypes, no Dates.
    return { query, variables, requestId, body: JSON.parse(JSON.stringify(result)) as Answer['body'] };
  };
}

/** Asks an HTTP endpoint; `as` is a bearer token. */
export function httpClient(url: string, headers: Record<string, string> = {}): GraphQLClient<string> {
  return async (query, variables, token) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const requestId = response.headers.get('x-correlation-id') ?? undefined;
    return { query, variables, requestId, status: response.status, body: parseBody(text) };
  };
}

function parseBody(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return { errors: [{ message: `not JSON: ${text.slice(0, 500)}` }] };
  }
}
