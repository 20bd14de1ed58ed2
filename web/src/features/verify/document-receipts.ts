import type { Receipt } from '@propmubi/client';
import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';

const DocumentReceipts = graphql(`
  query DocumentReceipts($id: ID!) {
    documentLogEntries(documentId: $id) {
      leaf
      leafIndex
      treeSize
      path
      head {
        treeSize
        rootHash
        timestamp
        signature
        publicKey
      }
    }
  }
`);

/** The receipts of a document, the oldest first. */
export async function fetchReceipts(id: string): Promise<Receipt[]> {
  const { documentLogEntries } = await request(DocumentReceipts, { id });
  return (documentLogEntries ?? []).flatMap(({ head, ...entry }) => (head ? [{ ...entry, head }] : []));
}
