import type { EventData } from '@propmubi/events';
import {
  type EntityManager,
  type EventConsumer,
  onEvent,
  pgArray,
  pgTextArray,
  query,
  sql,
} from '@propmubi/runtime';
import { checkLeadsOfAgent } from '../modules/deadlines/check-leads-of-agent.js';
import type { CommandServices } from '../modules/lead/lead-transaction.js';
import { handOverListings } from '../modules/listing/hand-over-listings.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Events of one agent arrive in order; `state_at` keeps a replayed old one from overwriting a newer one. */
export async function keepAgent(em: EntityManager, agent: EventData<'AgentUpdated'>): Promise<void> {
  const { organizationId, agentId, shift, updatedAt } = agent;
  await query(
    em,
    sql`
      insert into crm.agent as a (organization_id, id, user_id, status, licensed, licence_expires_on, languages,
          locality_ids, project_ids, budget_min, budget_max, shift_days, shift_start_minute, shift_end_minute,
          daily_cap, open_cap, state_at, availability_at)
      values (${organizationId}, ${agentId}, ${agent.userId}, ${agent.status}, ${agent.reraNumber !== null},
          ${agent.licenceExpiresOn}, ${pgTextArray(agent.languages)}, ${pgArray(agent.localityIds)},
          ${pgArray(agent.projectIds)}, ${agent.budgetMin}, ${agent.budgetMax}, ${pgArray(shift?.days ?? EVERY_DAY)},
          ${shift?.startMinute ?? 540}, ${shift?.endMinute ?? 1260}, ${agent.dailyCap}, ${agent.openCap},
          ${updatedAt}, ${updatedAt})
      on conflict (organization_id, id) do update set
          user_id = excluded.user_id, licensed = excluded.licensed, licence_expires_on = excluded.licence_expires_on,
          languages = excluded.languages, locality_ids = excluded.locality_ids, project_ids = excluded.project_ids,
          budget_min = excluded.budget_min, budget_max = excluded.budget_max, shift_days = excluded.shift_days,
          shift_start_minute = excluded.shift_start_minute, shift_end_minute = excluded.shift_end_minute,
          daily_cap = excluded.daily_cap, open_cap = excluded.open_cap, state_at = excluded.state_at,
          status = case when excluded.state_at >= a.availability_at then excluded.status else a.status end
        where excluded.state_at >= a.state_at`,
  );
}

async function keepAvailability(
  em: EntityManager,
  { organizationId, agentId, status, pausedUntil, shift, changedAt }: EventData<'AgentAvailabilityChanged'>,
): Promise<void> {
  // A pause with an end is over by itself: the agent stays active and is passed over until then.
  const kept = status === 'PAUSED' && pausedUntil ? 'ACTIVE' : status;
  await query(
    em,
    sql`
      update crm.agent set status = ${kept}, paused_until = ${pausedUntil}, availability_at = ${changedAt},
          shift_days = coalesce(${shift && pgArray(shift.days)}::smallint[], shift_days),
          shift_start_minute = coalesce(${shift?.startMinute ?? null}::smallint, shift_start_minute),
          shift_end_minute = coalesce(${shift?.endMinute ?? null}::smallint, shift_end_minute)
       where organization_id = ${organizationId} and id = ${agentId} and availability_at <= ${changedAt}`,
  );
}

/** What identity reports of agents; leads of one who is gone, and leads that wait for one, are looked at next. */
export function agentConsumers(services: CommandServices): EventConsumer[] {
  const keepAndCheck = async (data: EventData<'AgentUpdated'>, em: EntityManager) => {
    await keepAgent(em, data);
    await handOverListings(em, { ...data, now: services.clock() });
    await checkLeadsOfAgent(em, services, data);
  };
  return [
    onEvent('AgentRegistered', ({ data }, em) => keepAndCheck(data, em)),
    onEvent('AgentUpdated', ({ data }, em) => keepAndCheck(data, em)),
    onEvent('AgentAvailabilityChanged', async ({ data }, em) => {
      await keepAvailability(em, data);
      await checkLeadsOfAgent(em, services, data);
    }),
    onEvent('AgentLicenceExpired', async ({ data }, em) => {
      await query(
        em,
        sql`
          update crm.agent set licence_expires_on = least(licence_expires_on, ${data.expiredOn}::date)
           where organization_id = ${data.organizationId} and id = ${data.agentId}`,
      );
    }),
  ];
}
