import { type EntityManager, query, queryTogether, type RawBuilder, sql } from '@propmubi/runtime';
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
  await query(
    em,
    sql`insert into crm.organization_settings (organization_id) values (${organizationId}) on conflict do nothing`,
  );
  await query(
    em,
    sql`insert into crm.routing_rule (id, organization_id, position, name, is_default)
     values (${defaultRuleId(organizationId)}, ${organizationId}, 2147483647, 'Everyone', true) on conflict do nothing`,
  );
  return em.findOneOrFail(OrganizationSettings, { organizationId });
}

export function rulesOf(em: EntityManager, organizationId: string): Promise<RoutingRule[]> {
  return em.find(RoutingRule, { organizationId }, { orderBy: { position: 'asc' } });
}

export type RoutingSettings = OrganizationSettings & { rules: RuleInOrder[] };
type RuleInOrder = Pick<RoutingRule, 'id' | 'name' | 'position' | 'conditions' | 'agentIds' | 'isDefault'>;

/**
 * Serializes routing within the brokerage until the transaction ends, and reads what the last one left. The rules are
 * those of the moment the lock was asked for. A command that takes a lead from an agent to route it on calls this before
 * it touches the agent, or it meets others in a deadlock.
 */
export async function lockRouting(em: EntityManager, organizationId: string): Promise<RoutingSettings> {
  const [settings] = await lockRoutingAnd(em, organizationId);
  return settings;
}

/** The same, and what a further statement finds once the lock is held: the two are sent together. */
export async function lockRoutingAnd<Row = never>(
  em: EntityManager,
  organizationId: string,
  ...then: [] | [RawBuilder<Row>]
): Promise<[RoutingSettings, Row[]]> {
  const lock = () =>
    queryTogether<[RoutingSettings, Row]>(
      em,
      sql`select organization_id as "organizationId", accept_within_s as "acceptWithinS",
              contact_within_s as "contactWithinS", misses_before_pond as "slaBreachesBeforePond",
              daily_cap as "dailyCap", open_cap as "openCap", opens_at_minute as "opensAtMinute",
              closes_at_minute as "closesAtMinute", work_days as "workDays",
              feed_retention_days as "feedRetentionDays", round_robin as "roundRobin",
              (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'position', position,
                        'conditions', conditions, 'agentIds', agent_ids, 'isDefault', is_default)), '[]')
                 from crm.routing_rule r where r.organization_id = s.organization_id) as rules
         from crm.organization_settings s where organization_id = ${organizationId} for update`,
      ...(then as [RawBuilder<Row>]),
    );
  const [[settings], found] = await lock();
  if (settings) return [settings, found ?? []];
  // The first lead of this brokerage.
  await settingsOf(em, organizationId);
  const [[created], foundThen] = await lock();
  return [created as RoutingSettings, foundThen ?? []];
}
