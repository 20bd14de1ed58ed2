import type { MutationAudit } from './mutation-audit.js';

/** What a subgraph leaves in the audit trail. */
export interface AuditDeclarations {
  mutations: ReadonlyMap<string, MutationAudit>;
  /** `Type.field` → the action under which what it shows is kept. */
  reads: ReadonlyMap<string, string>;
}
