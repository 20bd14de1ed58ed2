import { assertId, type Limit, limitKeys, newId } from '@propmubi/runtime';
import { calendarDay } from '@propmubi/domain';
import type { IdentityContext } from '../../context.js';
import { parseAgentReraNumber, parseName, parsePhone } from '../../validation/index.js';
import { parseLicenceExpiry, parseProfile } from '../agent/agent.profile.js';
import { assertManager, assertSignedIn } from '../membership/membership.policy.js';
import { invitationClosed, invitationDeclined, invitationNotFound } from './invitation.errors.js';
import {
  adoptInvitations,
  closeInvitation,
  type InvitedProfile,
  lockInvitationOf,
  lockInvitationTo,
  type StoredInvitation,
  upsertInvitation,
  wasDeclinedSince,
} from './invitation.repository.js';
import {
  BrokerageRole,
  InvitationStatus,
  type InviteAgentInput,
  type InviteManagerInput,
} from './invitation.types.js';

const DAY_MS = 24 * 60 * 60_000;
const OPEN_FOR_MS = 14 * DAY_MS;
const RESPECTED_FOR_MS = 30 * DAY_MS;

/** A brokerage hires a few people at a time; each invitation is read by a person. */
const INVITATIONS: Limit = {
  name: 'invitations',
  points: 50,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'refuse',
  code: 'TOO_MANY_INVITATIONS',
};

/** Invites an agent. Nothing changes for the person, known or unknown, before they accept. */
export function inviteAgent(context: IdentityContext, input: InviteAgentInput): Promise<StoredInvitation> {
  const today = calendarDay(context.now());
  const { name, reraNumber, licenceExpiresOn } = input;
  return invite(context, BrokerageRole.AGENT, input.phone, {
    ...(name != null && { name: parseName(name) }),
    ...(reraNumber != null && { reraNumber: parseAgentReraNumber(reraNumber) }),
    ...(licenceExpiresOn != null && { licenceExpiresOn: parseLicenceExpiry(licenceExpiresOn, today) }),
    working: parseProfile({ ...input, licenceExpiresOn: undefined } as never, {}, today),
  });
}

/** Invites a further manager. */
export function inviteManager(
  context: IdentityContext,
  { phone }: InviteManagerInput,
): Promise<StoredInvitation> {
  return invite(context, BrokerageRole.BROKERAGE_MANAGER, phone, {});
}

/** @throws ConflictError INVITATION_DECLINED, RateLimitedError TOO_MANY_INVITATIONS */
async function invite(
  { db, keys, limits, audit, now }: IdentityContext,
  role: BrokerageRole,
  phoneInput: string,
  profile: InvitedProfile,
): Promise<StoredInvitation> {
  const { userId, organizationId } = assertManager(db.viewer);
  const phoneDigests = keys.digests.phone.all(parsePhone(phoneInput)) as [string, ...string[]];
  await limits.spend([{ limit: INVITATIONS, key: limitKeys.tenant(organizationId) }]);
  const at = now();
  return db.write(async (em) => {
    const since = new Date(at.getTime() - RESPECTED_FOR_MS);
    const phoneHash = await adoptInvitations(em, organizationId, phoneDigests);
    if (await wasDeclinedSince(em, organizationId, phoneHash, since)) throw invitationDeclined();
    const expiresAt = new Date(at.getTime() + OPEN_FOR_MS);
    const one = { id: newId(), organizationId, role, phoneHash, profile, invitedBy: userId, at, expiresAt };
    const invitation = await upsertInvitation(em, one);
    await audit.append(em, {
      organizationId,
      actorId: userId,
      action: 'MEMBER_INVITED',
      subjectId: invitation.id,
      details: { role },
      at,
    });
    return invitation;
  });
}

/** The person does not want to join. */
export async function declineInvitation(
  { db, now }: IdentityContext,
  invitationId: string,
): Promise<StoredInvitation> {
  const id = assertId(invitationId, 'invitationId');
  const userId = assertSignedIn(db.viewer);
  return db.write(async (em) => {
    const invitation = await lockInvitationTo(em, userId, id);
    if (!invitation) throw invitationNotFound();
    if (invitation.status !== InvitationStatus.PENDING) throw invitationClosed();
    await closeInvitation(em, id, InvitationStatus.DECLINED, now());
    return { ...invitation, status: InvitationStatus.DECLINED };
  });
}

/** The brokerage takes an open invitation back. */
export async function withdrawInvitation(
  { db, audit, now }: IdentityContext,
  invitationId: string,
): Promise<StoredInvitation> {
  const id = assertId(invitationId, 'invitationId');
  const { userId, organizationId } = assertManager(db.viewer);
  const at = now();
  return db.write(async (em) => {
    const invitation = await lockInvitationOf(em, organizationId, id);
    if (!invitation) throw invitationNotFound();
    if (invitation.status !== InvitationStatus.PENDING) throw invitationClosed();
    await closeInvitation(em, id, InvitationStatus.WITHDRAWN, at);
    const action = 'INVITATION_WITHDRAWN';
    await audit.append(em, { organizationId, actorId: userId, action, subjectId: id, at });
    return { ...invitation, status: InvitationStatus.WITHDRAWN };
  });
}
