import { byRule, personal, type PersonalTable, type RetentionRule } from '@propmubi/privacy';

export const invitations: RetentionRule = {
  name: 'invitations',
  days: 180,
  what: 'invitations that were answered, withdrawn or ran out: deleted',
};

/** What is kept of people by who was invited, and who works where. */
export const invitationTables: Record<string, PersonalTable> = {
  membership: { people: { user_id: 'a member' }, personal: {}, other: { role: 'code' } },
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
