import { execute, onEvent, sql } from '@propmubi/runtime';

/** Which organization a builder is: its people answer reviews of the builder, and write none. */
export const onBrokerageAppointed = onEvent('BrokerageAppointed', async ({ data }, em) => {
  if (data.relation !== 'OWN') return;
  await execute(
    em,
    sql`insert into reputation.builder_organization as known (builder_id, organization_id, active, changed_at)
        values (${data.builderId}::uuid, ${data.organizationId}::uuid, ${data.active}::boolean,
          ${data.changedAt}::timestamptz)
        on conflict (builder_id, organization_id) do update
          set active = excluded.active, changed_at = excluded.changed_at
         where known.changed_at <= excluded.changed_at`,
  );
});
