import { completeSiteVisit } from '../modules/visit/complete-visit.service.js';
import { SiteVisitStatus } from '../modules/visit/site-visit.entity.js';
import { requestSiteVisit, scheduleSiteVisit } from '../modules/visit/site-visit.service.js';
import { sql } from '@propmubi/runtime';
import type { Story } from './answer.js';
import { instantOf, minutesAfter } from './moments.js';
import type { Told } from './told.js';

/** The buyer proposes a time, and waits for the agent's yes. */
export async function* requested({ stage, leadId, lead, key }: Told): Story {
  yield minutesAfter(stage.now, 30);
  const { buyer, visit } = lead;
  if (typeof buyer !== 'string' || !visit) return;
  const scheduledFor = instantOf(visit, stage.start);
  await stage.act(stage.asBuyer(buyer), (context) =>
    requestSiteVisit(context, { idempotencyKey: key('visit'), leadId, scheduledFor }),
  );
}

export async function* scheduled({ stage, leadId, agentId, lead, key }: Told): Story {
  yield minutesAfter(stage.now, 30);
  if (!lead.visit) throw new Error(`a lead that comes to ${lead.until} has a visit`);
  const scheduledFor = instantOf(lead.visit, stage.start);
  await stage.act(stage.asAgent(agentId), (context) =>
    scheduleSiteVisit(context, { idempotencyKey: key('visit'), leadId, scheduledFor }),
  );
}

/** The buyer comes, and tells the agent the code that proves it; the agent has no code of one who has no account. */
export async function* visited({ stage, leadId, agentId, lead }: Told): Story {
  const [visit] = await stage.rows<{ id: string; code: string; at: Date }>(
    sql`select id, buyer_code as code, scheduled_for as at from crm.site_visit where lead_id = ${leadId}`,
  );
  if (!visit) throw new Error('the visit was scheduled');
  yield minutesAfter(new Date(visit.at), 50);
  const outcome = SiteVisitStatus[lead.visit?.outcome ?? 'DONE'];
  const buyerCode = typeof lead.buyer === 'string' && outcome === SiteVisitStatus.DONE ? visit.code : null;
  await stage.act(stage.asAgent(agentId), (context) =>
    completeSiteVisit(context, { visitId: visit.id, outcome, buyerCode }),
  );
}
