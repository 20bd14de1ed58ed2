import { personal, untilErased, type PersonalTable } from '@propmubi/privacy';

/** What is kept of people by passwords. */
export const passwordTables: Record<string, PersonalTable> = {
  password: {
    people: { user_id: 'the person' },
    personal: {
      hash: personal({
        what: 'Hash (argon2id) of a password',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'DELETED',
        correction: '`setPassword`',
        exported: { not: 'a secret' },
      }),
    },
  },
};
