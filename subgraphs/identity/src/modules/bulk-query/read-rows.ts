import { readBulkDocument } from './bulk-document.js';
import { BulkFailure, BusyGateway } from './bulk-failure.js';
import { askGateway } from './ask-gateway.js';
import type { Progress } from './bulk-query.repository.js';

/** As many as a connection gives at once. */
const PAGE = 100;
/** Roles and keys of the asker are looked up again after this time. */
const TOKEN_MS = 60_000;
/** Without a page for so long the gateway is not busy but broken. */
const MAX_BUSY_MS = 15 * 60_000;

export interface RowSource {
  query: string;
  gatewayUrl: string;
  signal: AbortSignal;
  /** With what the asker may do now; undefined when it may nothing any more. */
  token: () => Promise<string | undefined>;
  /** Resolves after this time, while nothing is asked. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Called after each page. */
  onPage: (progress: Progress) => void;
}

/** The rows of a list as lines of JSON, one page in memory at a time. @throws BulkFailure */
export async function* readRows({
  query,
  gatewayUrl,
  signal,
  token,
  wait,
  onPage,
}: RowSource): AsyncGenerator<string> {
  const document = readBulkDocument(query);
  const currentToken = remembered(token);
  const progress = { rows: 0, errors: 0 };
  let size = PAGE;
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const ask = async () =>
      askGateway({
        url: gatewayUrl,
        token: await currentToken(),
        query: document.query,
        variables: { bulkFirst: size, bulkAfter: after },
        signal,
      });
    const answer = await patiently(
      ask,
      (ms) => wait(ms, signal),
      () => {
        // Nested lists make a page of this size too expensive.
        size = Math.floor(size / 2);
        return size > 0;
      },
    );
    const { rows, next } = document.page(answer.data);
    progress.rows += rows.length;
    progress.errors += answer.errors;
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    onPage(progress);
    after = next;
  }
}

function remembered(token: RowSource['token']): () => Promise<string> {
  let known: { token: string; until: number } | undefined;
  return async () => {
    if (known && performance.now() < known.until) return known.token;
    const found = await token();
    if (found === undefined) throw new BulkFailure('UNAUTHENTICATED');
    known = { token: found, until: performance.now() + TOKEN_MS };
    return found;
  };
}

/** Asks until there is an answer: later while the gateway is busy, for less while it is too much. */
async function patiently<T>(
  ask: () => Promise<T>,
  wait: (ms: number) => Promise<void>,
  less: () => boolean,
): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof BulkFailure && error.code === 'OPERATION_TOO_EXPENSIVE' && less()) continue;
      if (!(error instanceof BusyGateway)) throw error;
      if (performance.now() - startedAt > MAX_BUSY_MS) throw new BulkFailure('SERVICE_UNAVAILABLE');
      await wait(error.waitS * 1_000);
    }
  }
}
