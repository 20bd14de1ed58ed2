import { randomBytes } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { AuditAction, EntityManager, Limit } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { sealWith } from '../../security/sealing.js';
import { beginSettingsChange } from '../membership/begin-settings-change.js';
import { assertManagerInPerson } from '../membership/membership.policy.js';
import { announceRevokedSessions } from '../session/session-revocation.js';
import { type RevocationReason, revokeSessionsOfProvider } from '../session/session.repository.js';
import {
  domainInvalid,
  domainNotFound,
  domainNotProved,
  domainTaken,
  issuerUnusable,
  ssoNotConfigured,
  ssoUnavailable,
  tooManyDomains,
} from './sso.errors.js';
import {
  deleteConnection,
  deleteDomain,
  findOrganizationByDomain,
  insertDomain,
  listBoundMembers,
  listDomains,
  listMembers,
  markDomainVerified,
  readConnection,
  setEnforced,
  upsertConnection,
} from './sso.repository.js';
import type { SsoSettings } from './sso.types.js';

const MOST_DOMAINS = 10;
const TOKEN_BYTES = 20;
const NO_ADDRESS = /^[^\s/?#@:\\]+$/;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** They decide who signs in as whom, and each change asks a host of the customer’s choice. */
const CHANGES: Limit = {
  name: 'sso-settings',
  points: 20,
  windowSeconds: 60 * 60,
  onRedisDown: 'refuse',
};

export function secretContext(organizationId: string): string {
  return `sso-secret|${organizationId}`;
}

export async function readSsoSettings(context: IdentityContext): Promise<SsoSettings> {
  const { organizationId } = assertManagerInPerson(context.viewer);
  return context.db.read((em) => settingsOf(context, em, organizationId));
}

/** Stores a provider that answers as one. People who were linked at another stay linked there alone. */
export async function configureSso(
  context: IdentityContext,
  input: { issuer: string; clientId: string; clientSecret: string },
): Promise<SsoSettings> {
  const { keys, sso, now } = context;
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  if (!sso) throw ssoUnavailable();
  const issuer = parseIssuer(input.issuer);
  const { clientId, clientSecret } = input;
  const version = randomBytes(TOKEN_BYTES).toString('hex');
  await sso.provider.probe({ issuer, clientId, clientSecret, version }).catch(() => {
    throw issuerUnusable();
  });
  const secretSealed = sealWith(keys.sso, clientSecret, secretContext(organizationId));
  return change(context, 'SSO_CONFIGURED', async (em) => {
    const former = await readConnection(em, organizationId);
    await upsertConnection(em, { organizationId, issuer, clientId, secretSealed, at: now() });
    if (former && former.issuer !== issuer) await endSessionsOfProvider(context, em, organizationId);
  });
}

export async function addSsoDomain(context: IdentityContext, input: string): Promise<SsoSettings> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  const domain = parseDomain(input);
  return change(context, 'SSO_DOMAIN_ADDED', async (em) => {
    if ((await listDomains(em, organizationId)).length >= MOST_DOMAINS) throw tooManyDomains(MOST_DOMAINS);
    const token = randomBytes(TOKEN_BYTES).toString('hex');
    await insertDomain(em, { organizationId, domain, token, at: context.now() });
  });
}

/** @throws ConflictError SSO_DOMAIN_NOT_PROVED, SSO_DOMAIN_TAKEN */
export async function verifySsoDomain(context: IdentityContext, input: string): Promise<SsoSettings> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  const domain = parseDomain(input);
  const known = await context.db.read((em) => listDomains(em, organizationId));
  const found = known.find((one) => one.domain === domain);
  if (!found) throw domainNotFound();
  const records = await context.resolveTxt(found.recordName).catch(() => []);
  if (!records.some((parts) => parts.join('') === found.recordValue)) throw domainNotProved();
  return change(context, 'SSO_DOMAIN_VERIFIED', async (em) => {
    const owner = await findOrganizationByDomain(em, domain);
    if (owner && owner !== organizationId) throw domainTaken();
    await markDomainVerified(em, organizationId, domain, context.now());
  });
}

