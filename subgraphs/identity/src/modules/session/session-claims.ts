import {
  type EntityManager,
  ForbiddenError,
  query,
  type Role,
  ROLES,
  scopesOf,
  sql,
} from '@propmubi/runtime';
import type { AccessTokenClaims } from './access-token.js';

interface ClaimRow {
  status: string | null;
  organization_id: string | null;
  agent_id: string | null;
  roles: Role[];
}

/** A session, with the organization at whose provider it began; or a key, with the one that it was made for. */
export type ClaimsFor = { withheld: readonly Role[] } & (
  { providerOf: string | null } | { keyOf: string | null }
);

/**
 * What the acting user may do right now; read at every sign-in and refresh, so a changed role takes effect with the
 * next access token. A member of a verified brokerage acts in its tenant.
 * In one that enforces single sign-on, agents act by a session of its own provider alone, and not of one they worked for before.
 * A key acts for the organization that it was made for, or for none.
 * `withheld` are roles that ask for a second factor which the session has not proved.
 * @throws ForbiddenError USER_DEACTIVATED
 */
export async function readClaims(
  em: EntityManager,
  userId: string,
  sessionId: string,
  { withheld, ...ofSession }: ClaimsFor,
): Promise<AccessTokenClaims> {
  const acting =
    'keyOf' in ofSession
      ? sql`m.organization_id = ${ofSession.keyOf}::uuid`
      : sql`(m.role = 'BROKERAGE_MANAGER' or m.organization_id = ${ofSession.providerOf}::uuid
             or not identity.sso_enforced(m.organization_id))`;
  const [row] = await query<ClaimRow>(
    em,
    sql`with home as (
       select m.organization_id from identity.membership m
         join identity.organization o on o.id = m.organization_id and o.status = 'ACTIVE'
        where m.user_id = ${userId}
          and ${acting}
        order by m.created_at, m.organization_id limit 1)
     select (select status from identity.user_account where id = ${userId}) as status,
            (select organization_id from home) as organization_id,
            (select id from identity.agent
              where user_id = ${userId} and organization_id = (select organization_id from home) and status = 'ACTIVE') as agent_id,
            array(select role from identity.user_role where user_id = ${userId}
                  union
                  select role from identity.membership
                   where user_id = ${userId} and organization_id = (select organization_id from home)) as roles`,
  );
  if (row?.status !== 'ACTIVE') {
    throw new ForbiddenError('This account has been deactivated.', { code: 'USER_DEACTIVATED' });
  }
  const roles = ROLES.filter((role) => row.roles.includes(role) && !withheld.includes(role));
  return {
    userId,
    sessionId,
    organizationId: row.organization_id,
    agentId: row.agent_id,
    roles,
    scopes: scopesOf(roles),
  };
}
