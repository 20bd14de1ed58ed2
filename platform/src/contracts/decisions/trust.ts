import { fieldsOf, type ContractDecisions } from '../decision.js';

/** Scores with their reasons and the transparency log are public; who submits papers sees how they fare. */
export const trust: ContractDecisions = {
  ...fieldsOf('Query', {
    public: `documentHashMatches documentLogEntries transparencyLogConsistency transparencyLogHead transparencyLogKey
      trustScore trustScoreHistory trustScoreSnapshot`,
    partner: 'document documentContent documentDownload organizationDocuments',
    internal: 'dispute disputes transparencyLogEntries transparencyLogHeads verificationCases',
  }),
  ...fieldsOf('Mutation', {
    partner: 'answerDocumentRequest appealDocument createDocumentUpload submitDocument uploadDocumentPart',
    internal: `openDispute resolveDispute reviewDocument revokeDocument triageDispute withdrawDispute`,
  }),
  ...fieldsOf('ConfidenceInterval', { public: 'high low' }),
  ...fieldsOf('DeliveryAssessment', { public: 'calibratedOn evidence lateProbability percentile segment' }),
  ...fieldsOf('DeliveryEvidence', { public: 'completed late projects silent weight' }),
  ...fieldsOf('Dispute', {
    internal: `decideBy documentId factor history id isOwn openedAt personalData relation resolutionReason resolvedAt severity
      statement status subjectId subjectType triageReason triagedAt`,
  }),
  ...fieldsOf('DisputeEntry', { internal: 'action at reason' }),
  ...fieldsOf('Document', {
    public: 'decidedAt id recheckOn status subjectId subjectType submittedAt type',
    partner: 'appealableUntil checks decisionReason fileName history reviewDueAt sha256 sizeBytes',
  }),
  ...fieldsOf('DocumentCheck', { partner: 'check code outcome' }),
  ...fieldsOf('DocumentContentPart', { partner: 'contentBase64 mediaType part parts sha256 sizeBytes' }),
  ...fieldsOf('DocumentDownload', { partner: 'expiresAt mediaType sha256 sizeBytes url' }),
  ...fieldsOf('DocumentStep', { partner: 'action at note reason' }),
  ...fieldsOf('HttpHeader', { partner: 'name value' }),
  ...fieldsOf('LogConsistency', { public: 'firstRoot firstSize path secondRoot secondSize' }),
  ...fieldsOf('LogEntry', { internal: 'documentId leaf leafHash leafIndex recordedAt' }),
  ...fieldsOf('LogInclusion', {
    public: 'documentId head leaf leafHash leafIndex path rootHash treeSize',
  }),
  ...fieldsOf('SignedTreeHead', { public: 'publicKey rootHash signature timestamp treeSize' }),
  ...fieldsOf('TransparencyLogKey', { public: 'keyId publicKey' }),
  ...fieldsOf('TrustFactor', { public: 'evidenceCount evidenceWeight factor value weight' }),
  ...fieldsOf('TrustImprovement', { public: 'action points text' }),
  ...fieldsOf('TrustReason', { public: 'code loss polarity text' }),
  ...fieldsOf('TrustScore', {
    public: `asOf band caps confidenceInterval coverage explanation factors id inputsHash interval lowerBound modelVersion
      percentile reasons score segment whatWouldRaiseIt`,
  }),
  ...fieldsOf('VerificationCase', {
    internal: `approvals approvalsNeeded checklist documentId documentType dueAt id isAppeal isOverdue
      isWaitingForSubmitter openedAt`,
  }),
};
