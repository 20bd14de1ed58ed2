import { personal, type PersonalTable } from '@propmubi/privacy';

/** What is kept of people by bulk queries. */
export const bulkQueryTables: Record<string, PersonalTable> = {
  bulk_query: {
    people: { user_id: 'who asked' },
    personal: {
      query: personal({
        what: 'A query, in which its author may have written anything, and its result in the object store',
        purpose: 'ACCOUNT',
        retention: { text: '7 days after it ended', job: 'removing results of bulk queries' },
        erasure: 'CLEARED',
        correction: 'another query',
        exported: { not: 'a copy of what the services export' },
      }),
    },
    other: { status: 'code', failure: 'code of an error', sha256: 'of the result' },
  },
};
