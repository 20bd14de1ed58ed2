import { type AuditAction, type Database, PLATFORM_CHAIN, systemViewer } from '@propmubi/runtime';
import type { AuditLog, NewAuditEntry } from './audit.service.js';

/**
 * Puts what a command of the operators did into the chain of the platform. After the fact and in a transaction of its own: the owner
 * of the schema, as whom such commands write, cannot write to the trail.
 */
export async function appendOperatorAct(
  database: Database,
  audit: AuditLog,
  { action, details, at }: { action: AuditAction; details: NonNullable<NewAuditEntry['details']>; at: Date },
): Promise<void> {
  await database.scope(systemViewer(null)).write((em) =>
    audit.append(em, {
      organizationId: null,
      actorId: null,
      role: 'OPERATOR',
      action,
      subjectId: PLATFORM_CHAIN,
      details,
      at,
    }),
  );
}
