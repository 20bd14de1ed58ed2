import {
  assertId,
  type Connection,
  cursorInstant,
  NotFoundError,
  query,
  readPage,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { parseName } from '../../validation/index.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { sessionNotFound, sessionsOfOthers } from './session-list.errors.js';
import {
  countOpenSessions,
  findOpenSessions,
  renameOpenSession,
  type StoredSession,
} from './session-list.repository.js';
import type { OpenSession, SessionsArgs } from './session-list.types.js';
import { announceRevokedSessions } from './session-revocation.js';
import { revokeSessions } from './session.repository.js';

const cursorShape = z.tuple([cursorInstant, z.uuid()]);

/** Open sessions, the newest first: one's own, or for an administrator another person's. */
export async function listSessions(
  context: IdentityContext,
  args: SessionsArgs,
): Promise<Connection<OpenSession>> {
  const { db, viewer, now } = context;
  const own = assertSignedIn(viewer);
  const userId = args.userId == null ? own : assertId(args.userId, 'userId');
  if (userId !== own && !viewer.scopes.includes('platform:admin')) throw sessionsOfOthers();
  const page = readPage(args, cursorShape);
  const at = now();
  const found = await db.read((em) => findOpenSessions(em, userId, page, at));
  const sessions = found.map((session) => withCurrent(context, session));
  return toConnection(
    sessions,
    page,
    ({ createdAt, id }) => [createdAt.toISOString(), id],
    () => db.read((em) => countOpenSessions(em, userId, at)),
  );
}

/** @throws NotFoundError SESSION_NOT_FOUND */
export async function renameSession(
  context: IdentityContext,
  input: { sessionId: string; name: string },
): Promise<OpenSession> {
  const userId = assertSignedIn(context.viewer);
  const sessionId = assertId(input.sessionId, 'sessionId');
  const name = parseName(input.name);
  const renamed = await context.db.write((em) =>
    renameOpenSession(em, { userId, sessionId, name, now: context.now() }),
  );
  if (!renamed) throw sessionNotFound();
  return withCurrent(context, renamed);
}

/** Ends one of one's own sessions; its access token is refused from then on. @throws NotFoundError SESSION_NOT_FOUND */
export async function revokeSession(
  { viewer, db, redis, now, audit }: IdentityContext,
  sessionIdInput: string,
): Promise<string> {
  const userId = assertSignedIn(viewer);
  const sessionId = assertId(sessionIdInput, 'sessionId');
  await db.write(async (em) => {
    const ended = await revokeSessions(em, userId, sessionId, 'ENDED_BY_OWNER', now());
    if (ended.length === 0) throw sessionNotFound();
    await announceRevokedSessions(redis, ended);
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'SESSIONS_ENDED',
      subjectId: userId,
      details: { ended: ended.length },
      at: now(),
    });
  });
  return sessionId;
}

/** Ends one's own sessions on all devices; API keys are revoked one by one. Returns how many ended. */
export async function signOutEverywhere(
  { viewer, db, redis, now, audit }: IdentityContext,
  { keepCurrent }: { keepCurrent: boolean },
): Promise<number> {
  const userId = assertSignedIn(viewer);
  const kept = keepCurrent ? viewer.sessionId : null;
  return db.write(async (em) => {
    const ended = await revokeSessions(em, userId, null, 'SIGNED_OUT', now(), kept);
    await announceRevokedSessions(redis, ended);
    if (ended.length > 0)
      await audit.append(em, {
        organizationId: null,
        actorId: userId,
        action: 'SESSIONS_ENDED',
        subjectId: userId,
        details: { ended: ended.length },
        at: now(),
      });
    return ended.length;
  });
}

/** For administrators: ends every session of a person, whose account stays open. @throws NotFoundError USER_NOT_FOUND */
export async function endUserSessions(
  { viewer, db, redis, now, audit }: IdentityContext,
  input: { userId: string; reason: string },
): Promise<number> {
  const userId = assertId(input.userId, 'userId');
  const at = now();
  return db.write(async (em) => {
    await setTransactionUser(em, { userId });
    const [user] = await query(em, sql`select 1 from identity.user_account where id = ${userId}`);
    if (!user) throw new NotFoundError('There is no such user.', { code: 'USER_NOT_FOUND' });
    const ended = await revokeSessions(em, userId, null, 'ENDED_BY_ADMIN', at);
    await announceRevokedSessions(redis, ended);
    await audit.append(em, {
      organizationId: null,
      actorId: viewer.userId,
      action: 'SESSIONS_ENDED',
      subjectId: userId,
      details: { ended: ended.length, reason: input.reason },
      at,
    });
    return ended.length;
  });
}

function withCurrent({ viewer }: IdentityContext, session: StoredSession): OpenSession {
  return { ...session, current: session.id === viewer.sessionId };
}
