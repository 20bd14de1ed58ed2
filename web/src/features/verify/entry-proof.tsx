import { verifyReceipt } from '@propmubi/client';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { Failure, Skeleton } from '../../ui/states.js';
import { fetchReceipts } from './document-receipts.js';
import { useKeptKey } from './kept-key.js';
import { type Checked, Verdict } from './verdict.js';

interface EntryProofProps {
  documentId: string;
  leafIndex: number;
  /** What the list says of the entry: the proof must be of the same. */
  leaf: string;
}

/** The proof that an entry of the list is in the log, worked out in this browser. */
export function EntryProof({ documentId, leafIndex, leaf }: EntryProofProps) {
  const publicKey = useKeptKey(({ kept }) => kept?.publicKey);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['entry-proof', documentId, leafIndex, publicKey],
    queryFn: () => prove({ documentId, leafIndex, leaf }, publicKey),
  });
  if (isPending) return <Skeleton className="h-24" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <p role="alert" className="text-danger">
        <FormattedMessage id="log.notProved" />
      </p>
    );
  }
  return <Verdict {...data} />;
}

/** Null where the log has no such entry, or another one in its place. */
async function prove(
  { documentId, leafIndex, leaf }: EntryProofProps,
  publicKey: string | undefined,
): Promise<Checked | null> {
  const receipt = (await fetchReceipts(documentId)).find((one) => one.leafIndex === leafIndex);
  if (receipt?.leaf !== leaf) return null;
  return { receipt, verdict: await verifyReceipt(receipt, { publicKey, documentId }), withPaper: false };
}
