import { personal, untilErased, type PersonalTable } from '@propmubi/privacy';

/** What is kept of people by passkeys. */
export const passkeyTables: Record<string, PersonalTable> = {
  passkey: {
    people: { user_id: 'the person' },
    personal: {
      name: personal({
        what: 'Name the person gives a passkey, such as of a device',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'DELETED',
        correction: '`renamePasskey`',
        exported: { file: 'identity/passkeys.json' },
      }),
      credential_id: personal({
        what: 'Id of a passkey',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'DELETED',
        correction: '`removePasskey`',
        exported: { not: 'random, made by the device' },
      }),
    },
    other: { transports: 'codes', public_key: 'a public key, of no use without the device' },
  },
};
