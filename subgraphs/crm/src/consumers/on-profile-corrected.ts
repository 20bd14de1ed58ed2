import { execute, onEvent, query, sql } from '@propmubi/runtime';
import { setTransactionTenant } from '../modules/lead/lead-transaction.js';

/**
 * A buyer corrected their name or address: what brokerages kept of it as it was given goes, and `Lead.buyer` shows what is right, as far as
 * consents open it. An address that is the only way to reach the contact stays until another is given.
 */
export const onProfileCorrected = onEvent('ProfileCorrected', async ({ data: { userId, fields } }, em) => {
  const brokerages = await query(
    em,
    sql<{
      id: string;
    }>`select organization_id as id from crm.contacts_with_phone(null, ${userId}) order by 1`,
  );
  for (const { id } of brokerages) {
    await setTransactionTenant(em, id);
    await execute(
      em,
      sql`update crm.contact
             set name = case when ${fields.includes('NAME')}::boolean then null else name end,
                 email = case when ${fields.includes('EMAIL')}::boolean and phone is not null then null else email end
           where user_id = ${userId}`,
    );
  }
  await setTransactionTenant(em, null);
});
