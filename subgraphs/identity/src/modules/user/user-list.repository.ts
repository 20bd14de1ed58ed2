import {
  type Connection,
  countRows,
  type EntityManager,
  keyset,
  pgTextArray,
  query,
  type RawBuilder,
  readPage,
  selectByKey,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { IdentityKeys } from '../../security/keys.js';
import { parsePhone } from '../../validation/index.js';
import { User } from './user.entity.js';
import type { UserFilter, UsersArgs } from './user-list.inputs.js';

/** A count beyond it costs more than it says. */
export const USER_COUNT_CAP = 10_000;

const cursorShape = z.tuple([z.uuid()]);
/** Ids begin with the time at which they were made. */
const NEWEST_FIRST: SortOrder = { columns: [['u.id', 'uuid']], direction: 'desc' };

/** A page of the users that row level security shows the viewer, the newest first. */
export async function findUsers(
  em: EntityManager,
  keys: IdentityKeys,
  args: UsersArgs,
): Promise<Connection<User>> {
  const page = readPage(args, cursorShape);
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = [...conditionsOf(keys, args.filter ?? {}), ...within];
  const rows = await query(
    em,
    sql<{ id: string }>`select u.id from identity.user_account u where ${allOf(conditions)}
                         order by ${orderBy} limit ${limit}`,
  );
  const users = await selectByKey(
    em,
    User,
    'id',
    rows.map(({ id }) => id),
  );
  const byId = new Map(users.map((user) => [user.id, user]));
  const found = rows.map(({ id }) => byId.get(id) as User);
  return toConnection(found, page, ({ id }) => [id]);
}

/** How many match, up to the cap. */
export function countUsers(em: EntityManager, keys: IdentityKeys, filter: UserFilter): Promise<number> {
  const conditions = allOf(conditionsOf(keys, filter));
  return countRows(em, sql`select 1 from identity.user_account u where ${conditions}`, USER_COUNT_CAP);
}

function conditionsOf(keys: IdentityKeys, filter: UserFilter): RawBuilder<unknown>[] {
  const { status, identityStatus, role, name, phone } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (status != null) conditions.push(sql`u.status = ${status}`);
  if (identityStatus != null) conditions.push(sql`u.identity_status = ${identityStatus}`);
  if (role != null)
    conditions.push(sql`u.id in (select user_id from identity.user_role where role = ${role})`);
  if (name != null) conditions.push(sql`position(lower(${name}::text) in lower(u.name)) > 0`);
  if (phone != null) {
    const digests = pgTextArray(keys.digests.phone.all(parsePhone(phone)));
    conditions.push(
      sql`u.id in (select user_id from identity.credential
                   where lookup_hash = any(${digests}::text[]) and kind = 'PHONE')`,
    );
  }
  return conditions;
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
