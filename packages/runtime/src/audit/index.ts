export { AUDIT_ACTIONS, type AuditAction } from './actions.js';
export { AuditsRead, SAME_READ_MS, type AuditedRead } from './audited-reads.js';
export { currentViewer } from './current-viewer.js';
export type { AuditDeclarations } from './declarations.js';
export { Audited, NotAudited, type MutationAudit } from './mutation-audit.js';
export { noteAct } from './observe-mutation.js';
export {
  auditEventsOf,
  BY_CLOCK,
  BY_OPERATOR,
  changedFields,
  PLATFORM_CHAIN,
  recordActs,
  roleOf,
  stateOf,
  type AuditActor,
  type AuditedAct,
  type AuditFacts,
  type AuditKind,
} from './record-acts.js';
