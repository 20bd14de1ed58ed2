import { onEvent, query, sql } from '@propmubi/runtime';

/** The searches of an erased person say what they looked for: they go. */
export const onUserErased = onEvent('UserErased', async ({ data }, em) => {
  await query(em, sql`select property.forget_saved_searches(${data.userId}::uuid)`);
});
