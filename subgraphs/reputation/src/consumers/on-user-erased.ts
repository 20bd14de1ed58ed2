import { execute, onEvent, recordActs, sql } from '@propmubi/runtime';

/**
 * What an erased person wrote is forgotten, and so is what a moderator noted about it. Stars and basis stay, for the scores
 * that were computed from them; their author is an id that leads nowhere. A reply without its words is shown no more, and the
 * reviewed may write another. Their devices are forgotten; that they were one voice with others stays, or fakes would be
 * erased to become many.
 */
export const onUserErased = onEvent('UserErased', async ({ data }, em) => {
  await execute(em, sql`delete from reputation.rater_key where user_id = ${data.userId}::uuid`);
  const reviews = await execute(
    em,
    sql`update reputation.review set text = null, moderation_reason = null
         where author_id = ${data.userId}::uuid and (text is not null or moderation_reason is not null)`,
  );
  const replies = await execute(
    em,
    sql`update reputation.review_reply set text = '', moderation_reason = null, status = 'REJECTED'
         where author_id = ${data.userId}::uuid and text <> ''`,
  );
  if (reviews + replies === 0) return;
  await recordActs(em, data, [
    {
      action: 'PERSONAL_TEXTS_ERASED',
      organizationId: null,
      subjectType: 'USER',
      subjectId: data.userId,
      after: { reviews, replies },
    },
  ]);
});
