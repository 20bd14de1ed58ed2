import { calendarDay } from '@propmubi/domain';
import { ConflictError, type EntityManager, idOf, isUniqueViolation, query, sql } from '@propmubi/runtime';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { nameSkeleton } from '../../validation/index.js';
import { staffCannotJoin, worksElsewhere } from '../invitation/invitation.errors.js';
import { BrokerageRole } from '../invitation/invitation.types.js';
import { insertMembership, isStaff, lockMemberships } from '../membership/membership.repository.js';
import { recordIdentityVerified } from '../user/user.events.js';
import { Agent } from './agent.entity.js';
import { recordAgent } from './agent.events.js';
import type { ProfileChanges } from './agent.profile.js';

/** What a person registers as an agent with; confirmed by themselves. */
export interface AgentRegistration {
  organizationId: string;
  userId: string;
  reraNumber: string;
  name: string;
  licenceExpiresOn: string;
  working: ProfileChanges;
}

export type RegisterFinding = 'NOT_IN_REGISTER' | 'NAME_DIFFERS' | 'REGISTRATION_EXPIRED';

/** What MahaRERA’s register of agents, as imported, says against a registration; empty when it agrees. */
export async function checkRegister(
  em: EntityManager,
  { reraNumber, name }: Pick<AgentRegistration, 'reraNumber' | 'name'>,
  now: Date,
): Promise<{ findings: RegisterFinding[]; validUntil: string | null }> {
  const [entry] = await query(
    em,
    sql<{ name: string; valid_until: string }>`
      select name, valid_until::text as valid_until from identity.registered_agent where rera_number = ${reraNumber}`,
  );
  if (!entry) return { findings: ['NOT_IN_REGISTER'], validUntil: null };
  const findings: RegisterFinding[] = [];
  if (nameSkeleton(entry.name) !== nameSkeleton(name)) findings.push('NAME_DIFFERS');
  if (entry.valid_until < calendarDay(now)) findings.push('REGISTRATION_EXPIRED');
  return { findings, validUntil: entry.valid_until };
}

/**
 * Makes a person an agent of a brokerage, which they have agreed to: profile, membership, events. Leaves the
 * transaction acting as the person in the brokerage’s tenant.
 * @throws ConflictError WORKS_ELSEWHERE, STAFF_CANNOT_JOIN, USER_DEACTIVATED, RERA_NUMBER_TAKEN, ALREADY_AN_AGENT
 */
export async function registerAgent(
  em: EntityManager,
  registration: AgentRegistration,
  { method, at }: { method: 'REGISTER' | 'REVIEW'; at: Date },
): Promise<Agent> {
  const { organizationId, userId, reraNumber, name, licenceExpiresOn, working } = registration;
  await setTransactionUser(em, { userId });
  const memberships = await lockMemberships(em, userId);
  if (memberships.some((one) => one.organizationId !== organizationId)) throw worksElsewhere();
  // Between the application and its confirmation a person can have been made staff.
  if (await isStaff(em, userId)) throw staffCannotJoin();
  await removeFormerProfile(em, userId);
  await setTransactionUser(em, { userId, organizationId });
  const agent = em.create(Agent, {
    ...working,
    id: idOf('Agent', reraNumber),
    organizationId,
    userId,
    reraNumber,
    name,
    licenceExpiresOn,
    createdAt: at,
    updatedAt: at,
  });
  await translatingConflicts(() => em.flush());
  await insertMembership(em, { organizationId, userId, role: BrokerageRole.AGENT }, at);
  await recordAgent(em, 'AgentRegistered', agent, at);
  const proof = {
    userId,
    agentId: agent.id,
    kind: 'RERA_AGENT' as const,
    method,
    expiresOn: licenceExpiresOn,
    at,
  };
  await recordIdentityVerified(em, proof);
  return agent;
}

/** An agent has one profile: that of a brokerage they left makes room for the new one, under the same id. */
async function removeFormerProfile(em: EntityManager, userId: string): Promise<void> {
  const [user] = await query(
    em,
    sql<{ status: string }>`select status from identity.user_account where id = ${userId}`,
  );
  if (user?.status !== 'ACTIVE') {
    throw new ConflictError('This person’s account has been deactivated.', { code: 'USER_DEACTIVATED' });
  }
  const [former] = await query(
    em,
    sql<{ organization_id: string }>`
      select organization_id from identity.agent where user_id = ${userId} and status = 'INACTIVE'`,
  );
  if (!former) return;
  await setTransactionUser(em, { userId, organizationId: former.organization_id });
  await query(em, sql`delete from identity.agent where user_id = ${userId} and status = 'INACTIVE'`);
}

const CONFLICTS: Record<string, [code: string, message: string]> = {
  agent_rera_number_key: ['RERA_NUMBER_TAKEN', 'An agent with this RERA number is registered already.'],
  agent_pkey: ['RERA_NUMBER_TAKEN', 'An agent with this RERA number is registered already.'],
  agent_user_id: ['ALREADY_AN_AGENT', 'This person is registered as an agent already.'],
};

/** Runs the insert; a unique index that objects becomes a ConflictError that says which. */
async function translatingConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = (error as { constraint?: string }).constraint ?? '';
    const known = CONFLICTS[constraint];
    if (!isUniqueViolation(error) || !known) throw error;
    const [code, message] = known;
    throw new ConflictError(message, { code, cause: error });
  }
}
