import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { PERSONAL_PARTS } from './personal-data.js';

/** `typ` of the signature of a receipt: its key signs exports, too, and neither is good for the other. */
export const ERASURE_SIGNATURE_TYPE = 'propmubi-erasure+jws';

const instant = z.iso.datetime();

export const erasureReceiptSchema = z.object({
  id: z.guid(),
  userId: z.guid(),
  erasedAt: instant,
  keys: z.array(
    z.object({
      sealed: z.string().min(1),
      fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      destroyedAt: instant,
    }),
  ),
  parts: z.array(
    z.object({
      subgraph: z.string().min(1),
      erasedAt: instant,
      rows: z.array(z.object({ table: z.string().min(1), count: z.number().int().min(0) })),
    }),
  ),
  complete: z.boolean(),
});

/** What a receipt says: which keys were destroyed, and what each part of the platform has erased. */
export type SignedErasureReceipt = z.infer<typeof erasureReceiptSchema>;

/** An entry of the platform's audit chain, as far as receipts have something to do with it. */
export const erasureEntrySchema = z.object({
  action: z.string(),
  subjectId: z.string().nullable(),
  recordedAt: instant,
  details: z.record(z.string(), z.unknown()),
});

export type ErasureEntry = z.infer<typeof erasureEntrySchema>;

export interface ErasureVerdict {
  receipt: SignedErasureReceipt;
  /** What is wrong, as sentences; none: the platform gave out this receipt, and has erased everywhere. */
  problems: string[];
}

/**
 * Checks a receipt of an erasure (a compact JSON Web Signature) without asking the platform.
 * @param trail entries of the platform's audit chain, all of them; left out, the receipt is not held to it
 * @throws when it is no receipt, or its signature is not of these keys
 */
export async function verifyErasureReceipt(
  signature: string,
  keys: JSONWebKeySet,
  trail?: readonly ErasureEntry[],
): Promise<ErasureVerdict> {
  const { payload, protectedHeader } = await compactVerify(signature.trim(), createLocalJWKSet(keys), {
    algorithms: ['EdDSA'],
  });
  if (protectedHeader.typ !== ERASURE_SIGNATURE_TYPE)
    throw new Error('The signature is not one of an erasure.');
  const receipt = erasureReceiptSchema.parse(JSON.parse(Buffer.from(payload).toString()));
  const problems = [...problemsOf(receipt), ...(trail ? problemsOfTrail(receipt, trail) : [])];
  return { receipt, problems };
}

function problemsOf({ erasedAt, keys, parts, complete }: SignedErasureReceipt): string[] {
  const problems: string[] = [];
  if (keys.length === 0) problems.push('no key was destroyed');
  for (const { fingerprint, destroyedAt } of keys)
    if (Date.parse(destroyedAt) > Date.parse(erasedAt))
      problems.push(`key ${fingerprint} was destroyed after the erasure`);
  const missing = PERSONAL_PARTS.filter((part) => !parts.some(({ subgraph }) => subgraph === part));
  for (const part of missing) problems.push(`${part} had not erased when this receipt was given out`);
  if (complete !== (missing.length === 0))
    problems.push(`complete is ${complete}, and its parts say otherwise`);
  return problems;
}

const total = (rows: readonly { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0);

function problemsOfTrail(
  { id, userId, erasedAt, keys, parts }: SignedErasureReceipt,
  trail: readonly ErasureEntry[],
) {
  const own = trail.filter(({ subjectId }) => subjectId === userId);
  const problems: string[] = [];
  const begun = own.find(({ action, details }) => action === 'USER_ERASED' && details['receiptId'] === id);
  if (!begun) problems.push('the audit trail has no USER_ERASED with this receipt');
  else {
    if (Date.parse(begun.recordedAt) !== Date.parse(erasedAt))
      problems.push('the audit trail has the erasure at another time');
    const noted = begun.details['keys'];
    const fingerprints = keys.map(({ fingerprint }) => fingerprint);
    // Those of 0.1 do not name the keys.
    if (Array.isArray(noted) && JSON.stringify(noted) !== JSON.stringify(fingerprints))
      problems.push('the audit trail has other keys');
  }
  for (const { subgraph, rows } of parts.filter((part) => part.subgraph !== 'identity')) {
    const entry = own.find(
      ({ action, details }) => action === 'PERSONAL_DATA_ERASED' && details['subgraph'] === subgraph,
    );
    if (!entry) problems.push(`the audit trail has no PERSONAL_DATA_ERASED of ${subgraph}`);
    else if (entry.details['rows'] !== total(rows))
      problems.push(
        `the audit trail has ${String(entry.details['rows'])} rows of ${subgraph}, the receipt ${total(rows)}`,
      );
  }
  return problems;
}
