import { verifyConsistency, verifyTreeHead } from '@propmubi/client';
import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';
import type { KeptHead } from './kept-head.js';

const LogHeadSince = graphql(`
  query LogHeadSince($firstSize: Int!) {
    transparencyLogHead {
      treeSize
      rootHash
      timestamp
      signature
      publicKey
    }
    transparencyLogConsistency(firstSize: $firstSize) {
      firstSize
      secondSize
      firstRoot
      secondRoot
      path
    }
  }
`);

export interface CheckedHead {
  head: KeptHead;
  /** Whether the kept key signed it. */
  isSigned: boolean;
  /** Whether it proves that the log only grew since the kept head; null where none was kept. */
  onlyGrew: boolean | null;
}

/**
 * Fetches the head of the log and checks it in this browser: its signature by the key that was kept, and that the log of the
 * head kept before is the beginning of this one.
 */
export async function checkHead(publicKey: string, kept: KeptHead | null): Promise<CheckedHead | null> {
  const { transparencyLogHead: head, transparencyLogConsistency: proof } = await request(LogHeadSince, {
    firstSize: kept?.treeSize ?? 0,
  });
  if (!head) return null;
  const isSigned = await verifyTreeHead(head, publicKey);
  if (!kept) return { head, isSigned, onlyGrew: null };
  // A proof between other trees than the two heads proves nothing about them.
  const isOfThem =
    proof?.firstSize === kept.treeSize &&
    proof.firstRoot === kept.rootHash &&
    proof.secondSize === head.treeSize &&
    proof.secondRoot === head.rootHash;
  return { head, isSigned, onlyGrew: isOfThem && (await verifyConsistency(proof)) };
}
