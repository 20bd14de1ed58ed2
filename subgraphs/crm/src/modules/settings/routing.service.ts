import {
  type AuditedAct,
  changedFields,
  ConflictError,
  type EntityManager,
  InvalidInputError,
  newId,
  NotFoundError,
  pgArray,
  query,
  recordActs,
  sql,
  stateOf,
} from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { isManager } from '../lead/lead.policy.js';
import { OrganizationSettings } from './organization-settings.entity.js';
import { RoutingRule } from './routing-rule.entity.js';
import type {
  CreateRoutingRuleInput,
  RoutingConditionsInput,
  UpdateLeadSettingsInput,
  UpdateRoutingRuleInput,
} from './routing.inputs.js';
import { rulesOf, settingsOf } from './settings.repository.js';

/** Changes how the manager's brokerage routes and times its leads; leads under way keep the deadlines they have. */
export async function updateLeadSettings(
  { db, viewer }: CrmContext,
  { missesBeforePond, ...changes }: UpdateLeadSettingsInput,
): Promise<OrganizationSettings> {
  const organizationId = viewer.organizationId as string;
  return db.write(async (em) => {
    const settings = await settingsOf(em, organizationId);
    const renamed = { slaBreachesBeforePond: missesBeforePond, ...changes };
    const given = Object.fromEntries(Object.entries(renamed).filter(([, value]) => value != null));
    const before = stateOf(settings, Object.keys(given) as (keyof OrganizationSettings)[]);
    em.assign(settings, given as Partial<OrganizationSettings>);
    if (settings.opensAtMinute >= settings.closesAtMinute) {
      throw new InvalidInputError('A brokerage opens before it closes.', { code: 'INVALID_WORKING_HOURS' });
    }
    const changed = changedFields(before, settings);
    if (changed) {
      const act = { subjectType: 'ORGANIZATION', subjectId: organizationId };
      await recordActs(em, viewer, [{ action: 'LEAD_SETTINGS_CHANGED', ...act, organizationId, ...changed }]);
    }
    return settings;
  });
}

/**
 * @throws ConflictError ROUTING_POSITION_TAKEN
 * @throws InvalidInputError ROUTING_AGENT_UNKNOWN, INVALID_BUDGET
 */
export async function createRoutingRule(
  { db, viewer }: CrmContext,
  { name, position, conditions, agentIds }: CreateRoutingRuleInput,
): Promise<RoutingRule[]> {
  const organizationId = viewer.organizationId as string;
  return db.write(async (em) => {
    await settingsOf(em, organizationId);
    assertPriceRange(conditions);
    await assertAgentsOf(em, organizationId, agentIds);
    const id = newId();
    await query(
      em,
      sql`
        insert into crm.routing_rule (id, organization_id, position, name, conditions, agent_ids)
        values (${id}, ${organizationId}, ${position}, ${name}, ${JSON.stringify(conditions)}::jsonb,
                ${pgArray(agentIds)}::uuid[])`,
    ).catch(asPositionTaken);
    const after = { position, agentIds, ...conditions };
    await recordActs(em, viewer, [{ ...actOn({ id, organizationId }, 'CREATED'), after }]);
    return rulesOf(em, organizationId);
  });
}

/**
 * Changes a rule; the default keeps its place and catches every lead.
 * @throws NotFoundError ROUTING_RULE_NOT_FOUND; ConflictError DEFAULT_RULE_KEPT, and as createRoutingRule
 */
