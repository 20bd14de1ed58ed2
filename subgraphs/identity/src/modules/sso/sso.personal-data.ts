import type { PersonalTable } from '@propmubi/privacy';

/** What is kept of people by single sign-on. */
export const ssoTables: Record<string, PersonalTable> = {
  sso_connection: {
    people: {},
    personal: {},
    other: {
      issuer: 'of a firm',
      client_id: 'of a firm',
      secret_sealed: 'of a firm, sealed',
    },
  },
  sso_domain: {
    people: {},
    personal: {},
    other: { domain: 'of a firm, public', token: 'random, public in DNS' },
  },
};
