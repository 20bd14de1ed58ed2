import { personal, untilErased, type PersonalDataMap } from '@propmubi/privacy';
import { DECIDED, PROFILE } from '../../personal-data.terms.js';

/** What is kept of people by the account, its contact data and credentials. */
export const userTables: PersonalDataMap['tables'] = {
  user_account: {
    people: { id: 'the person' },
    personal: {
      name: personal({
        what: 'Name as the person gives it',
        purpose: 'ACCOUNT',
        retention: untilErased,
        erasure: 'CLEARED',
        correction: '`updateProfile`',
        exported: PROFILE,
      }),
      languages: personal({
        what: 'Languages they speak',
        purpose: 'ACCOUNT',
        retention: untilErased,
        erasure: 'CLEARED',
        correction: '`updateProfile`',
        exported: PROFILE,
      }),
      aadhaar_last_four: personal({
        what: 'Last four digits of a checked Aadhaar number',
        purpose: 'VERIFICATION',
        retention: untilErased,
        erasure: 'CLEARED',
        correction: 'another check by a reviewer',
        exported: PROFILE,
      }),
    },
    other: { status: 'code', identity_status: 'code' },
  },
  user_contact: {
    people: { user_id: 'the person' },
    personal: {
      phone_sealed: personal({
        what: 'Phone number, sealed with the person’s key',
        purpose: 'ACCOUNT',
        retention: untilErased,
        erasure: 'KEY',
        correction: 'a new sign-in with the other number',
        exported: PROFILE,
      }),
      email_sealed: personal({
        what: 'E-mail address, sealed with the person’s key',
        purpose: 'ACCOUNT',
        retention: untilErased,
        erasure: 'KEY',
        correction: '`updateProfile`',
        exported: PROFILE,
      }),
    },
  },
  personal_key: {
    people: { user_id: 'the person' },
    personal: {
      wrapped_key: personal({
        what: 'The key of the person, wrapped by a key outside the database',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'DELETED',
        correction: DECIDED,
        exported: { not: 'a secret' },
      }),
    },
  },
  credential: {
    people: { user_id: 'the person' },
    personal: {
      lookup_hash: personal({
        what: 'Keyed hash of the phone number, e-mail address, passkey or provider’s account, for signing in',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'DELETED',
        correction: 'a new sign-in with the other number',
        exported: { not: 'a hash of what the export holds' },
      }),
    },
    other: { kind: 'code' },
  },
  user_role: { people: { user_id: 'the person' }, personal: {}, other: { role: 'code' } },
  contact_grant: {
    people: { user_id: 'who consented' },
    personal: {},
    other: { channel: 'code', purpose: 'code' },
  },
  lead_holder: { without: 'which agent has which lead: ids' },
};
