import { assertId, InvalidInputError } from '@propmubi/runtime';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { findEntries, findLeafHashes } from './log.repository.js';
import { LogConsistency, LogInclusion, SignedTreeHead } from './log.types.js';
import { consistencyProof, inclusionProof, rootOf } from './merkle-tree.js';

/** The transparency log as anybody may check it. */
@Resolver()
export class TransparencyLogResolver {
  @Query(() => SignedTreeHead, { description: 'The log as it stands.' })
  async transparencyLogHead(@Ctx() { db, now, signTreeHead }: TrustContext): Promise<SignedTreeHead> {
    const leaves = await db.read((em) => findLeafHashes(em));
    const head = { treeSize: leaves.length, rootHash: rootOf(leaves), timestamp: now() };
    return { ...head, ...signTreeHead(head) };
  }

  @Query(() => [LogInclusion], {
    description: 'Every entry about a document with the proof that it is in the log as it stands.',
  })
  documentLogEntries(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Ctx() { db }: TrustContext,
  ): Promise<LogInclusion[]> {
    return db.read(async (em) => {
      const entries = await findEntries(em, assertId(documentId, 'documentId'));
      if (entries.length === 0) return [];
      const leaves = await findLeafHashes(em);
      const rootHash = rootOf(leaves);
      return entries.map(({ position, leaf, leafHash }) => ({
        documentId,
        leafIndex: position,
        treeSize: leaves.length,
        leaf,
        leafHash,
        path: inclusionProof(leaves, position),
        rootHash,
      }));
    });
  }

  @Query(() => LogConsistency, {
    description: 'The proof that the log of an earlier size is a prefix of the log as it stands.',
  })
  async transparencyLogConsistency(
    @Arg('firstSize', () => Int, { description: 'Size seen earlier.' }) firstSize: number,
    @Ctx() { db }: TrustContext,
  ): Promise<LogConsistency> {
    const leaves = await db.read((em) => findLeafHashes(em));
    if (firstSize < 0 || firstSize > leaves.length) {
      throw new InvalidInputError(`firstSize goes from 0 to ${leaves.length}.`, {
        details: { treeSize: leaves.length },
      });
    }
    return {
      firstSize,
      secondSize: leaves.length,
      firstRoot: rootOf(leaves.slice(0, firstSize)),
      secondRoot: rootOf(leaves),
      path: consistencyProof(leaves, firstSize),
    };
  }
}
