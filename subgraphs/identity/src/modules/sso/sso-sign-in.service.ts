import { createHash } from 'node:crypto';
import { type EntityManager, type Limit, limitKeys, systemViewer } from '@propmubi/runtime';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { sealWith, unsealWith } from '../../security/sealing.js';
import { parseEmail, parsePhone } from '../../validation/index.js';
import { isMember } from '../membership/membership.repository.js';
import type { SsoProof } from '../session/session.repository.js';
import type { SessionTokens } from '../session/session.service.js';
import { SignInMethod } from '../session/sign-in-method.js';
import { claimCredential, findCredential } from '../user/credential.repository.js';
import { findUserByPhone } from '../user/user.registration.js';
import {
  ssoInvalid,
  ssoLinkRequired,
  ssoNotAMember,
  ssoNotConfigured,
  ssoUnavailable,
} from './sso.errors.js';
import { findOrganizationByDomain, readConnection, type StoredConnection } from './sso.repository.js';
import { secretContext } from './sso-settings.service.js';
import type { ProviderSettings, SsoIdentity, SsoService } from './sso-provider.js';

const LIFETIME_MS = 10 * 60_000;

/** A sign-in asks a customer’s provider, which must not be flooded through us. */
const BY_ADDRESS: Limit = {
  name: 'sso-address',
  points: 60,
  windowSeconds: 15 * 60,
  onRedisDown: 'refuse',
  code: 'AUTH_RATE_LIMITED',
};
const BY_ORGANIZATION: Limit = { ...BY_ADDRESS, name: 'sso-organization', points: 1_000 };

const attemptShape = z.object({
  organizationId: z.uuid(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  freshSince: z.number().nullable().default(null),
  until: z.number(),
});
const linkShape = z.object({
  organizationId: z.uuid(),
  hash: z.string(),
  authenticatedAt: z.iso.datetime().nullable(),
  until: z.number(),
});

/**
 * Where the browser of a person goes, by the domain of their address. State, nonce and PKCE verifier are sealed into `binding`,
 * which the browser keeps: nothing is stored for an attempt.
 */
export async function beginSso(
  context: IdentityContext,
  input: { email: string; fresh?: boolean | null | undefined },
): Promise<{ authorizationUrl: string; binding: string }> {
  const { keys, now, db, limits } = context;
  const { provider } = configured(context);
  await chargeAddress(context);
  const email = parseEmail(input.email);
  const organizationId = await db.read((em) => findOrganizationByDomain(em, domainOf(email)));
  if (!organizationId) throw ssoNotConfigured();
  await limits.spend([{ limit: BY_ORGANIZATION, key: limitKeys.tenant(organizationId) }]);
  const settings = await settingsOf(context, organizationId);
  const { authorizationUrl, attempt } = await provider.begin(settings, {
    loginHint: email,
    fresh: input.fresh === true,
  });
  const until = now().getTime() + LIFETIME_MS;
  const binding = sealWith(keys.sso, JSON.stringify({ organizationId, ...attempt, until }), 'sso-attempt');
  return { authorizationUrl, binding };
}

/**
 * Signs the linked account in. A person of the provider who is not linked yet gets a ticket: no account is taken over by an
 * address that its provider states.
 * @throws UnauthenticatedError SSO_INVALID, SSO_NOT_FRESH, SSO_LINK_REQUIRED, ForbiddenError SSO_NOT_A_MEMBER
 */
export async function completeSso(
  context: IdentityContext,
  input: { binding: string; response: string; deviceId?: string | undefined },
): Promise<SessionTokens> {
  const { db, keys, sessions, now } = context;
  const { provider } = configured(context);
  await chargeAddress(context);
  const attempt = open(context, attemptShape, input.binding, 'sso-attempt');
  await useOnce(context, input.binding);
  const { organizationId } = attempt;
  const settings = await settingsOf(context, organizationId);
  const identity = await provider.complete(settings, attempt, input.response);
  await assertOfDomain(context, organizationId, identity);
  const digests = linkDigests(context, organizationId, settings.issuer, identity.subject);
  const [hash] = digests;
  const { authenticatedAt } = identity;
  const { deviceId } = input;
  const opened = await db.write(async (em) => {
    const userId = await findCredential(em, 'SSO', digests);
    if (!userId) return undefined;
    return beginSession(
      context,
      em,
      userId,
      { organizationId, authenticatedAt },
      { provedToo: false, deviceId },
    );
  });
  if (opened) return sessions.admit(opened);
  const until = now().getTime() + LIFETIME_MS;
  const ticket = sealWith(
    keys.sso,
    JSON.stringify({ organizationId, hash, authenticatedAt, until }),
    'sso-link',
  );
  throw ssoLinkRequired({ ticket, expiresAt: new Date(until) });
}

/** Links the provider’s person to the account of a number that they prove to hold, and signs them in. */
export async function linkSsoAccount(
  context: IdentityContext,
  input: {
    ticket: string;
    phone: string;
    code: string;
    challengeId?: string | undefined;
    deviceId?: string | undefined;
  },
): Promise<SessionTokens> {
  const { db, keys, otp, sessions, audit, client } = context;
  const phone = parsePhone(input.phone);
  const { organizationId, hash, ...link } = open(context, linkShape, input.ticket, 'sso-link');
  const authenticatedAt = link.authenticatedAt === null ? null : new Date(link.authenticatedAt);
  await otp.check('sign-in', phone, { code: input.code, challengeId: input.challengeId, client });
  await useOnce(context, input.ticket);
  const opened = await db.write(async (em) => {
    const userId = await findUserByPhone(em, keys, phone);
    if (!userId) throw ssoNotAMember();
    const begun = await beginSession(
      context,
      em,
      userId,
      { organizationId, authenticatedAt },
      { provedToo: true, deviceId: input.deviceId },
    );
    if ((await claimCredential(em, 'SSO', keys.digests.sso.lift(hash), userId)) === 'TAKEN')
      throw ssoInvalid();
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'SSO_LINKED',
      subjectId: userId,
      details: { organization: organizationId },
      at: context.now(),
    });
    return begun;
  });
  return sessions.admit(opened);
}

