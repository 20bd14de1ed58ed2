import { personal, untilErased, type PersonalTable } from '@propmubi/privacy';

/** What is kept of people by API keys. */
export const apiKeyTables: Record<string, PersonalTable> = {
  api_key: {
    people: { user_id: 'who made it' },
    personal: {
      name: personal({
        what: 'Name the person gives a key',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'CLEARED',
        correction: 'another key',
        exported: { file: 'identity/api-keys.json' },
      }),
    },
    other: { secret_hash: 'of a random secret', scopes: 'codes' },
  },
};
