import { assertId, InvalidInputError } from '@propmubi/runtime';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { findEntries, hashRanges, logSize } from './log.repository.js';
import { LogConsistency, LogInclusion, SignedTreeHead, TransparencyLogKey } from './log.types.js';
import { currentHead } from './signed-heads.repository.js';
import { consistencyRanges, inclusionRanges } from './tree-nodes.js';

/** The transparency log, for every reader to check. */
@Resolver()
export class TransparencyLogResolver {
  @Query(() => SignedTreeHead, { description: 'The log as it stands.' })
  transparencyLogHead(@Ctx() { db, now, signTreeHead }: TrustContext): Promise<SignedTreeHead> {
    return db.read((em) => currentHead(em, signTreeHead, now()));
  }

  @Query(() => TransparencyLogKey, {
    nullable: true,
    description: 'The key that signs the log’s heads; null where this deployment has none.',
  })
  transparencyLogKey(@Ctx() { logKey }: TrustContext): TransparencyLogKey | null {
    return logKey;
  }

  @Query(() => [LogInclusion], {
    description: 'Every entry about a document with the proof that it is in the log as it stands.',
  })
  documentLogEntries(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Ctx() { db, now, signTreeHead }: TrustContext,
  ): Promise<LogInclusion[]> {
    return db.read(async (em) => {
      const entries = await findEntries(em, assertId(documentId, 'documentId'));
      if (entries.length === 0) return [];
      const head = await currentHead(em, signTreeHead, now());
      const { treeSize, rootHash } = head;
      const ranges = entries.map(({ position }) => inclusionRanges(position, treeSize));
      const hashes = await hashRanges(em, ranges.flat());
      return entries.map(({ position, leaf, leafHash }, place) => ({
        documentId,
        leafIndex: position,
        treeSize,
        leaf,
        leafHash,
        path: hashes.splice(0, ranges[place]?.length ?? 0),
        rootHash,
        head,
      }));
    });
  }

  @Query(() => LogConsistency, {
    description: 'The proof that the log of an earlier size is a prefix of the log as it stands.',
  })
  transparencyLogConsistency(
    @Arg('firstSize', () => Int, { description: 'Size seen earlier.' }) firstSize: number,
    @Ctx() { db }: TrustContext,
  ): Promise<LogConsistency> {
    return db.read(async (em) => {
      const secondSize = await logSize(em);
      if (firstSize < 0 || firstSize > secondSize) {
        throw new InvalidInputError(`firstSize goes from 0 to ${secondSize}.`, {
          details: { treeSize: secondSize },
        });
      }
      const [firstRoot, secondRoot, ...path] = (await hashRanges(em, [
        { start: 0, end: firstSize },
        { start: 0, end: secondSize },
        ...consistencyRanges(firstSize, secondSize),
      ])) as [string, string, ...string[]];
      return { firstSize, secondSize, firstRoot, secondRoot, path };
    });
  }
}
