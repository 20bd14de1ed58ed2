import { type Database, newId, query, recordEvent, sql, systemViewer } from '@propmubi/runtime';

/** Heads of one event, and of one entry of the transparency log. */
const MOST_HEADS = 500;

/**
 * Announces the heads of chains that have moved since the last time, for the transparency log: who deletes or rewrites entries
 * here, key in hand, cannot reach what was anchored there. Returns how many heads.
 */
export async function anchorHeads(database: Database, now: Date): Promise<number> {
  let anchored = 0;
  for (let taken = MOST_HEADS; taken === MOST_HEADS; anchored += taken) {
    taken = await database.scope(systemViewer(null)).write(async (em) => {
      const heads = await query(
        em,
        sql<{ organization_id: string; seq: string; hash: string }>`
          select organization_id, seq, hash from identity.take_moved_heads(${MOST_HEADS}::integer) order by organization_id`,
      );
      if (heads.length === 0) return 0;
      await recordEvent(em, {
        type: 'AuditHeadsTaken',
        organizationId: null,
        data: {
          anchorId: newId(),
          takenAt: now.toISOString(),
          heads: heads.map(({ organization_id: chainId, seq, hash }) => ({
            chainId,
            seq: Number(seq),
            hash,
          })),
        },
      });
      return heads.length;
    });
  }
  return anchored;
}
