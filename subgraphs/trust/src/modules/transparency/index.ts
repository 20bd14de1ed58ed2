export { auditLog, type AuditOptions, type AuditResult } from './audit-log.js';
export { appendToLog, type LogLeaf } from './log.repository.js';
export { TransparencyLogResolver } from './log.resolver.js';
export { keepHead, type SignedHead } from './signed-heads.repository.js';
export {
  createTreeHeadSigner,
  publishedKeyOf,
  type PublishedKey,
  type TreeHeadSigner,
} from './tree-head-signer.js';
