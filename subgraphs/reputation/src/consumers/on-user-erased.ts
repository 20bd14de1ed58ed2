import type { ErasedRows } from '@propmubi/privacy';
import { type EntityManager, execute, recordActs, sql } from '@propmubi/runtime';

/**
 * What an erased person wrote is forgotten, and so is what a moderator noted about it. Stars and basis stay, for the scores
 * that were computed from them; their author is an id that leads nowhere. A reply without its words is shown no more, and the
 * reviewed may write another. Their devices are forgotten; that they were one voice with others stays, or fakes would be
 * erased to become many.
 */
export async function eraseAuthor(em: EntityManager, userId: string): Promise<ErasedRows> {
  const key = await execute(em, sql`delete from reputation.rater_key where user_id = ${userId}::uuid`);
  const reviews = await execute(
    em,
    sql`update reputation.review set text = null, moderation_reason = null
         where author_id = ${userId}::uuid and (text is not null or moderation_reason is not null)`,
  );
  const replies = await execute(
    em,
    sql`update reputation.review_reply set text = '', moderation_reason = null, status = 'REJECTED'
         where author_id = ${userId}::uuid and text <> ''`,
  );
  if (reviews + replies > 0) {
    await recordActs(em, { userId }, [
      {
        action: 'PERSONAL_TEXTS_ERASED',
        organizationId: null,
        subjectType: 'USER',
        subjectId: userId,
        after: { reviews, replies },
      },
    ]);
  }
  return { review: reviews, review_reply: replies, rater_key: key };
}
