import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { ConflictError, type EntityManager, query, sql } from '@propmubi/runtime';
import { actAs } from '../../security/act-as.js';
import type { IdentityKeys } from '../../security/keys.js';
import { findUserByPhone, registerUser } from '../user/user.registration.js';

/** The person behind an agent to be, known or new; refused while they work for somebody else. */
export async function enlist(
  em: EntityManager,
  keys: IdentityKeys,
  { phone, name, at }: { phone: string; name: string; at: Date },
  organizationId: string,
): Promise<string> {
  const known = await findUserByPhone(em, keys, phone);
  const userId = known ?? (await registerUser(em, keys, { phone, name, verifiedAt: null, at }));
  await actAs(em, { userId });
  const [elsewhere] = await query(
    em,
    sql`select 1 from identity.membership where user_id = ${userId} and organization_id <> ${organizationId}`,
  );
  if (elsewhere) {
    throw new ConflictError('This person already works for another brokerage.', {
      code: 'WORKS_ELSEWHERE',
    });
  }
  await releaseFromFormerBrokerage(em, userId);
  return userId;
}

/** An agent has one profile: that of a brokerage they left makes room for the new one, under the same id. */
async function releaseFromFormerBrokerage(em: EntityManager, userId: string): Promise<void> {
  const [user] = await query<{ status: string }>(
    em,
    sql`select status from identity.user_account where id = ${userId}`,
  );
  if (user?.status !== 'ACTIVE') {
    throw new ConflictError('This person’s account has been deactivated.', { code: 'USER_DEACTIVATED' });
  }
  const [former] = await query<{ organization_id: string }>(
    em,
    sql`select organization_id from identity.agent where user_id = ${userId} and status = 'INACTIVE'`,
  );
  if (!former) return;
  await actAs(em, { userId, organizationId: former.organization_id });
  await query(em, sql`delete from identity.agent where user_id = ${userId} and status = 'INACTIVE'`);
}

const CONFLICTS: Record<string, [code: string, message: string]> = {
  agent_rera_number_key: ['RERA_NUMBER_TAKEN', 'An agent with this RERA number is registered already.'],
  agent_pkey: ['RERA_NUMBER_TAKEN', 'An agent with this RERA number is registered already.'],
  agent_user_id: ['ALREADY_AN_AGENT', 'This person is registered as an agent already.'],
};

/** Runs the registration; a unique index that objects becomes a ConflictError that says which. */
export async function translatingConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const constraint = (error as { constraint?: string }).constraint ?? '';
    const [code, message] = CONFLICTS[constraint] ?? ['CONFLICT', 'Somebody else did this at the same time.'];
    throw new ConflictError(message, { code, cause: error });
  }
}
