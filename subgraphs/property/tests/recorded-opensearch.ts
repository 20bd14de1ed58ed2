import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentRequest {
  method: string;
  path: string;
  contentType: string | undefined;
  body: string;
}

type Answer = { status: number; body: unknown };
type Route = (request: SentRequest) => Answer | undefined;

export interface RecordedOpenSearch {
  url: string;
  sent: SentRequest[];
  /** Documents by `_id`, as bulk requests left them. */
  documents: Map<string, Record<string, unknown>>;
  indexes: Set<string>;
  /** Answers what it returns in the place of the usual answer. */
  answer: Route;
  close(): Promise<void>;
}

const SHARDS = { total: 1, successful: 1, skipped: 0, failed: 0 };

/**
 * An HTTP server that answers as OpenSearch's reference documents it (3.x: create index, exists, bulk, refresh, search), and keeps what bulk
 * requests send. It ranks nothing: answers to searches are given by the test.
 */
export async function startRecordedOpenSearch(): Promise<RecordedOpenSearch> {
  const world = {
    sent: [] as SentRequest[],
    documents: new Map<string, Record<string, unknown>>(),
    indexes: new Set<string>(),
    answer: (() => undefined) as Route,
  };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent: SentRequest = {
        method: request.method ?? '',
        path: request.url ?? '',
        contentType: request.headers['content-type'],
        body: Buffer.concat(chunks).toString(),
      };
      world.sent.push(sent);
      const { status, body } = world.answer(sent) ?? usual(world, sent);
      response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(world, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

function usual(world: Pick<RecordedOpenSearch, 'documents' | 'indexes'>, request: SentRequest): Answer {
  const [, index = '', action = ''] = new URL(request.path, 'http://x').pathname.split('/');
  if (request.method === 'HEAD') return { status: world.indexes.has(index) ? 200 : 404, body: {} };
  if (request.method === 'PUT' && action === '') {
    world.indexes.add(index);
    return { status: 200, body: { acknowledged: true, shards_acknowledged: true, index } };
  }
  if (action === '_refresh') return { status: 200, body: { _shards: SHARDS } };
  if (action === '_bulk') return { status: 200, body: bulk(world.documents, index, request.body) };
  return {
    status: 400,
    body: { error: { type: 'illegal_argument_exception', reason: request.path }, status: 400 },
  };
}

/** Newline-delimited JSON, ending in a newline: an action and, of `index`, the document. */
function bulk(documents: Map<string, Record<string, unknown>>, index: string, body: string): object {
  if (!body.endsWith('\n')) throw new Error('A bulk request ends in a newline.');
  const lines = body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const items: object[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [[action, { _id }] = ['', { _id: '' }]] = Object.entries(
      lines[at] as Record<string, { _id: string }>,
    );
    const known = documents.has(_id);
    const result = { _index: index, _id, _version: 1, _shards: SHARDS, _seq_no: at, _primary_term: 1 };
    if (action === 'delete') {
      documents.delete(_id);
      items.push({
        delete: { ...result, result: known ? 'deleted' : 'not_found', status: known ? 200 : 404 },
      });
    } else {
      documents.set(_id, lines[++at] as Record<string, unknown>);
      items.push({ index: { ...result, result: known ? 'updated' : 'created', status: known ? 200 : 201 } });
    }
  }
  return { took: 7, errors: false, items };
}

/** An answer to `_search`, of hits in their order with what they were sorted by. */
export function searchAnswer(
  hits: readonly { source: Record<string, unknown>; score: number; title?: string }[],
): Answer {
  return {
    status: 200,
    body: {
      took: 3,
      timed_out: false,
      _shards: SHARDS,
      hits: {
        max_score: null,
        hits: hits.map(({ source, score, title }) => ({
          _index: 'x',
          _id: `${String(source['kind'])}:${String(source['id'])}`,
          _score: score,
          _source: source,
          ...(title && { highlight: { title: [title] } }),
          sort: [score, source['kind'], source['id']],
        })),
      },
    },
  };
}
