import {
  countRows,
  type EntityManager,
  keyset,
  type Page,
  pgTextArray,
  query,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import { lockDigests } from '../user/credential.repository.js';
import type { ProfileChanges } from '../agent/agent.profile.js';
import type { BrokerageRole, Invitation, InvitationFilter, InvitationStatus } from './invitation.types.js';

/** What the brokerage wrote about the person; the person confirms it. */
export interface InvitedProfile {
  name?: string;
  reraNumber?: string;
  licenceExpiresOn?: string;
  working?: ProfileChanges;
}

export interface StoredInvitation extends Invitation {
  profile: InvitedProfile;
}

interface Row {
  id: string;
  organization_id: string;
  role: BrokerageRole;
  status: InvitationStatus;
  profile: InvitedProfile;
  created_at: Date | string;
  expires_at: Date | string;
}

const COLUMNS = sql.raw('i.id, i.organization_id, i.role, i.status, i.profile, i.created_at, i.expires_at');

export interface NewInvitation {
  id: string;
  organizationId: string;
  role: BrokerageRole;
  phoneHash: string;
  profile: InvitedProfile;
  invitedBy: string;
  at: Date;
  expiresAt: Date;
}

/**
 * Under which digest a number is invited. While the pepper is replaced it is one that the credential of the number has, by which its
 * owner finds the invitation, and those that are there follow: a number has one that is open, and one that was declined is found.
 * @param digests of the number under every key that is accepted, the one that is written first
 */
export async function adoptInvitations(
  em: EntityManager,
  organizationId: string,
  digests: readonly [string, ...string[]],
): Promise<string> {
  const [current, ...others] = digests;
  if (others.length === 0) return current;
  await lockDigests(em, digests, organizationId);
  const known = await query<{ hash: string }>(
    em,
    sql`select lookup_hash as hash from identity.credential
         where lookup_hash = any(${pgTextArray(digests)}::text[]) and kind = 'PHONE'`,
  );
  const isCurrent = known.length === 0 || known.some(({ hash }) => hash === current);
  const written = isCurrent ? current : (known[0] as { hash: string }).hash;
  await query(
    em,
    sql`update identity.invitation set phone_hash = ${written}
         where organization_id = ${organizationId} and phone_hash <> ${written}
           and phone_hash = any(${pgTextArray(digests)}::text[])`,
  );
  return written;
}

/** Stores an invitation; one that is open for the same number and role takes the new content instead. */
export async function upsertInvitation(em: EntityManager, one: NewInvitation): Promise<StoredInvitation> {
  const [row] = await query(
    em,
    sql<Row>`insert into identity.invitation as i
        (id, organization_id, role, phone_hash, profile, invited_by, created_at, expires_at)
      values (${one.id}, ${one.organizationId}, ${one.role}, ${one.phoneHash}, ${JSON.stringify(one.profile)}::jsonb,
        ${one.invitedBy}, ${one.at}::timestamptz, ${one.expiresAt}::timestamptz)
      on conflict (organization_id, phone_hash, role) where status = 'PENDING' do update
        set profile = excluded.profile, invited_by = excluded.invited_by, expires_at = excluded.expires_at
      returning ${COLUMNS}`,
  );
  return invitationOf(row as Row);
}

export async function wasDeclinedSince(
  em: EntityManager,
  organizationId: string,
  phoneHash: string,
  since: Date,
): Promise<boolean> {
  const rows = await query(
    em,
    sql`select 1 from identity.invitation where organization_id = ${organizationId} and phone_hash = ${phoneHash}
          and status = 'DECLINED' and decided_at > ${since}::timestamptz limit 1`,
  );
  return rows.length > 0;
}

/** An invitation to the viewer’s own number, locked; undefined for another person’s. */
export async function lockInvitationTo(
  em: EntityManager,
  userId: string,
  id: string,
): Promise<StoredInvitation | undefined> {
  const [row] = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.invitation i where i.id = ${id} and i.phone_hash in (
        select lookup_hash from identity.credential where user_id = ${userId} and kind = 'PHONE') for update`,
  );
  return row && invitationOf(row);
}

/** An invitation of this brokerage, locked. */
export async function lockInvitationOf(
  em: EntityManager,
  organizationId: string,
  id: string,
): Promise<StoredInvitation | undefined> {
  const [row] = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.invitation i
              where i.id = ${id} and i.organization_id = ${organizationId} for update`,
  );
  return row && invitationOf(row);
}

export async function closeInvitation(
  em: EntityManager,
  id: string,
  status: InvitationStatus,
  at: Date,
): Promise<void> {
  await query(
    em,
    sql`update identity.invitation set status = ${status}, decided_at = ${at}::timestamptz where id = ${id}`,
  );
}

/** Open invitations to a user’s number, newest first. */
export async function openInvitationsTo(
  em: EntityManager,
  userId: string,
  now: Date,
  limit: number,
): Promise<StoredInvitation[]> {
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.invitation i
        join identity.organization o on o.id = i.organization_id and o.status = 'ACTIVE'
       where i.status = 'PENDING' and i.expires_at > ${now}::timestamptz and i.phone_hash in (
         select lookup_hash from identity.credential where user_id = ${userId} and kind = 'PHONE')
       order by i.created_at desc, i.id desc limit ${limit}`,
  );
  return rows.map(invitationOf);
}

const NEWEST_FIRST: SortOrder = {
  columns: [
    ['i.created_at', 'timestamptz'],
    ['i.id', 'uuid'],
  ],
  direction: 'desc',
};

/** Of a brokerage, as they are now. */
export interface InvitationsWanted extends InvitationFilter {
  organizationId: string;
  now: Date;
}

/** A page of a brokerage’s invitations, newest first. */
export async function pageOfInvitations(
  em: EntityManager,
  wanted: InvitationsWanted,
  page: Page,
): Promise<StoredInvitation[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = sql.join([...matching(wanted), ...within], sql` and `);
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.invitation i where ${conditions} order by ${orderBy} limit ${limit}`,
  );
  return rows.map(invitationOf);
}

/** How many a brokerage has made, up to COUNT_CAP. */
export function countInvitations(em: EntityManager, wanted: InvitationsWanted): Promise<number> {
  return countRows(
    em,
    sql`select 1 from identity.invitation i where ${sql.join(matching(wanted), sql` and `)}`,
  );
}

function matching({ organizationId, statuses, role, open, now }: InvitationsWanted): RawBuilder<unknown>[] {
  return [
    sql`i.organization_id = ${organizationId}`,
    ...(statuses ? [sql`i.status = any(${pgTextArray(statuses)}::text[])`] : []),
    ...(role ? [sql`i.role = ${role}`] : []),
    ...(open == null
      ? []
      : [sql`(i.status = 'PENDING' and i.expires_at > ${now}::timestamptz) = ${open}::boolean`]),
  ];
}

function invitationOf(row: Row): StoredInvitation {
  return {
    id: row.id,
    organizationId: row.organization_id,
    role: row.role,
    status: row.status,
    profile: row.profile,
    name: row.profile.name ?? null,
    reraNumber: row.profile.reraNumber ?? null,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
  };
}
