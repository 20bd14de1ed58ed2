import type { Viewer } from '@propmubi/runtime';
import type { Lead } from '../lead.entity.js';
import { LeadCloseReason } from '../lead.enums.js';
import { isAgent, isManager } from '../lead.policy.js';
import { LeadMessageParty } from './lead-message.entity.js';

type Shared = Pick<Lead, 'organizationId' | 'buyerUserId' | 'agentId' | 'closeReason'>;

/** As which side the viewer writes and reads messages of the lead; null for all but its buyer and the agent who has it. */
export function messagePartyOf(viewer: Viewer, lead: Shared): LeadMessageParty | null {
  if (viewer.userId !== null && viewer.userId === lead.buyerUserId) return LeadMessageParty.BUYER;
  const isHolder =
    isAgent(viewer) && viewer.organizationId === lead.organizationId && viewer.agentId === lead.agentId;
  return isHolder ? LeadMessageParty.AGENT : null;
}

/** The two sides, the agent until the buyer withdraws; managers of the brokerage, of whose reading an entry is kept. */
export function mayReadMessages(viewer: Viewer, lead: Shared): boolean {
  const party = messagePartyOf(viewer, lead);
  if (party === LeadMessageParty.BUYER) return true;
  if (isManager(viewer) && viewer.organizationId === lead.organizationId) return true;
  return party === LeadMessageParty.AGENT && lead.closeReason !== LeadCloseReason.WITHDRAWN_BY_BUYER;
}
