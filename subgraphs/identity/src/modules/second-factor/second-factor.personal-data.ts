import { personal, untilErased, type PersonalTable } from '@propmubi/privacy';

/** What is kept of people by second factors. */
export const secondFactorTables: Record<string, PersonalTable> = {
  second_factor: {
    people: { user_id: 'the person' },
    personal: {
      secret: personal({
        what: 'Sealed secret of an authenticator app',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'DELETED',
        correction: '`removeSecondFactor`',
        exported: { not: 'a secret' },
      }),
    },
  },
  recovery_code: { people: { user_id: 'the person' }, personal: {}, other: { hash: 'of a random code' } },
};
