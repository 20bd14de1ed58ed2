import { execute, onEvent, sql } from '@propmubi/runtime';

/** An administrator gave an organization more or less space; null is the default again. */
export const onOrganizationQuotaSet = onEvent('OrganizationQuotaSet', async ({ data }, em) => {
  const { organizationId, metric, limit, setAt } = data;
  if (metric !== 'STORAGE') return;
  await execute(
    em,
    sql`insert into trust.storage_quota as q (organization_id, limit_bytes, state_at)
        values (${organizationId}::uuid, ${limit}::bigint, ${setAt}::timestamptz)
        on conflict (organization_id) do update set limit_bytes = excluded.limit_bytes, state_at = excluded.state_at
        where q.state_at <= excluded.state_at`,
  );
});
