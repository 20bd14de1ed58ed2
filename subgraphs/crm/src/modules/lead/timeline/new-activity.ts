import type { LeadActivityKind } from '../lead.enums.js';

export interface NewActivity {
  /** Of the entry and of its events in feeds; new where left out. */
  id?: string;
  leadId: string;
  kind: LeadActivityKind;
  agentId?: string | null;
  note?: string | null;
  /** Ids and codes only. */
  facts?: Record<string, unknown>;
}
