import {
  anonymous,
  ConflictError,
  type Database,
  type EntityManager,
  InvalidInputError,
} from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { parsePhone } from '../../validation/index.js';
import type { AuditLog } from '../audit/audit.service.js';
import { findUserByPhone, registerUser } from '../user/user.registration.js';
import { insertRole } from './role.service.js';
import { GrantedRole } from './role.types.js';
import { countOtherSuperAdmins, isGuarded } from './super-admin.js';

export interface OperatorDependencies {
  database: Database;
  keys: IdentityKeys;
  audit: AuditLog;
  now: () => number;
}

/**
 * Gives the owner of a number a role, for the operator of the installation (`pnpm admin:grant`); returns the one they have now. The
 * first administrator comes about so, and is a super administrator. From then on administrators are theirs to give: the command
 * gives ADMIN and SUPER_ADMIN again only to `recover` from the loss of all who could. A number that never signed in is registered, and
 * proved by its first sign-in. @throws ConflictError SUPER_ADMIN_EXISTS
 */
export async function grantRoleToPhone(
  { database, keys, audit, now }: OperatorDependencies,
  phoneInput: string,
  roleInput: string,
  { recover = false }: { recover?: boolean } = {},
): Promise<GrantedRole> {
  const phone = parsePhone(phoneInput);
  const role = Object.values(GrantedRole).find((one) => one === roleInput.toUpperCase());
  if (!role) throw new InvalidInputError(`The role is one of ${Object.values(GrantedRole).join(', ')}.`);
  const at = new Date(now());
  const scope = database.scope(anonymous);
  return scope.write(async (em) => {
    const userId =
      (await findUserByPhone(em, keys, phone)) ??
      (await registerUser(em, keys, { phone, verifiedAt: null, at }));
    const granted = isGuarded(role) ? await firstOf(em, role, recover) : role;
    await insertRole(em, audit, { userId, role: granted, actorId: null, at });
    return granted;
  });
}

async function firstOf(em: EntityManager, role: GrantedRole, recover: boolean): Promise<GrantedRole> {
  if ((await countOtherSuperAdmins(em, null)) === 0) return GrantedRole.SUPER_ADMIN;
  if (recover) return role;
  throw new ConflictError(
    'There is a super administrator, who makes administrators. If none can sign in any more, add --recover.',
    { code: 'SUPER_ADMIN_EXISTS' },
  );
}
