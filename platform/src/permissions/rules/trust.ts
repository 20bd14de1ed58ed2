import { fieldsOf, own, same, self, type Rules } from '../rule.js';

const DETAILS = 'The brokerage that submitted it.';

export const trustRules: Rules = {
  ...fieldsOf('Query', '', {
    dispute: own('Opened by oneself, or about one’s organization.', 'REVIEWER', 'ADMIN'),
    disputes: own('As `dispute`.', 'REVIEWER', 'ADMIN'),
    document: own('Submitted by one’s brokerage.', 'REVIEWER', 'ADMIN'),
    documentContent: own('Submitted by oneself, or about one’s brokerage’s subjects.', 'REVIEWER', 'ADMIN'),
    documentDownload: own('As `documentContent`.', 'REVIEWER', 'ADMIN'),
    documentHashMatches: same,
    documentLogEntries: same,
    organizationDocuments: own('Submitted by one’s brokerage; about a person, by oneself or about oneself.'),
    transparencyLogConsistency: same,
    transparencyLogEntries: same,
    transparencyLogHead: same,
    transparencyLogHeads: same,
    transparencyLogKey: same,
    trustScore: same,
    trustScoreHistory: same,
    trustScoreSnapshot: same,
    verificationCases: same,
  }),
  ...fieldsOf('Mutation', '', {
    answerDocumentRequest: own('About a document of one’s brokerage.'),
    appealDocument: own('About a document of one’s brokerage.'),
    createDocumentUpload: self('An upload of one’s own.'),
    openDispute: own('About whom one visited, booked with or paid.'),
    resolveDispute: same,
    reviewDocument: same,
    revokeDocument: same,
    submitDocument: own('About subjects of one’s brokerage or builder, or about oneself.'),
    triageDispute: same,
    uploadDocumentPart: self('Parts of an upload of one’s own.'),
    withdrawDispute: own('Opened by oneself.'),
  }),
  ...fieldsOf('Document', 'decidedAt id recheckOn status subjectId subjectType submittedAt type', {
    appealableUntil: own(DETAILS, 'REVIEWER', 'ADMIN'),
    checks: own(DETAILS, 'REVIEWER', 'ADMIN'),
    decisionReason: own(DETAILS, 'REVIEWER', 'ADMIN'),
    fileName: own(DETAILS, 'REVIEWER', 'ADMIN'),
    history: own(DETAILS, 'REVIEWER', 'ADMIN'),
    reviewDueAt: own(DETAILS, 'REVIEWER', 'ADMIN'),
    sha256: own(DETAILS, 'REVIEWER', 'ADMIN'),
    sizeBytes: own(DETAILS, 'REVIEWER', 'ADMIN'),
  }),
};
