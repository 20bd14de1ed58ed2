import type { EntityManager } from '@propmubi/runtime';
import { v5 } from 'uuid';
import { OrganizationSettings } from './organization-settings.entity.js';
import { RoutingRule } from './routing-rule.entity.js';

/** The default rule of a brokerage: derived, so that creating it twice is creating it once. */
export function defaultRuleId(organizationId: string): string {
  return v5('default-routing-rule', organizationId);
}

/** How the brokerage routes and times its leads; a brokerage new to crm gets the defaults and its default rule. */
export async function settingsOf(em: EntityManager, organizationId: string): Promise<OrganizationSettings> {
  const settings = await em.findOne(OrganizationSettings, { organizationId });
  if (settings) return settings;
  await em.execute(
    `insert into crm.organization_settings (organization_id) values (?) on conflict do nothing`,
    [organizationId],
  );
  await em.execute(
    `insert into crm.routing_rule (id, organization_id, position, name, is_default)
     values (?, ?, 2147483647, 'Everyone', true) on conflict do nothing`,
    [defaultRuleId(organizationId), organizationId],
  );
  return em.findOneOrFail(OrganizationSettings, { organizationId });
}

export function rulesOf(em: EntityManager, organizationId: string): Promise<RoutingRule[]> {
  return em.find(RoutingRule, { organizationId }, { orderBy: { position: 'asc' } });
}
