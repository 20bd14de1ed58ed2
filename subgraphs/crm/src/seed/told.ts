import { advanceLead } from '../modules/commands/work-lead.service.js';
import { LeadCloseReason, LeadStage, LeadTemperature } from '../modules/lead/lead.enums.js';
import type { Answering } from './answer.js';
import type { MonthLead } from './month.js';

/** A lead with what the steps of its story need of it. */
export interface Told extends Answering {
  lead: MonthLead;
  agentId: string;
  /** Idempotency key of a step. */
  key: (step: string) => string;
}

/** The stage that follows, by the agent. */
export async function advance({ stage, leadId, agentId, lead }: Told, to: LeadStage): Promise<void> {
  const temperature = to === LeadStage.OPPORTUNITY ? LeadTemperature[lead.temperature ?? 'WARM'] : null;
  await stage.act(stage.asAgent(agentId), (context) =>
    advanceLead(context, { leadId, stage: to, temperature }),
  );
}

export async function close({ stage, leadId, agentId }: Told, reason: `${LeadCloseReason}`): Promise<void> {
  const to = reason === 'NOT_A_BUYER' ? LeadStage.UNQUALIFIED : LeadStage.LOST;
  await stage.act(stage.asAgent(agentId), (context) =>
    advanceLead(context, { leadId, stage: to, reason: LeadCloseReason[reason] }),
  );
}