export async function removeSsoDomain(context: IdentityContext, input: string): Promise<SsoSettings> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  const domain = parseDomain(input);
  return change(context, 'SSO_DOMAIN_REMOVED', async (em) => {
    if (!(await deleteDomain(em, organizationId, domain))) throw domainNotFound();
  });
}

/**
 * From now on agents act for the organization in sessions of its provider alone. Others that speak for it end; managers are
 * not bound, so that a provider that fails locks no one out for good.
 */
export async function enforceSso(context: IdentityContext, enforced: boolean): Promise<SsoSettings> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  return change(context, 'SSO_ENFORCED', async (em) => {
    if (!(await setEnforced(em, organizationId, enforced, context.now()))) throw ssoNotConfigured();
    if (enforced) await endOtherSessions(context, em, organizationId);
  });
}

export async function removeSso(context: IdentityContext): Promise<SsoSettings> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  return change(context, 'SSO_REMOVED', async (em) => {
    if (!(await deleteConnection(em, organizationId))) throw ssoNotConfigured();
    await endSessionsOfProvider(context, em, organizationId);
  });
}

/** Those that bound members began otherwise, a former provider included. */
async function endOtherSessions(context: IdentityContext, em: EntityManager, organizationId: string) {
  const userIds = await listBoundMembers(em, organizationId);
  await endSessions(context, em, { organizationId, userIds, began: false, because: 'SSO_ENFORCED' });
}

/** A provider that is gone vouches for no one; the manager who says so goes on. */
async function endSessionsOfProvider(context: IdentityContext, em: EntityManager, organizationId: string) {
  const userIds = await listMembers(em, organizationId);
  await endSessions(context, em, { organizationId, userIds, began: true, because: 'SSO_PROVIDER_CHANGED' });
}

async function endSessions(
  { redis, now, viewer }: IdentityContext,
  em: EntityManager,
  {
    organizationId,
    userIds,
    began,
    because,
  }: { organizationId: string; userIds: readonly string[]; began: boolean; because: RevocationReason },
): Promise<void> {
  const ended: string[] = [];
  const which = { organizationId, began, kept: viewer.sessionId };
  for (const userId of userIds) {
    await setTransactionUser(em, { userId, organizationId });
    ended.push(...(await revokeSessionsOfProvider(em, userId, which, because, now())));
  }
  await announceRevokedSessions(redis, ended);
}

async function change(
  context: IdentityContext,
  action: AuditAction,
  work: (em: EntityManager) => Promise<void>,
): Promise<SsoSettings> {
  const { userId, organizationId } = assertManagerInPerson(context.viewer);
  return context.db.write(async (em) => {
    await work(em);
    await setTransactionUser(em, { userId, organizationId });
    const settings = await settingsOf(context, em, organizationId);
    await context.audit.append(em, {
      organizationId,
      actorId: userId,
      action,
      subjectId: organizationId,
      at: context.now(),
    });
    return settings;
  });
}

async function settingsOf(
  { sso }: IdentityContext,
  em: EntityManager,
  organizationId: string,
): Promise<SsoSettings> {
  const connection = await readConnection(em, organizationId);
  return {
    issuer: connection?.issuer ?? null,
    clientId: connection?.clientId ?? null,
    enforced: connection?.enforced ?? false,
    redirectUrl: sso?.redirectUrl ?? null,
    domains: await listDomains(em, organizationId),
  };
}

/** The address alone: a query or credentials in it would be sent along with each request. */
function parseIssuer(input: string): string {
  const text = input.trim();
  if (!URL.canParse(text)) throw issuerUnusable();
  const url = new URL(text);
  const isPlain = url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!isPlain || !['https:', 'http:'].includes(url.protocol)) throw issuerUnusable();
  return text;
}

function parseDomain(input: string): string {
  const typed = input.trim().toLowerCase();
  // The conversion reads a host out of a whole address.
  const domain = NO_ADDRESS.test(typed) ? domainToASCII(typed) : '';
  if (!DOMAIN.test(domain)) throw domainInvalid();
  return domain;
}
