import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { PERSONAL_PARTS } from '@propmubi/privacy';
import { assertId, type EntityManager, newId, NotFoundError, type TenantScope } from '@propmubi/runtime';
import { findReceipt, fingerprintsOf, insertReceipt } from './erasure-receipt.repository.js';
import type { ErasureReceipt } from './erasure-receipt.types.js';

const SECRET_BYTES = 24;

/** What the erased person keeps: there is no account any more that could ask. */
export interface ReceiptTicket {
  id: string;
  secret: string;
}

export interface BegunReceipt {
  ticket: ReceiptTicket;
  /** Of the keys that it says are destroyed. */
  fingerprints: string[];
}

/** Begins the receipt before the key is destroyed, in the transaction that destroys it. Acts as the user. */
export async function beginReceipt(em: EntityManager, userId: string, at: Date): Promise<BegunReceipt> {
  const fingerprints = await fingerprintsOf(em, userId);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const id = newId();
  await insertReceipt(em, {
    id,
    userId,
    secretHash: hashOf(secret),
    erasedAt: at,
    keys: fingerprints.map((fingerprint) => ({ sealed: 'CONTACT', fingerprint, destroyedAt: at })),
  });
  return { ticket: { id, secret }, fingerprints };
}

/**
 * The receipt, for the holder of its secret.
 * @throws NotFoundError also for a wrong secret
 */
export async function readReceipt(
  { db, sign }: { db: TenantScope; sign: (bytes: Uint8Array) => Promise<string> },
  { id, secret }: ReceiptTicket,
): Promise<ErasureReceipt> {
  const stored = await db.read((em) => findReceipt(em, assertId(id, 'id')));
  if (!stored || !isSame(stored.secretHash, hashOf(secret))) {
    throw new NotFoundError('There is no such receipt.', { code: 'RECEIPT_NOT_FOUND' });
  }
  const { secretHash: _, ...shown } = stored;
  const complete = PERSONAL_PARTS.every((part) => stored.parts.some(({ subgraph }) => subgraph === part));
  const receipt = { ...shown, complete };
  return { ...receipt, signature: await sign(Buffer.from(JSON.stringify(receipt))) };
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