export async function updateRoutingRule(
  { db, viewer }: CrmContext,
  { ruleId, name, position, conditions, agentIds }: UpdateRoutingRuleInput,
): Promise<RoutingRule[]> {
  const organizationId = viewer.organizationId as string;
  return db.write(async (em) => {
    const rule = await em.findOne(RoutingRule, { id: ruleId, organizationId });
    if (!rule) throw new NotFoundError('There is no such rule.', { code: 'ROUTING_RULE_NOT_FOUND' });
    if (rule.isDefault && (position != null || conditions != null)) throw defaultRuleKept();
    if (conditions) assertPriceRange(conditions);
    if (agentIds) await assertAgentsOf(em, organizationId, agentIds);
    await query(
      em,
      sql`
        update crm.routing_rule set name = coalesce(${name ?? null}, name),
            position = coalesce(${position ?? null}::integer, position),
            conditions = coalesce(${conditions ? JSON.stringify(conditions) : null}::jsonb, conditions),
            agent_ids = coalesce(${agentIds ? pgArray(agentIds) : null}::uuid[], agent_ids)
         where id = ${ruleId}`,
    ).catch(asPositionTaken);
    const before = { position: rule.position, agentIds: rule.agentIds, ...rule.conditions };
    const after = {
      position: position ?? rule.position,
      agentIds: agentIds ?? rule.agentIds,
      ...(conditions ?? rule.conditions),
    };
    await recordActs(em, viewer, [{ ...actOn(rule, 'CHANGED'), before, after }]);
    em.clear();
    return rulesOf(em, organizationId);
  });
}

const actOn = (
  { id, organizationId }: Pick<RoutingRule, 'id' | 'organizationId'>,
  what: 'CREATED' | 'CHANGED' | 'DELETED',
): AuditedAct => ({
  action: `ROUTING_RULE_${what}`,
  organizationId,
  subjectType: 'ROUTING_RULE',
  subjectId: id,
});

const defaultRuleKept = () =>
  new ConflictError('The default rule catches every other lead and stays.', { code: 'DEFAULT_RULE_KEPT' });

function asPositionTaken(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== '23505' || constraint !== 'routing_rule_organization_id_position_key') throw error;
  throw new ConflictError('Another rule has this place.', { code: 'ROUTING_POSITION_TAKEN' });
}

function assertPriceRange({ minPrice, maxPrice }: RoutingConditionsInput): void {
  if (minPrice != null && maxPrice != null && minPrice > maxPrice) {
    throw new InvalidInputError('The least price is above the greatest.', { code: 'INVALID_BUDGET' });
  }
}

async function assertAgentsOf(
  em: EntityManager,
  organizationId: string,
  agentIds: readonly string[],
): Promise<void> {
  const known = await query(
    em,
    sql<{ id: string }>`
      select id from crm.agent
       where organization_id = ${organizationId} and id = any (${pgArray(agentIds)}::uuid[]) and status <> 'LEFT'`,
  );
  const ids = new Set(known.map(({ id }) => id));
  const unknown = agentIds.filter((id) => !ids.has(id.toLowerCase()));
  if (unknown.length === 0) return;
  throw new InvalidInputError('Rules name agents of the brokerage.', {
    code: 'ROUTING_AGENT_UNKNOWN',
    details: { agentIds: unknown },
  });
}

/** @throws ConflictError DEFAULT_RULE_KEPT, NotFoundError ROUTING_RULE_NOT_FOUND */
export async function deleteRoutingRule({ db, viewer }: CrmContext, ruleId: string): Promise<RoutingRule[]> {
  const organizationId = viewer.organizationId as string;
  return db.write(async (em) => {
    const rule = await em.findOne(RoutingRule, { id: ruleId, organizationId });
    if (!rule) throw new NotFoundError('There is no such rule.', { code: 'ROUTING_RULE_NOT_FOUND' });
    if (rule.isDefault) throw defaultRuleKept();
    await query(em, sql`delete from crm.routing_rule where id = ${ruleId}`);
    await recordActs(em, viewer, [actOn(rule, 'DELETED')]);
    return rulesOf(em, organizationId).then((rules) => rules.filter(({ id }) => id !== ruleId));
  });
}

/** For managers, of their own brokerage; null for everyone else. */
export async function ownSettings(
  context: CrmContext,
  organizationId: string,
): Promise<OrganizationSettings | null> {
  const { viewer, db } = context;
  if (!isManager(viewer) || viewer.organizationId !== organizationId) return null;
  return db.read((em) => em.findOne(OrganizationSettings, { organizationId }));
}
