import { type Receipt, verifyReceipt } from '@propmubi/client';
import { useQuery } from '@tanstack/react-query';
import { FileJson } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { FileField } from '../../ui/file-field.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { fetchReceipts } from './document-receipts.js';
import { useKeptKey } from './kept-key.js';
import { LogKey } from './log-key.js';
import { Verdict, type Checked } from './verdict.js';

/**
 * Checks receipts of the transparency log in this browser: those of a document by its link, or one from a file. Nothing that
 * is dropped here leaves the browser.
 */
export function VerifyScreen({ documentId }: { documentId: string | undefined }) {
  const intl = useIntl();
  const publicKey = useKeptKey(({ kept }) => kept?.publicKey);
  const [dropped, setDropped] = useState<File | null>(null);
  const [paper, setPaper] = useState<File | null>(null);
  const { data, error, isFetching } = useQuery({
    queryKey: [
      'receipts',
      documentId,
      dropped?.name,
      dropped?.lastModified,
      paper?.name,
      paper?.lastModified,
      publicKey,
    ],
    queryFn: () => check({ documentId, dropped, paper, publicKey }),
    enabled: publicKey !== undefined && (documentId !== undefined || dropped !== null),
    gcTime: 0,
  });
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="verify.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="verify.intro" />
        </p>
      </header>
      <label
        className="flex min-h-32 cursor-pointer flex-col items-center justify-center gap-2 rounded-card border border-dashed border-line p-6 text-center focus-within:outline-3 focus-within:outline-accent hover:bg-raised"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          setDropped(event.dataTransfer.files[0] ?? null);
        }}
      >
        <FileJson aria-hidden className="size-8 text-muted" />
        <FormattedMessage id="verify.drop" />
        <input
          type="file"
          accept="application/json,.json"
          className="sr-only"
          onChange={({ target }) => setDropped(target.files?.[0] ?? null)}
        />
        {dropped && <span className="break-all text-sm text-muted">{dropped.name}</span>}
      </label>
      <FileField label={intl.formatMessage({ id: 'verify.paper' })} onFile={setPaper} />
      <div aria-live="polite" className="space-y-4">
        {isFetching && <Skeleton className="h-40" />}
        {error && <Failure error={error} />}
        {data?.length === 0 && (
          <p className="text-muted">
            <FormattedMessage id="verify.none" />
          </p>
        )}
        {data?.map((checked) => (
          <Verdict key={checked.receipt.leafIndex ?? 'broken'} {...checked} />
        ))}
      </div>
      <LogKey />
    </div>
  );
}

interface Given {
  documentId: string | undefined;
  dropped: File | null;
  paper: File | null;
  publicKey: string | undefined;
}

/** The newest state of a document first. */
async function check({ documentId, dropped, paper, publicKey }: Given): Promise<Checked[]> {
  const content = paper ? new Uint8Array(await paper.arrayBuffer()) : undefined;
  const receipts = dropped ? [await readReceipt(dropped)] : await fetchReceipts(documentId as string);
  // A server could answer with the receipts of another document, which hold.
  const asked = dropped ? undefined : documentId;
  const checked = receipts.map(async (receipt) => ({
    receipt,
    verdict: await verifyReceipt(receipt, { publicKey, content, documentId: asked }),
    withPaper: content !== undefined,
  }));
  return (await Promise.all(checked)).toReversed();
}

async function readReceipt(file: File): Promise<Receipt> {
  // What is no JSON, or null, is no receipt, and is said to be none.
  const given = await file
    .text()
    .then((text) => JSON.parse(text) as Receipt | null)
    .catch(() => null);
  return given ?? ({} as Receipt);
}
