import { byRule, personal, type PersonalTable, type RetentionRule } from '@propmubi/privacy';

export const applications: RetentionRule = {
  name: 'applications',
  days: 365,
  what: 'applications of agents that were decided: deleted',
};

/** What is kept of people by agents, their applications and the register. */
export const agentTables: Record<string, PersonalTable> = {
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
};
