import { createPrivateKey, createPublicKey, sign, verify, type JsonWebKey } from 'node:crypto';
import { canonicalJson } from './log.repository.js';

export interface TreeHead {
  treeSize: number;
  rootHash: string;
  timestamp: Date;
}

/** Signs tree heads with the deployment's log key; without a key they stay unsigned and say so. */
export function createTreeHeadSigner(key: JsonWebKey | undefined) {
  if (!key) return () => ({ signature: null, publicKey: null });
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const publicKey = JSON.stringify(createPublicKey(privateKey).export({ format: 'jwk' }));
  return (head: TreeHead) => ({
    signature: sign(null, Buffer.from(signedBytes(head)), privateKey).toString('base64url'),
    publicKey,
  });
}

export type TreeHeadSigner = ReturnType<typeof createTreeHeadSigner>;

/** Whether a tree head was signed with the key; pure, for partners. */
export function verifyTreeHead(head: TreeHead, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: JSON.parse(publicKey) as JsonWebKey, format: 'jwk' });
  return verify(null, Buffer.from(signedBytes(head)), key, Buffer.from(signature, 'base64url'));
}

function signedBytes({ treeSize, rootHash, timestamp }: TreeHead): string {
  return canonicalJson({ treeSize, rootHash, timestamp: timestamp.toISOString() });
}
