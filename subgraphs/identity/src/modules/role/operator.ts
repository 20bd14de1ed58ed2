import { anonymous, type Database, InvalidInputError } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { parsePhone } from '../../validation/index.js';
import type { AuditLog } from '../audit/audit.service.js';
import { findUserByPhone, registerUser } from '../user/user.registration.js';
import { insertRole } from './role.service.js';
import { GrantedRole } from './role.types.js';

export interface OperatorDependencies {
  database: Database;
  keys: IdentityKeys;
  audit: AuditLog;
  now: () => number;
}

/**
 * Gives the owner of a number a role, for the operator of the installation (`pnpm admin:grant`): the first
 * administrator comes about so. A number that never signed in is registered, and proved by its first sign-in.
 */
export async function grantRoleToPhone(
  { database, keys, audit, now }: OperatorDependencies,
  phoneInput: string,
  roleInput: string,
): Promise<void> {
  const phone = parsePhone(phoneInput);
  const role = Object.values(GrantedRole).find((one) => one === roleInput.toUpperCase());
  if (!role) throw new InvalidInputError(`The role is one of ${Object.values(GrantedRole).join(', ')}.`);
  const at = new Date(now());
  const scope = database.scope(anonymous);
  await scope.write(async (em) => {
    const userId =
      (await findUserByPhone(em, keys, phone)) ??
      (await registerUser(em, keys, { phone, verifiedAt: null, at }));
    await insertRole(em, audit, { userId, role, actorId: null, at });
  });
}
