import type { PersonalDataMap } from '@propmubi/privacy';

/** What is kept of people by the audit trail. */
export const auditTables: PersonalDataMap['tables'] = {
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
};
