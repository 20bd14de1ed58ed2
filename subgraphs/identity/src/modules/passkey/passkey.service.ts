import { assertId } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { parseName } from '../../validation/index.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { passkeyExists, passkeyNotFound, tooManyPasskeys } from './passkey.errors.js';
import {
  deletePasskeys,
  insertPasskey,
  listCredentialIds,
  listPasskeys,
  renameOwnPasskey,
} from './passkey.repository.js';
import type { Passkey } from './passkey.types.js';
import type { ChallengeFor } from './passkey-verifier.js';

const MOST_PASSKEYS = 20;

export async function myPasskeys({ db, viewer }: IdentityContext): Promise<Passkey[]> {
  const userId = assertSignedIn(viewer);
  return db.read((em) => listPasskeys(em, userId));
}

/** Options for a browser. @throws ForbiddenError STEP_UP_REQUIRED, FRESH_SIGN_IN_REQUIRED */
export async function beginPasskeyRegistration(context: IdentityContext): Promise<string> {
  const { db, viewer, loaders, passkeys, secondFactors } = context;
  const userId = assertSignedIn(viewer);
  const known = await db.read(async (em) => {
    await secondFactors.assertFreshProof(em, userId, viewer.sessionId);
    return listCredentialIds(em, userId);
  });
  if (known.length >= MOST_PASSKEYS) throw tooManyPasskeys(MOST_PASSKEYS);
  const user = await loaders.userById.load(userId);
  return passkeys.registrationOptions(
    registrationOf(context),
    { id: userId, name: user?.name ?? 'PropMubi' },
    known,
  );
}

/** @throws UnauthenticatedError PASSKEY_INVALID, ConflictError PASSKEY_EXISTS, TOO_MANY_PASSKEYS */
export async function registerPasskey(
  context: IdentityContext,
  input: { response: string; name: string },
): Promise<Passkey> {
  const { db, viewer, keys, passkeys, secondFactors, audit } = context;
  const userId = assertSignedIn(viewer);
  const name = parseName(input.name);
  const verified = await passkeys.verifyRegistration(registrationOf(context), input.response);
  const at = context.now();
  return db.write(async (em) => {
    await secondFactors.assertFreshProof(em, userId, viewer.sessionId);
    if ((await listCredentialIds(em, userId)).length >= MOST_PASSKEYS) throw tooManyPasskeys(MOST_PASSKEYS);
    const passkey = await insertPasskey(em, keys, { ...verified, userId, name, at });
    if (!passkey) throw passkeyExists();
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'PASSKEY_REGISTERED',
      subjectId: userId,
      details: { passkey: passkey.id },
      at,
    });
    return passkey;
  });
}

/** @throws NotFoundError PASSKEY_NOT_FOUND */
export async function renamePasskey(
  { db, viewer }: IdentityContext,
  input: { passkeyId: string; name: string },
): Promise<Passkey> {
  const userId = assertSignedIn(viewer);
  const id = assertId(input.passkeyId, 'passkeyId');
  const name = parseName(input.name);
  const renamed = await db.write((em) => renameOwnPasskey(em, { userId, id, name }));
  if (!renamed) throw passkeyNotFound();
  return renamed;
}

/** Sessions that it opened go on until they are ended. @throws NotFoundError PASSKEY_NOT_FOUND */
export async function removePasskey(context: IdentityContext, passkeyId: string): Promise<string> {
  const { db, viewer, keys, secondFactors, audit } = context;
  const userId = assertSignedIn(viewer);
  const id = assertId(passkeyId, 'passkeyId');
  await db.write(async (em) => {
    await secondFactors.assertFreshProof(em, userId, viewer.sessionId);
    if (!(await deletePasskeys(em, keys, userId, id))) throw passkeyNotFound();
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'PASSKEY_REMOVED',
      subjectId: userId,
      details: { passkey: id },
      at: context.now(),
    });
  });
  return id;
}

/** A challenge for this session alone. */
function registrationOf({ viewer }: IdentityContext): ChallengeFor {
  return { purpose: 'register', subject: `${viewer.userId} ${viewer.sessionId}` };
}
