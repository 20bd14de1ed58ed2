import { onEvent, query, sql } from '@propmubi/runtime';

/** Who sells for a builder or in one of its projects: enquiries about a project go there first. */
export const onBrokerageAppointed = onEvent('BrokerageAppointed', async ({ data }, em) => {
  await query(
    em,
    sql`
      insert into crm.project_brokerage as p (builder_id, project_id, organization_id, active, state_at)
      values (${data.builderId}, ${data.projectId}, ${data.organizationId}, ${data.active}, ${data.changedAt})
      on conflict (builder_id, project_id, organization_id) do update set
          active = excluded.active, state_at = excluded.state_at
        where excluded.state_at >= p.state_at`,
  );
});
