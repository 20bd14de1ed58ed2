import { ConflictError, InvalidInputError, newId, NotFoundError, arrayOf } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { isManager } from '../lead/lead.policy.js';
import { OrganizationSettings } from './organization-settings.entity.js';
import { RoutingRule } from './routing-rule.entity.js';
import type { CreateRoutingRuleInput, UpdateLeadSettingsInput } from './routing.inputs.js';
import { rulesOf, settingsOf } from './settings.repository.js';

/** Changes how the manager's brokerage routes and times its leads; leads under way keep the deadlines they have. */
export async function updateLeadSettings(
  { db, viewer }: CrmContext,
  changes: UpdateLeadSettingsInput,
): Promise<OrganizationSettings> {
  const organizationId = viewer.organizationId as string;
  return db.write(async (em) => {
    const settings = await settingsOf(em, organizationId);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
    em.assign(settings, given as Partial<OrganizationSettings>);
    if (settings.opensAtMinute >= settings.closesAtMinute) {
      throw new InvalidInputError('A brokerage opens before it closes.', { code: 'INVALID_WORKING_HOURS' });
    }
    return settings;
  });
}

/** @throws ConflictError ROUTING_POSITION_TAKEN */
export async function createRoutingRule(
  { db, viewer }: CrmContext,
  { name, position, conditions, agentIds }: CreateRoutingRuleInput,
): Promise<RoutingRule[]> {
  const organizationId = viewer.organizationId as string;
  return db.write(async (em) => {
    await settingsOf(em, organizationId);
    await em
      .execute(
        `insert into crm.routing_rule (id, organization_id, position, name, conditions, agent_ids)
         values (?, ?, ?, ?, ?::jsonb, ?)`,
        [newId(), organizationId, position, name, JSON.stringify(conditions), arrayOf(agentIds)],
      )
      .catch((error: unknown) => {
        if ((error as { code?: string }).code !== '23505') throw error;
        throw new ConflictError('Another rule has this place.', { code: 'ROUTING_POSITION_TAKEN' });
      });
    return rulesOf(em, organizationId);
  });
}

/** @throws ConflictError DEFAULT_RULE_KEPT, NotFoundError ROUTING_RULE_NOT_FOUND */
export async function deleteRoutingRule({ db, viewer }: CrmContext, ruleId: string): Promise<RoutingRule[]> {
  const organizationId = viewer.organizationId as string;
  return db.write(async (em) => {
    const rule = await em.findOne(RoutingRule, { id: ruleId, organizationId });
    if (!rule) throw new NotFoundError('There is no such rule.', { code: 'ROUTING_RULE_NOT_FOUND' });
    if (rule.isDefault) {
      throw new ConflictError('The default rule catches every other lead and stays.', {
        code: 'DEFAULT_RULE_KEPT',
      });
    }
    await em.execute(`delete from crm.routing_rule where id = ?`, [ruleId]);
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
