import { forDays, personal, untilErased, type PersonalTable } from '@propmubi/privacy';
import { DECIDED } from '../../personal-data.terms.js';

const OVER = forDays(30, 'the session is over', 'dropping old sessions');

/** What is kept of people by sessions and devices. */
export const sessionTables: Record<string, PersonalTable> = {
  session: {
    people: { user_id: 'the person' },
    personal: {
      name: personal({
        what: 'Name the person gives a session, such as of a device',
        purpose: 'SECURITY',
        retention: OVER,
        erasure: 'CLEARED',
        correction: '`renameSession`',
        exported: { file: 'identity/sessions.json' },
      }),
    },
    other: { began_by: 'code', revoked_because: 'code' },
  },
  user_device: {
    people: { user_id: 'the person' },
    personal: {
      digest: personal({
        what: 'Keyed hash of a device on which the person signed in, at most 20',
        purpose: 'SECURITY',
        retention: untilErased,
        erasure: 'DELETED',
        correction: DECIDED,
        exported: { not: 'a hash' },
      }),
    },
  },
  refresh_token: {
    people: { user_id: 'the person' },
    personal: {
      used_network: personal({
        what: 'Keyed hash of the network a session was continued from',
        purpose: 'SECURITY',
        retention: OVER,
        erasure: 'CLEARED',
        correction: DECIDED,
        exported: { not: 'a hash' },
      }),
    },
    other: { hash: 'of a random token', successor_hash: 'of a random token' },
  },
};
