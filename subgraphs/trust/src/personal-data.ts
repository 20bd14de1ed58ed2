import {
  byRule,
  forDays,
  IDEMPOTENCY,
  INFRASTRUCTURE,
  personal,
  type PersonalDataMap,
  type PersonalTable,
  type RetentionRule,
  type TableWithoutPeople,
} from '@propmubi/privacy';

export const disputeStatements: RetentionRule = {
  name: 'dispute_statements',
  days: 1_095,
  what: 'disputes that were decided: the statement emptied',
};
export const documentWords: RetentionRule = {
  name: 'document_words',
  days: 1_095,
  what: 'documents that are refused or no longer in force: the name of the file and all notes emptied',
};
const DECIDED_PAPER = byRule(
  documentWords,
  'the decision about a document that is refused or no longer in force',
);
const PAPERS = { file: 'trust/documents.json' };

const disputes: Record<string, PersonalTable> = {
  dispute: {
    people: { opened_by: 'who objects', triaged_by: 'a reviewer', resolved_by: 'a reviewer' },
    personal: {
      statement: personal({
        what: 'What a person objects, in their words',
        purpose: 'DISPUTE',
        retention: byRule(disputeStatements, 'the decision'),
        erasure: 'CLEARED',
        correction: '`withdrawDispute`, and another dispute',
        exported: { file: 'trust/disputes.json' },
      }),
    },
    other: {
      subject_type: 'code',
      severity: 'code',
      status: 'code',
      relation: 'code',
      factor: 'code',
      triage_reason: 'code',
      resolution_reason: 'code',
    },
  },
  dispute_entry: {
    people: { actor_id: 'who acted' },
    personal: {},
    other: { action: 'code', reason: 'code' },
  },
};

const documents: Record<string, PersonalTable> = {
  document: {
    people: { submitted_by: 'who submitted it' },
    personal: {
      file_name: personal({
        what: 'Name of a submitted file',
        purpose: 'VERIFICATION',
        retention: DECIDED_PAPER,
        erasure: 'CLEARED',
        correction: 'another document',
        exported: PAPERS,
      }),
      storage_key: personal({
        what: 'The paper itself, in the object store',
        purpose: 'VERIFICATION',
        retention: { text: 'as long as the paper may have to be shown', job: null },
        erasure: {
          kept: 'evidence about a listing, a project or an agent; papers about the person are deleted',
        },
        correction: 'another document',
        exported: { file: 'trust/documents/ (papers about the person)' },
      }),
    },
    other: {
      subject_type: 'code',
      type: 'code',
      status: 'code',
      sha256: 'of the paper',
      original_sha256: 'of the paper as it was sent',
      media_type: 'code',
      decision_reason: 'code',
      checks: 'outcomes and codes',
      idempotency_key: 'made by the client for one request',
    },
  },
  document_content: {
    people: {},
    personal: {
      content: personal({
        what: 'A paper of before there was an object store',
        purpose: 'VERIFICATION',
        retention: { text: 'as long as the paper may have to be shown', job: null },
        erasure: {
          kept: 'evidence about a listing, a project or an agent; papers about the person are emptied',
        },
        correction: 'another document',
        exported: { file: 'trust/documents/ (papers about the person)' },
      }),
    },
  },
  document_entry: {
    people: { actor_id: 'who acted' },
    personal: {
      note: personal({
        what: 'A question, an answer or an appeal, in the words of who wrote it',
        purpose: 'VERIFICATION',
        retention: DECIDED_PAPER,
        erasure: 'CLEARED',
        correction: 'another answer',
        exported: { file: 'trust/document-notes.json' },
      }),
    },
    other: { action: 'code', reason: 'code', checklist: 'codes' },
  },
  document_upload: {
    people: { user_id: 'who uploads' },
    personal: {
      storage_key: personal({
        what: 'A file that is not submitted yet, in the object store',
        purpose: 'VERIFICATION',
        retention: forDays(1, 'the upload', 'removing uploads'),
        erasure: { kept: 'goes within a day' },
        correction: 'another upload',
        exported: { not: 'not submitted' },
      }),
    },
    other: { media_type: 'code', status: 'code' },
  },
  document_upload_part: {
    people: { user_id: 'who uploads' },
    personal: {
      content: personal({
        what: 'Part of a file that is not submitted yet',
        purpose: 'VERIFICATION',
        retention: forDays(1, 'the upload', 'removing parts of uploads'),
        erasure: { kept: 'goes within a day' },
        correction: 'another upload',
        exported: { not: 'not submitted' },
      }),
    },
  },
  verification_case: {
    people: { maker_id: 'who submitted it' },
    personal: {},
    other: { document_type: 'code', subject_type: 'code', status: 'code', content_sha256: 'of the paper' },
  },
  verification_decision: {
    people: { reviewer_id: 'a reviewer' },
    personal: {},
    other: { decision: 'code', reason: 'code' },
  },
};

const scores: Record<string, PersonalTable | TableWithoutPeople> = {
  person: { people: { user_id: 'a person with a score' }, personal: {} },
  rater: { people: { user_id: 'a rater', voice: 'the first of those who share a device' }, personal: {} },
  interaction: { people: { buyer_id: 'a buyer' }, personal: {}, other: { relation: 'code' } },
  evidence: {
    people: { rater_id: 'a rater' },
    personal: {},
    other: {
      subject_type: 'code',
      factor: 'code',
      kind: 'code',
      source_class: 'code',
      source_key: 'ids',
      cap: 'code',
    },
  },
  agent: {
    people: { user_id: 'an agent' },
    personal: {},
    other: { rera_number: 'of the public register' },
  },
  storage_quota: { without: 'numbers of a brokerage' },
  frozen_evidence: { without: 'ids and codes' },
  trust_score: { without: 'scores, public' },
  current_score: { without: 'scores, public' },
  recomputation: { without: 'a queue of ids' },
  parent_move: { without: 'a queue of ids' },
  segment: { without: 'statistics' },
  stale_price: { without: 'ids' },
  price_statistics: { without: 'statistics' },
  project: { without: 'of the public register' },
  project_delivery: { without: 'assessments of projects' },
  builder: { without: 'scores of promoters' },
  listing: { without: 'what is for sale, public' },
};

/** What scoring, disputes and the checks of documents keep of people. */
export const trustPersonalData: PersonalDataMap = {
  schema: 'trust',
  tables: {
    ...INFRASTRUCTURE,
    ...disputes,
    ...documents,
    ...scores,
    idempotency: IDEMPOTENCY,
    brokerage_member: {
      people: { user_id: 'a member, or one of before' },
      personal: {},
      other: { role: 'code' },
    },
    audit_anchor: { without: 'hashes of the audit trails' },
    log_entry: { without: 'hashes, ids and states for all to check' },
    log_node: { without: 'hashes' },
    log_head: { without: 'hashes and signatures' },
  },
  retention: [disputeStatements, documentWords],
};
