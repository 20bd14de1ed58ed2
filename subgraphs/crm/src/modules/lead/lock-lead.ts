import { LockMode } from '@mikro-orm/core';
import { Assignment } from './assignment.entity.js';
import { Lead } from './lead.entity.js';
import type { LeadTransaction } from './lead-transaction.js';

/** Locks the lead's row and reads what the last command left. */
export function lockLead({ em }: LeadTransaction, leadId: string): Promise<Lead | null> {
  return em.findOne(Lead, { id: leadId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** The lead's active assignment; at most one, by a unique index. */
export function activeAssignment(em: LeadTransaction['em'], lead: Lead): Promise<Assignment | null> {
  return em.findOne(Assignment, { leadId: lead.id, endedAt: null }, { refresh: true });
}
