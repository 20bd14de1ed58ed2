import { createHash, createPrivateKey, createPublicKey, sign, verify, type JsonWebKey } from 'node:crypto';
import { canonicalJson } from './log.repository.js';

export interface TreeHead {
  treeSize: number;
  rootHash: string;
  timestamp: Date;
}

/** The public half of the log's key as a JWK in JSON, with its thumbprint (RFC 7638). */
export interface PublishedKey {
  keyId: string;
  publicKey: string;
}

export function publishedKeyOf(key: JsonWebKey): PublishedKey {
  const { crv, kty, x } = createPublicKey({ key, format: 'jwk' }).export({ format: 'jwk' });
  const publicKey = JSON.stringify({ crv, kty, x });
  return { keyId: createHash('sha256').update(publicKey).digest('base64url'), publicKey };
}

/** Signs tree heads with the deployment's log key; without a key they stay unsigned and say so. */
export function createTreeHeadSigner(key: JsonWebKey | undefined) {
  if (!key) return () => ({ signature: null, publicKey: null });
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const { publicKey } = publishedKeyOf(key);
  return (head: TreeHead): { signature: string | null; publicKey: string | null } => ({
    signature: sign(null, Buffer.from(signedBytes(head)), privateKey).toString('base64url'),
    publicKey,
  });
}

export type TreeHeadSigner = ReturnType<typeof createTreeHeadSigner>;

/** Whether a tree head was signed with the key, a JWK in JSON. */
export function verifyTreeHead(head: TreeHead, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: JSON.parse(publicKey) as JsonWebKey, format: 'jwk' });
  return verify(null, Buffer.from(signedBytes(head)), key, Buffer.from(signature, 'base64url'));
}

function signedBytes({ treeSize, rootHash, timestamp }: TreeHead): string {
  return canonicalJson({ treeSize, rootHash, timestamp: timestamp.toISOString() });
}
