import { onEvent, type EntityManager, arrayOf, textArrayOf } from '@propmubi/runtime';
import type { EventData } from '@propmubi/events';

/** Events of one agent arrive in order; `state_at` keeps a replayed old one from overwriting a newer one. */
async function keepAgent(agent: EventData<'AgentUpdated'>, em: EntityManager): Promise<void> {
  const days = agent.shift?.days ?? [1, 2, 3, 4, 5, 6, 7];
  await em.execute(
    `insert into crm.agent as a (organization_id, id, user_id, status, licensed, licence_expires_on, languages,
        locality_ids, project_ids, budget_min, budget_max, shift_days, shift_start_minute, shift_end_minute,
        daily_cap, open_cap, state_at, availability_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (organization_id, id) do update set
        user_id = excluded.user_id, licensed = excluded.licensed, licence_expires_on = excluded.licence_expires_on,
        languages = excluded.languages, locality_ids = excluded.locality_ids, project_ids = excluded.project_ids,
        budget_min = excluded.budget_min, budget_max = excluded.budget_max, shift_days = excluded.shift_days,
        shift_start_minute = excluded.shift_start_minute, shift_end_minute = excluded.shift_end_minute,
        daily_cap = excluded.daily_cap, open_cap = excluded.open_cap, state_at = excluded.state_at,
        status = case when excluded.state_at >= a.availability_at then excluded.status else a.status end
      where excluded.state_at >= a.state_at`,
    [
      ...[agent.organizationId, agent.agentId, agent.userId, agent.status, agent.reraNumber !== null],
      ...[agent.licenceExpiresOn, textArrayOf(agent.languages), arrayOf(agent.localityIds)],
      ...[arrayOf(agent.projectIds), agent.budgetMin, agent.budgetMax, arrayOf(days)],
      ...[agent.shift?.startMinute ?? 540, agent.shift?.endMinute ?? 1260, agent.dailyCap, agent.openCap],
      ...[agent.updatedAt, agent.updatedAt],
    ],
  );
}

export const onAgentRegistered = onEvent('AgentRegistered', ({ data }, em) => keepAgent(data, em));
export const onAgentUpdated = onEvent('AgentUpdated', ({ data }, em) => keepAgent(data, em));

export const onAgentAvailabilityChanged = onEvent('AgentAvailabilityChanged', async ({ data }, em) => {
  await em.execute(
    `update crm.agent set status = ?, paused_until = ?, availability_at = ?,
        shift_days = coalesce(?::smallint[], shift_days),
        shift_start_minute = coalesce(?::smallint, shift_start_minute),
        shift_end_minute = coalesce(?::smallint, shift_end_minute)
      where organization_id = ? and id = ? and availability_at <= ?`,
    [
      // A pause with an end is over by itself: the agent stays active and is passed over until then.
      ...[
        data.status === 'PAUSED' && data.pausedUntil ? 'ACTIVE' : data.status,
        data.pausedUntil,
        data.changedAt,
      ],
      ...[
        data.shift && arrayOf(data.shift.days),
        data.shift?.startMinute ?? null,
        data.shift?.endMinute ?? null,
      ],
      ...[data.organizationId, data.agentId, data.changedAt],
    ],
  );
});

export const onAgentLicenceExpired = onEvent('AgentLicenceExpired', async ({ data }, em) => {
  await em.execute(
    `update crm.agent set licence_expires_on = least(licence_expires_on, ?::date) where organization_id = ? and id = ?`,
    [data.expiredOn, data.organizationId, data.agentId],
  );
});
