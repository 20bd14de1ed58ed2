import { leafHash, sha256, verifyInclusion } from './merkle-proof.js';

/** A head of the transparency log, as `SignedTreeHead` of the graph. */
export interface ReceiptHead {
  treeSize: number;
  rootHash: string;
  /** ISO 8601 in UTC. */
  timestamp: string;
  signature: string | null;
  publicKey: string | null;
}

/** An entry of the log with its proof and the signed head, as `documentLogEntries` of the graph answers. */
export interface Receipt {
  leaf: string;
  leafIndex: number;
  treeSize: number;
  path: readonly string[];
  head: ReceiptHead;
}

export interface ReceiptOptions {
  /** The log's published key as a JWK in JSON. Without it only the receipt itself says whose log it is. */
  publicKey?: string | undefined;
  /** The document's bytes, to be compared with what was logged. */
  content?: Uint8Array | undefined;
  /** The document that was asked for: an honest receipt of another one proves nothing about it. */
  documentId?: string | undefined;
}

export type ReceiptProblem =
  | 'NOT_A_RECEIPT'
  | 'OTHER_TREE'
  | 'NOT_INCLUDED'
  | 'NOT_SIGNED'
  | 'OTHER_KEY'
  | 'BAD_SIGNATURE'
  | 'OTHER_DOCUMENT'
  | 'OTHER_CONTENT';

/** What is wrong with a receipt; none of it: `problems` is empty. */
export interface ReceiptVerdict {
  problems: ReceiptProblem[];
  /** What the log says, when it can be read. */
  facts: Record<string, unknown> | null;
  keyId: string | null;
}

/**
 * Whether the log's key signed a tree that this entry is in. Needs no network and nothing of the platform: Web Crypto with
 * SHA-256 and Ed25519.
 */
export async function verifyReceipt(
  receipt: Receipt,
  { publicKey, content, documentId }: ReceiptOptions = {},
): Promise<ReceiptVerdict> {
  if (!isReceipt(receipt)) return { problems: ['NOT_A_RECEIPT'], facts: null, keyId: null };
  const { leaf, leafIndex: index, treeSize: size, path, head } = receipt;
  const facts = factsOf(leaf);
  const problems: ReceiptProblem[] = facts ? [] : ['NOT_A_RECEIPT'];
  if (head.treeSize !== size) problems.push('OTHER_TREE');
  const inclusion = { leafHash: await leafHash(leaf), index, size, path, root: head.rootHash };
  if (!(await verifyInclusion(inclusion))) problems.push('NOT_INCLUDED');
  const key = publicKey ?? head.publicKey;
  if (head.signature == null || key == null) problems.push('NOT_SIGNED');
  else if (!(await verifyTreeHead(head, key))) {
    const isOther = head.publicKey != null && (await keyIdOf(head.publicKey)) !== (await keyIdOf(key));
    problems.push(isOther ? 'OTHER_KEY' : 'BAD_SIGNATURE');
  }
  if (facts && documentId !== undefined && facts['documentId'] !== documentId)
    problems.push('OTHER_DOCUMENT');
  if (content && (await sha256(content)) !== facts?.['sha256']) problems.push('OTHER_CONTENT');
  return { problems, facts, keyId: key == null ? null : await keyIdOf(key) };
}

/** Whether a head was signed with the key, a JWK in JSON. */
export async function verifyTreeHead(head: ReceiptHead, publicKey: string): Promise<boolean> {
  const { treeSize, rootHash, timestamp, signature } = head;
  if (signature === null) return false;
  const time = new Date(timestamp);
  if (Number.isNaN(time.getTime())) return false;
  const signed = JSON.stringify({ rootHash, timestamp: time.toISOString(), treeSize });
  try {
    const key = await crypto.subtle.importKey('jwk', readKey(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify(
      'Ed25519',
      key,
      fromBase64Url(signature),
      new TextEncoder().encode(signed),
    );
  } catch {
    // Not a key or not a signature.
    return false;
  }
}

/** Thumbprint of a key (RFC 7638), as `transparencyLogKey.keyId` says it. */
async function keyIdOf(publicKey: string): Promise<string | null> {
  try {
    const bytes = new TextEncoder().encode(JSON.stringify(readKey(publicKey)));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return btoa(String.fromCharCode(...digest))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  } catch {
    return null;
  }
}

/** The members of an Ed25519 key that count, in the order of its thumbprint. */
function readKey(publicKey: string): { crv: string; kty: string; x: string } {
  const { crv, kty, x } = JSON.parse(publicKey) as Record<'crv' | 'kty' | 'x', string>;
  return { crv, kty, x };
}

/** Receipts come from files: their shape is not known. */
function isReceipt(given: unknown): given is Receipt {
  const receipt = given as Partial<Receipt> | null;
  return (
    typeof receipt?.leaf === 'string' &&
    typeof receipt.leafIndex === 'number' &&
    typeof receipt.treeSize === 'number' &&
    Array.isArray(receipt.path) &&
    receipt.path.every((hash) => typeof hash === 'string') &&
    typeof receipt.head?.rootHash === 'string' &&
    typeof receipt.head.treeSize === 'number' &&
    typeof receipt.head.timestamp === 'string'
  );
}

function factsOf(leaf: string): Record<string, unknown> | null {
  try {
    const facts: unknown = JSON.parse(leaf);
    return typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
