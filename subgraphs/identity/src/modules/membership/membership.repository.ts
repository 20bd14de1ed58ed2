import { type EntityManager, query, recordEvents, sql } from '@propmubi/runtime';
import type { BrokerageRole } from '../invitation/invitation.types.js';

export interface Membership {
  organizationId: string;
  userId: string;
  role: `${BrokerageRole}`;
}

export interface StoredMembership {
  organizationId: string;
  role: BrokerageRole;
  since: Date;
}

/** Where a user works; acts as the user. Their account is locked, so that a person never joins two brokerages at once. */
export async function lockMemberships(em: EntityManager, userId: string): Promise<StoredMembership[]> {
  await query(em, sql`select 1 from identity.user_account where id = ${userId} for update`);
  return findMemberships(em, userId);
}

export async function findMemberships(em: EntityManager, userId: string): Promise<StoredMembership[]> {
  const rows = await query(
    em,
    sql<{ organization_id: string; role: BrokerageRole; created_at: Date | string }>`
      select organization_id, role, created_at from identity.membership where user_id = ${userId}
       order by created_at, organization_id, role`,
  );
  return rows.map((row) => ({
    organizationId: row.organization_id,
    role: row.role,
    since: new Date(row.created_at),
  }));
}

/** Whether the acting user works for the organization, and that may act. */
export async function isMember(em: EntityManager, userId: string, organizationId: string): Promise<boolean> {
  const rows = await query(
    em,
    sql`select 1 from identity.membership m
          join identity.organization o on o.id = m.organization_id and o.status = 'ACTIVE'
         where m.user_id = ${userId} and m.organization_id = ${organizationId} limit 1`,
  );
  return rows.length > 0;
}

/** Whether a person judges brokerages, and so works for none. Acts as the user. */
export async function isStaff(em: EntityManager, userId: string): Promise<boolean> {
  const roles = await query(
    em,
    sql`select 1 from identity.user_role where user_id = ${userId} and role in ('SUPER_ADMIN', 'ADMIN', 'REVIEWER') limit 1`,
  );
  return roles.length > 0;
}

/** Acts in the brokerage’s tenant. A role that the person has there already is no news. */
export async function insertMembership(
  em: EntityManager,
  { organizationId, userId, role }: Membership,
  at: Date,
): Promise<void> {
  const joined = await query(
    em,
    sql`insert into identity.membership (organization_id, user_id, role)
        values (${organizationId}, ${userId}, ${role}) on conflict do nothing returning 1`,
  );
  if (joined.length > 0) await recordMemberships(em, [{ organizationId, userId, role }], true, at);
}

/** Ends memberships of a brokerage: of one person, of one role, or all. Acts in the brokerage’s tenant. */
export async function endMemberships(
  em: EntityManager,
  { organizationId, userId, role }: Pick<Membership, 'organizationId'> & Partial<Membership>,
  at: Date,
): Promise<void> {
  const ended = await query(
    em,
    sql<Membership>`
      delete from identity.membership
       where organization_id = ${organizationId} and user_id = coalesce(${userId ?? null}::uuid, user_id)
         and role = coalesce(${role ?? null}, role)
      returning organization_id as "organizationId", user_id as "userId", role`,
  );
  await recordMemberships(em, ended, false, at);
}

async function recordMemberships(
  em: EntityManager,
  memberships: readonly Membership[],
  active: boolean,
  at: Date,
): Promise<void> {
  await recordEvents(
    em,
    memberships.map((membership) => ({
      type: 'BrokerageMembershipChanged' as const,
      organizationId: membership.organizationId,
      data: { ...membership, active, changedAt: at.toISOString() },
    })),
  );
}

/** Acts in the brokerage’s tenant. */
export async function countOthers(
  em: EntityManager,
  organizationId: string,
  userId: string,
): Promise<{ members: number; managers: number }> {
  const [row] = await query(
    em,
    sql<{ members: string; managers: string }>`
      select count(*) as members, count(*) filter (where role = 'BROKERAGE_MANAGER') as managers
        from identity.membership where organization_id = ${organizationId} and user_id <> ${userId}`,
  );
  return { members: Number(row?.members), managers: Number(row?.managers) };
}
