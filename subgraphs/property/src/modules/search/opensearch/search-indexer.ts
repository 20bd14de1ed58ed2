import type { Client } from '@opensearch-project/opensearch';
import { type Database, type EntityManager, type Logger, systemViewer } from '@propmubi/runtime';
import { latin } from '../search-text.js';
import {
  beginIndex,
  type CurrentDocument,
  documentsAfter,
  findIndexState,
  lockIndexing,
  readDocuments,
  saveSent,
  takeChanges,
} from './index-state.repository.js';
import { SEARCH_INDEX, SEARCH_INDEX_NAME } from './search-index.js';

const BATCH = 1_000;
/** A thousand documents take OpenSearch some hundred milliseconds. */
const TAKEN_WITHIN = { requestTimeout: 30_000 };
/** Of an item of a bulk request: too many requests, the same again later. Other refusals stay refusals. */
const TOO_MANY = 429;
const NOT_FOUND = 404;

export interface SearchIndexer {
  /** Whether the index had everything when this process last looked. */
  isReady(): boolean;
  /** Makes the index where it is missing, and sends what changed. Returns how many documents that were. */
  run(): Promise<number>;
}

/**
 * Keeps the index of OpenSearch as the table `search_document` is, by the queue that the table's triggers write. Changes
 * leave the queue in the transaction in which OpenSearch took them, one process at a time; a document is sent as it is then.
 */
export function createSearchIndexer(database: () => Database, client: Client, logger: Logger): SearchIndexer {
  const index = SEARCH_INDEX_NAME;
  let isReady = false;
  const write = <T>(work: (em: EntityManager) => Promise<T>) =>
    database().scope(systemViewer(null)).write(work);

  /** An index that is new, or was lost, is filled from the beginning. A bulk request would make it without its mapping. */
  const prepare = async (): Promise<void> => {
    const { body: exists } = await client.indices.exists({ index });
    await write(async (em) => {
      const state = await findIndexState(em);
      if ((exists && state?.name === index) || !(await lockIndexing(em))) return;
      isReady = false;
      if (!exists) await client.indices.create({ index, body: SEARCH_INDEX as never });
      await beginIndex(em, index);
      logger.info({ index }, 'opensearch: an index is filled');
    });
  };

  /** Returns how many documents were sent, and whether there are more. */
  const sendBatch = (): Promise<{ sent: number; more: boolean }> =>
    write(async (em) => {
      const isAlone = await lockIndexing(em);
      const state = await findIndexState(em);
      // Where a newer release fills another index by now, this one falls behind.
      isReady = state?.name === index && state.sent === null;
      if (!isAlone || state?.name !== index) return { sent: 0, more: false };
      const changes = await takeChanges(em, BATCH);
      const before = state.sent ? await documentsAfter(em, state.sent, BATCH) : [];
      const documents = await readDocuments(em, [...changes, ...before]);
      if (documents.length > 0) await send(documents);
      const more = changes.length === BATCH || before.length > 0;
      if (state.sent) {
        if (!more) await client.indices.refresh({ index });
        await saveSent(em, more ? (before.at(-1) ?? state.sent) : undefined);
      }
      return { sent: documents.length, more: more || state.sent !== null };
    });

  const send = async (documents: readonly CurrentDocument[]): Promise<void> => {
    const { body } = await client.bulk({ index, body: documents.flatMap(actionsOf) as never }, TAKEN_WITHIN);
    for (const { status, error, _id } of body.items.flatMap((item) => Object.values(item))) {
      if (status === TOO_MANY) throw new Error('OpenSearch took a part of the changes only.');
      // One document that it refuses must not keep the others waiting.
      if (error && status !== NOT_FOUND)
        logger.error({ document: _id, reason: error.reason }, 'opensearch refused a document');
    }
  };

  return {
    isReady: () => isReady,
    async run() {
      await prepare();
      for (let total = 0; ;) {
        const { sent, more } = await sendBatch();
        total += sent;
        if (!more) return total;
      }
    },
  };
}

function actionsOf({ kind, id, ...document }: CurrentDocument): object[] {
  const _id = `${kind}:${id}`;
  if (document.title == null) return [{ delete: { _id } }];
  // A title in Devanagari is found by Latin letters, too, as queries are read.
  const words = `${latin(`${document.title} ${document.subtitle ?? ''}`)} ${document.words ?? ''}`;
  return [{ index: { _id } }, { kind, id, ...document, words }];
}
