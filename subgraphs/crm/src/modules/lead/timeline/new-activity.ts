import type { LeadActivityKind } from '../lead.enums.js';

export interface NewActivity {
  leadId: string;
  kind: LeadActivityKind;
  agentId?: string | null;
  note?: string | null;
  /** Ids and codes only. */
  facts?: Record<string, unknown>;
}
