import { type EntityManager, type EventConsumer, onEvent, query, sql } from '@propmubi/runtime';

const forget = async (em: EntityManager, documentId: string): Promise<void> => {
  await query(em, sql`delete from crm.verified_listing where document_id = ${documentId}`);
};

/** Which listings trust has a verified document of: enquiries about a project prefer them. */
export const listingDocumentConsumers: EventConsumer[] = [
  onEvent('DocumentVerified', async ({ data }, em) => {
    if (data.subjectType !== 'LISTING') return;
    await query(
      em,
      sql`
        insert into crm.verified_listing (document_id, listing_id, recheck_on)
        values (${data.documentId}, ${data.subjectId}, ${data.recheckOn})
        on conflict (document_id) do update set recheck_on = excluded.recheck_on`,
    );
  }),
  onEvent('DocumentRejected', ({ data }, em) => forget(em, data.documentId)),
  onEvent('DocumentExpired', ({ data }, em) => forget(em, data.documentId)),
];
