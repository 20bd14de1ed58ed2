import type { PersonalTable } from '@propmubi/privacy';

/** What is kept of people by receipts of erasures. */
export const erasureTables: Record<string, PersonalTable> = {
  erasure_receipt: {
    people: { user_id: 'who is gone' },
    personal: {},
    other: { secret_hash: 'of a random secret', keys: 'fingerprints of destroyed keys' },
  },
  erasure_part: {
    people: { user_id: 'who is gone' },
    personal: {},
    other: { subgraph: 'code', rows: 'numbers' },
  },
};
