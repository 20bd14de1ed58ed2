import { forDays, personal, type PersonalTable, untilErased } from '@propmubi/privacy';

const THE_PERSON = { user_id: 'the person' };

/** What notifications keep of people. Texts are made when they are read or sent, so none is kept. */
export const notificationTables: Record<string, PersonalTable> = {
  notification_feed: { people: THE_PERSON, personal: {} },
  notification: {
    people: THE_PERSON,
    personal: {
      facts: personal({
        what: 'What a notification says: ids, times and codes of what happened to the person',
        purpose: 'ACCOUNT',
        retention: forDays(90, 'it was written', 'trimming notifications'),
        erasure: 'DELETED',
        correction: 'follows from what happened',
        exported: { not: 'what it is about is exported by the subgraph that has it' },
      }),
    },
    other: { kind: 'code' },
  },
  notification_delivery: {
    people: THE_PERSON,
    personal: {},
    other: { channel: 'code', status: 'code', reason: 'code' },
  },
  notification_settings: { people: THE_PERSON, personal: {} },
  notification_choice: { people: THE_PERSON, personal: {}, other: { kind: 'code', channel: 'code' } },
  marketing_consent: { people: THE_PERSON, personal: {}, other: { channel: 'code' } },
  push_subscription: {
    people: THE_PERSON,
    personal: {
      sealed: personal({
        what: 'Sealed address and keys of a browser that is notified',
        purpose: 'ACCOUNT',
        retention: untilErased,
        erasure: 'DELETED',
        correction: '`unsubscribePush`',
        exported: { not: 'a secret of a browser' },
      }),
      lookup_hash: personal({
        what: 'Keyed hash of that address',
        purpose: 'ACCOUNT',
        retention: untilErased,
        erasure: 'DELETED',
        correction: '`unsubscribePush`',
        exported: { not: 'a hash' },
      }),
    },
  },
};
