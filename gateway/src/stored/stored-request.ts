import type { FastifyRequest } from 'fastify';
import { unknownStoredOperation } from './stored-operations.js';

const PREFIX = 'sha256:';

interface Persisted {
  sha256Hash?: unknown;
}

interface Named {
  query?: unknown;
  documentId?: unknown;
  extensions?: { persistedQuery?: Persisted } | null | undefined;
}

/** What is stored under an id, for one client. */
export type TextOf = (id: string) => string | undefined;

/**
 * Puts the text of a stored operation into a request that names one by `documentId` (GraphQL over HTTP), or by the hash of a
 * persisted query (Apollo), so that it goes on like any other. A hash that is unknown is left to the protocol of those.
 * @throws NotFoundError STORED_OPERATION_UNKNOWN for a `documentId`
 */
export function withStoredText<Body>(textOf: TextOf, body: Body): Body {
  const id = storedIdOf(body);
  if (id === undefined) return body;
  const text = textOf(id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id);
  const { documentId, extensions, ...rest } = body as Named;
  if (text === undefined) {
    if (documentId !== undefined) throw unknownStoredOperation();
    return body;
  }
  const { persistedQuery: _, ...others } = extensions ?? {};
  return { ...rest, query: text, extensions: others } as Body;
}

/** The id that a request names instead of sending a text. */
function storedIdOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { query, documentId, extensions } = body as Named;
  // Clients of sockets have to send a text.
  if (typeof query === 'string' && query !== '') return undefined;
  const id = documentId ?? extensions?.persistedQuery?.sha256Hash;
  return typeof id === 'string' ? id : undefined;
}

/**
 * The same for a request over HTTP, whose body or address changes. `textsFor` is asked where the request names an id, before it
 * is known whether there is one: each client is told the same, in the same order.
 */
export async function expandStoredRequest(
  request: FastifyRequest,
  textsFor: () => Promise<TextOf>,
): Promise<void> {
  if (request.method !== 'GET') {
    if (storedIdOf(request.body) !== undefined) request.body = withStoredText(await textsFor(), request.body);
    return;
  }
  const [path = '', search = ''] = request.url.split(/\?(.*)/s);
  const parameters = new URLSearchParams(search);
  const documentId = parameters.get('documentId') ?? undefined;
  const extensions = extensionsOf(parameters.get('extensions'));
  const given: Named = { query: parameters.get('query') ?? undefined, documentId, extensions };
  if (storedIdOf(given) === undefined) return;
  const expanded = withStoredText(await textsFor(), given);
  if (expanded === given || typeof expanded.query !== 'string') return;
  for (const name of ['documentId', 'extensions']) parameters.delete(name);
  parameters.set('query', expanded.query);
  request.raw.url = `${path}?${parameters}`;
  request.query = Object.fromEntries(parameters);
}

/** Undefined for what is no JSON, which is refused where it is read. */
function extensionsOf(text: string | null): { persistedQuery?: Persisted } | undefined {
  try {
    return text ? ((JSON.parse(text) ?? undefined) as { persistedQuery?: Persisted } | undefined) : undefined;
  } catch {
    return undefined;
  }
}
