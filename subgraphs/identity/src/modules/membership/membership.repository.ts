import {
  type Connection,
  type ConnectionArgs,
  countRows,
  cursorInstant,
  type EntityManager,
  ForbiddenError,
  keyset,
  query,
  type RawBuilder,
  readPage,
  recordEvents,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { BrokerageRole } from '../invitation/invitation.types.js';
import { withdrawContacts } from '../organization/organization-brand.repository.js';

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

export interface StoredMember extends StoredMembership {
  userId: string;
  /** Resolved by itself. */
  organization: null;
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
  const managers = ended.filter((membership) => membership.role === BrokerageRole.BROKERAGE_MANAGER);
  if (managers.length > 0)
    await withdrawContacts(
      em,
      organizationId,
      managers.map((manager) => manager.userId),
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

/** As what a person works for a brokerage; empty: they do not. Acts in its tenant. */
export async function rolesWithin(
  em: EntityManager,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<BrokerageRole[]> {
  const rows = await query(
    em,
    sql<{ role: BrokerageRole }>`
      select role from identity.membership where organization_id = ${organizationId} and user_id = ${userId}
       order by role`,
  );
  return rows.map(({ role }) => role);
}

/**
 * By the table, since a token may be older than a removal; the organization is locked, as by those who leave. Acts in its tenant.
 * @throws ForbiddenError
 */
export async function assertManages(
  em: EntityManager,
  manager: { organizationId: string; userId: string },
): Promise<void> {
  await query(em, sql`select 1 from identity.organization where id = ${manager.organizationId} for update`);
  if (!(await rolesWithin(em, manager)).includes(BrokerageRole.BROKERAGE_MANAGER)) throw new ForbiddenError();
}

const cursorShape = z.tuple([cursorInstant, z.uuid(), z.enum(BrokerageRole)]);
const OLDEST_FIRST: SortOrder = {
  columns: [
    // The database's clock wrote it; a cursor has milliseconds.
    ["date_trunc('milliseconds', created_at)", 'timestamptz'],
    ['user_id', 'uuid'],
    ['role', 'text'],
  ],
  direction: 'asc',
};

/** Of a brokerage; role null: in any. */
export interface MembersWanted {
  organizationId: string;
  role: BrokerageRole | null;
}

/** A page of the memberships of a brokerage, the oldest first: one for each role of a person. Acts in its tenant. */
export async function findMembers(
  em: EntityManager,
  wanted: MembersWanted,
  args: ConnectionArgs,
): Promise<Connection<StoredMember>> {
  const page = readPage(args, cursorShape);
  const { within, orderBy, limit } = keyset(page, OLDEST_FIRST);
  const conditions = sql.join([...matching(wanted), ...within], sql` and `);
  const rows = await query(
    em,
    sql<{ user_id: string; role: BrokerageRole; created_at: Date | string }>`
      select user_id, role, created_at from identity.membership where ${conditions}
       order by ${orderBy} limit ${limit}`,
  );
  const members = rows.map(({ user_id: userId, role, created_at: since }) => ({
    organizationId: wanted.organizationId,
    userId,
    role,
    since: new Date(since),
    organization: null,
  }));
  return toConnection(members, page, ({ since, userId, role }) => [since.toISOString(), userId, role]);
}

/** Of a brokerage, up to COUNT_CAP. Acts in its tenant. */
export function countMembers(em: EntityManager, wanted: MembersWanted): Promise<number> {
  return countRows(
    em,
    sql`select 1 from identity.membership where ${sql.join(matching(wanted), sql` and `)}`,
  );
}

function matching({ organizationId, role }: MembersWanted): RawBuilder<unknown>[] {
  return [sql`organization_id = ${organizationId}`, ...(role ? [sql`role = ${role}`] : [])];
}

/** Others who can act; one whose account is deactivated cannot. Acts in the brokerage’s tenant. */
export async function countOthers(
  em: EntityManager,
  organizationId: string,
  userId: string,
): Promise<{ members: number; managers: number }> {
  const [row] = await query(
    em,
    sql<{ members: string; managers: string }>`
      select count(*) as members, count(*) filter (where role = 'BROKERAGE_MANAGER') as managers
        from identity.membership m join identity.user_account u on u.id = m.user_id and u.status = 'ACTIVE'
       where m.organization_id = ${organizationId} and m.user_id <> ${userId}`,
  );
  return { members: Number(row?.members), managers: Number(row?.managers) };
}