/** Only for a person who works for the organization: who left is known to its provider for a while. */
async function beginSession(
  { sessions }: IdentityContext,
  em: EntityManager,
  userId: string,
  sso: SsoProof,
  more: { provedToo: boolean; deviceId: string | undefined },
) {
  await setTransactionUser(em, { userId });
  if (!(await isMember(em, userId, sso.organizationId))) throw ssoNotAMember();
  return sessions.begin(em, userId, SignInMethod.SSO, { sso, ...more });
}

async function settingsOf(context: IdentityContext, organizationId: string): Promise<ProviderSettings> {
  const connection = await asTenant(context, organizationId, (em) => readConnection(em, organizationId));
  if (!connection) throw ssoNotConfigured();
  return providerSettings(context, connection);
}

function providerSettings({ keys }: IdentityContext, connection: StoredConnection): ProviderSettings {
  const { organizationId, issuer, clientId, secretSealed, updatedAt } = connection;
  const clientSecret = unsealWith(keys.sso, secretSealed, secretContext(organizationId)).toString();
  return {
    issuer,
    clientId,
    clientSecret,
    version: `${organizationId} ${updatedAt.toISOString()} ${issuer}`,
  };
}

/** A provider speaks for the domains that its organization has proved, and for no other. */
async function assertOfDomain(
  context: IdentityContext,
  organizationId: string,
  { email, mayBeTheirs }: SsoIdentity,
): Promise<void> {
  const domain = email === undefined ? undefined : domainOf(email.toLowerCase());
  const owner = domain && (await context.db.read((em) => findOrganizationByDomain(em, domain)));
  if (!mayBeTheirs || owner !== organizationId) throw ssoInvalid();
}

function linkDigests(
  { keys }: IdentityContext,
  organizationId: string,
  issuer: string,
  subject: string,
): string[] {
  return keys.digests.sso.all(`link|${organizationId}|${issuer}|${subject}`);
}

function open<Shape extends z.ZodType<{ until: number }>>(
  { keys, now }: IdentityContext,
  shape: Shape,
  sealed: string,
  purpose: string,
): z.infer<Shape> {
  try {
    const opened = shape.parse(JSON.parse(unsealWith(keys.sso, sealed, purpose).toString()));
    if (opened.until > now().getTime()) return opened;
  } catch {
    // Not ours, or altered.
  }
  throw ssoInvalid();
}

async function useOnce({ redis }: IdentityContext, sealed: string): Promise<void> {
  const key = `identity:sso:used:${createHash('sha256').update(sealed).digest('hex')}`;
  if ((await redis.set(key, '1', 'PX', LIFETIME_MS, 'NX')) !== 'OK') throw ssoInvalid();
}

async function chargeAddress({ limits, client }: IdentityContext): Promise<void> {
  await limits.spend([{ limit: BY_ADDRESS, key: limitKeys.address(client?.address ?? 'unknown') }]);
}

function configured({ sso }: IdentityContext): SsoService {
  if (!sso) throw ssoUnavailable();
  return sso;
}

/** Reads what belongs to a tenant, before a person acts in it. */
async function asTenant<T>(
  { database }: IdentityContext,
  organizationId: string,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const scope = database().scope(systemViewer(organizationId));
  try {
    return await scope.read(work);
  } finally {
    await scope.close();
  }
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
