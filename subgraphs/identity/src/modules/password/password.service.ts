import type { IdentityContext } from '../../context.js';
import { assertManagerInPerson, assertSignedIn } from '../membership/membership.policy.js';
import { announceRevokedSessions } from '../session/session-revocation.js';
import { revokeSessions } from '../session/session.repository.js';
import { parseNewPassword } from './password-rules.js';
import { passwordsNotAllowed } from './password.errors.js';
import {
  deletePassword,
  mayHavePassword,
  readPasswordChangedAt,
  setAllowsPasswords,
  upsertPassword,
} from './password.repository.js';
import type { MyPassword } from './password.types.js';

/** The viewer's; null where they have none and may have none. */
export async function myPassword({ db, viewer }: IdentityContext): Promise<MyPassword | null> {
  const userId = assertSignedIn(viewer);
  return db.read(async (em) => {
    const [changedAt, isAllowed] = [
      await readPasswordChangedAt(em, userId),
      await mayHavePassword(em, userId),
    ];
    return changedAt || isAllowed ? { changedAt, isAllowed } : null;
  });
}

/**
 * Sets or changes the viewer's password after a fresh proof, such as a sign-in by a one-time password when it is forgotten.
 * All their other sessions end. Returns how many. @throws ForbiddenError PASSWORDS_NOT_ALLOWED
 */
export async function setPassword(context: IdentityContext, input: string): Promise<number> {
  const { db, viewer, secondFactors, passwords, redis, now } = context;
  const userId = assertSignedIn(viewer);
  await db.read(async (em) => {
    await secondFactors.assertFreshProof(em, userId, viewer.sessionId);
    if (!(await mayHavePassword(em, userId))) throw passwordsNotAllowed();
  });
  const password = await parseNewPassword(input);
  const hash = await passwords.hasher.hash(password);
  return db.write(async (em) => {
    await upsertPassword(em, userId, hash, now());
    const ended = await revokeSessions(em, userId, null, 'PASSWORD_CHANGED', now(), viewer.sessionId);
    await announceRevokedSessions(redis, ended);
    await record(context, 'PASSWORD_SET', em);
    return ended.length;
  });
}

export async function removePassword(context: IdentityContext): Promise<boolean> {
  const { db, viewer, secondFactors } = context;
  const userId = assertSignedIn(viewer);
  return db.write(async (em) => {
    await secondFactors.assertFreshProof(em, userId, viewer.sessionId);
    const removed = await deletePassword(em, userId);
    await record(context, 'PASSWORD_REMOVED', em);
    return removed;
  });
}

/** Whether the people of the viewer's organization may have passwords. Those they have stay, and sign no one in while not. */
export async function allowPasswords(context: IdentityContext, allowed: boolean): Promise<boolean> {
  const { db, viewer, secondFactors, audit, now } = context;
  const { userId, organizationId } = assertManagerInPerson(viewer);
  return db.write(async (em) => {
    await secondFactors.assertFreshProofFor(em, { userId, organizationId, sessionId: viewer.sessionId });
    await setAllowsPasswords(em, organizationId, allowed);
    await audit.append(em, {
      organizationId,
      actorId: userId,
      action: allowed ? 'PASSWORDS_ALLOWED' : 'PASSWORDS_REFUSED',
      subjectId: organizationId,
      at: now(),
    });
    return allowed;
  });
}

function record(
  { audit, viewer, now }: IdentityContext,
  action: 'PASSWORD_SET' | 'PASSWORD_REMOVED',
  em: Parameters<IdentityContext['audit']['append']>[0],
): Promise<void> {
  const userId = assertSignedIn(viewer);
  return audit.append(em, { organizationId: null, actorId: userId, action, subjectId: userId, at: now() });
}
