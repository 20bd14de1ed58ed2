import {
  byRule,
  forDays,
  INFRASTRUCTURE,
  personal,
  type PersonalDataMap,
  type PersonalTable,
  type RetentionRule,
  untilErased,
} from '@propmubi/privacy';
import { notificationTables } from './modules/notification/notification.personal-data.js';

export const applications: RetentionRule = {
  name: 'applications',
  days: 365,
  what: 'applications of agents that were decided: deleted',
};
export const invitations: RetentionRule = {
  name: 'invitations',
  days: 180,
  what: 'invitations that were answered, withdrawn or ran out: deleted',
};

const PROFILE = { file: 'identity/account.json' };
const OVER = forDays(30, 'the session is over', 'dropping old sessions');
const DECIDED = 'made by the platform';

const account: Record<string, PersonalTable> = {
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
};

const work: Record<string, PersonalTable> = {
  membership: { people: { user_id: 'a member' }, personal: {}, other: { role: 'code' } },
  agent: {
    people: { user_id: 'the agent' },
    personal: {
      name: personal({
        what: 'Name of an agent in the register',
        purpose: 'REGISTRATION',
        retention: { text: 'while they work for the brokerage', job: null },
        erasure: { kept: 'public register; who is erased works for no brokerage and has no row' },
        correction: 'by the brokerage, as the register says',
        exported: { file: 'identity/agent.json' },
      }),
      rera_number: personal({
        what: 'Number of an agent in the register',
        purpose: 'REGISTRATION',
        retention: { text: 'while they work for the brokerage', job: null },
        erasure: { kept: 'public register; who is erased works for no brokerage and has no row' },
        correction: 'by the brokerage, as the register says',
        exported: { file: 'identity/agent.json' },
      }),
      languages: personal({
        what: 'Languages an agent works in',
        purpose: 'REGISTRATION',
        retention: { text: 'while they work for the brokerage', job: null },
        erasure: { kept: 'who is erased works for no brokerage and has no row' },
        correction: '`updateAgent`',
        exported: { file: 'identity/agent.json' },
      }),
    },
    other: { status: 'code', localities: 'places' },
  },
  agent_application: {
    people: { user_id: 'the applicant' },
    personal: {
      name: personal({
        what: 'Name of an applicant',
        purpose: 'REGISTRATION',
        retention: byRule(applications, 'the decision'),
        erasure: 'CLEARED',
        correction: 'another application',
        exported: { file: 'identity/applications.json' },
      }),
      rera_number: personal({
        what: 'Number of an applicant in the register',
        purpose: 'REGISTRATION',
        retention: byRule(applications, 'the decision'),
        erasure: 'CLEARED',
        correction: 'another application',
        exported: { file: 'identity/applications.json' },
      }),
      profile: personal({
        what: 'How an applicant wants to work',
        purpose: 'REGISTRATION',
        retention: byRule(applications, 'the decision'),
        erasure: 'CLEARED',
        correction: 'another application',
        exported: { file: 'identity/applications.json' },
      }),
    },
    other: { reasons: 'codes', status: 'code' },
  },
  invitation: {
    people: { invited_by: 'a manager' },
    personal: {
      phone_hash: personal({
        what: 'Keyed hash of the phone number of an invited person',
        purpose: 'REGISTRATION',
        retention: byRule(invitations, 'the invitation ended'),
        erasure: 'CLEARED',
        correction: 'another invitation',
        exported: { not: 'a hash of what the export holds' },
      }),
      profile: personal({
        what: 'Register number and working hours a manager gives for an invited agent',
        purpose: 'REGISTRATION',
        retention: byRule(invitations, 'the invitation ended'),
        erasure: 'CLEARED',
        correction: 'another invitation',
        exported: { file: 'identity/invitations.json' },
      }),
    },
    other: { role: 'code', status: 'code' },
  },
};

const access: Record<string, PersonalTable> = {
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
  recovery_code: { people: { user_id: 'the person' }, personal: {}, other: { hash: 'of a random code' } },
};

/** What identity keeps of people. */
export const identityPersonalData: PersonalDataMap = {
  schema: 'identity',
  tables: {
    ...INFRASTRUCTURE,
    ...account,
    ...work,
    ...access,
    ...notificationTables,
    organization: {
      people: { decided_by: 'a reviewer' },
      personal: {},
      other: {
        name: 'of a firm, public',
        city: 'of a firm, public',
        status: 'code',
        name_skeleton: 'of a firm’s name',
        decision_reason: 'code',
      },
    },
    organization_registration: {
      people: {},
      personal: {
        pan: personal({
          what: 'PAN of a brokerage, which of a proprietor is a person’s',
          purpose: 'REGISTRATION',
          retention: { text: 'while the brokerage exists', job: null },
          erasure: { kept: 'identifies the firm before the law; a brokerage is closed, not erased' },
          correction: 'by staff',
          exported: { not: 'the firm’s; its managers read it' },
        }),
        gstin: personal({
          what: 'GSTIN of a brokerage, which holds its PAN',
          purpose: 'REGISTRATION',
          retention: { text: 'while the brokerage exists', job: null },
          erasure: { kept: 'as the PAN' },
          correction: 'by staff',
          exported: { not: 'the firm’s; its managers read it' },
        }),
      },
    },
    registered_agent: {
      people: {},
      personal: {
        name: personal({
          what: 'Name of an agent in MahaRERA’s public register',
          purpose: 'REGISTRATION',
          retention: { text: 'as the register says', job: null },
          erasure: { kept: 'a copy of the public register' },
          correction: 'at MahaRERA',
          exported: { not: 'public, and not tied to an account' },
        }),
        rera_number: personal({
          what: 'Number of an agent in the register',
          purpose: 'REGISTRATION',
          retention: { text: 'as the register says', job: null },
          erasure: { kept: 'a copy of the public register' },
          correction: 'at MahaRERA',
          exported: { not: 'public, and not tied to an account' },
        }),
      },
    },
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
    contact_grant: {
      people: { user_id: 'who consented' },
      personal: {},
      other: { channel: 'code', purpose: 'code' },
    },
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
    data_export: {
      people: { user_id: 'whose export it is' },
      personal: {},
      other: { status: 'code', sha256: 'of the archive' },
    },
    data_export_part: {
      people: { user_id: 'whose export it is' },
      personal: {},
      other: { subgraph: 'code' },
    },
    data_export_file: {
      people: { user_id: 'whose export it is' },
      personal: {
        key: personal({
          what: 'A file of an export, in the object store',
          purpose: 'ACCOUNT',
          retention: { text: '7 days after it is ready', job: 'working on exports' },
          erasure: 'DELETED',
          correction: 'another export',
          exported: { not: 'a copy' },
        }),
      },
      other: { name: 'of a file', sha256: 'of a file' },
    },
    lead_holder: { without: 'which agent has which lead: ids' },
    audit_entry: {
      people: { actor_id: 'who acted', person_id: 'whose data was read' },
      personal: {},
      other: {
        action: 'code',
        details: 'ids and codes',
        before: 'ids and codes',
        after: 'ids and codes',
        kind: 'code',
        source: 'subgraph',
        role: 'code',
        subject_type: 'code',
        hash: 'of the entry',
        key_id: 'of the key that the hash is of',
      },
    },
    audit_head: { without: 'hashes' },
    organization_quota: { without: 'numbers of a brokerage' },
    organization_usage: { without: 'numbers of a brokerage' },
    quota_alert: { without: 'numbers of a brokerage' },
  },
  retention: [applications, invitations],
};
