import {
  assertId,
  type ClientInfo,
  type EntityManager,
  ForbiddenError,
  type Limit,
  limitKeys,
  type LimitService,
  newId,
  NotFoundError,
  type TenantScope,
  UnauthenticatedError,
  type RedisClient,
} from '@propmubi/runtime';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import type { IdentityKeys } from '../../security/keys.js';
import { parseName } from '../../validation/index.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import type { AuditLog } from '../audit/audit.service.js';
import type { AccessTokenSigner } from '../session/access-token.js';
import type { AuthLimiter } from '../session/auth-limiter.js';
import { readClaims } from '../session/session-claims.js';
import { announceRevokedSessions } from '../session/session-revocation.js';
import { findCredential, insertCredential } from '../user/credential.repository.js';
import { ApiKey } from './api-key.entity.js';
import { type KeyKind, matchesSecret, newApiKey, parseApiKey } from './api-key.format.js';
import type { CreateApiKeyInput } from './api-key.inputs.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of what was asked for, whatever it is. */
const SAID_OF_SCOPES = 200;

/** `apiKeys` lists the newest 100: a stolen token must not push a key of its own out of the owner's sight in a day. */
const NEW_KEYS: Limit = {
  name: 'new-api-keys',
  points: 20,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'allow',
  code: 'TOO_MANY_API_KEYS',
};

interface SignedKey {
  token: string;
  expiresAt: Date;
  scopes: readonly string[];
}

export interface ApiKeyDependencies {
  kind: KeyKind;
  redis: RedisClient;
  keys: IdentityKeys;
  signer: AccessTokenSigner;
  limits: LimitService;
  limiter: AuthLimiter;
  audit: AuditLog;
  now: () => number;
}

export function createApiKeyService({
  kind,
  redis,
  keys,
  signer,
  limits,
  limiter,
  audit,
  now,
}: ApiKeyDependencies) {
  const digestsOf = (id: string) => apiKeyDigests(keys, id);

  return {
    /** @throws ForbiddenError MISSING_SCOPE, RateLimitedError TOO_MANY_API_KEYS */
    async create(db: TenantScope, input: CreateApiKeyInput): Promise<{ secretKey: string; apiKey: ApiKey }> {
      const { userId, organizationId, scopes } = db.viewer;
      if (!userId) throw new UnauthenticatedError();
      const beyond = input.scopes.filter((scope) => !scopes.includes(scope));
      if (beyond.length > 0) {
        const message = `A key may do at most what its owner may, and not ${beyond.join(', ').slice(0, SAID_OF_SCOPES)}.`;
        throw new ForbiddenError(message, { code: 'MISSING_SCOPE' });
      }
      const name = parseName(input.name);
      await limits.spend([{ limit: NEW_KEYS, key: limitKeys.user(userId) }]);
      const id = newId();
      const at = new Date(now());
      const { apiKey: secretKey, secretHash } = newApiKey(kind, id);
      const apiKey = await db.write(async (em) => {
        const created = em.create(ApiKey, {
          id,
          userId,
          organizationId,
          name,
          secretHash,
          scopes: [...new Set(input.scopes)].sort(),
          createdAt: at,
          expiresAt: new Date(at.getTime() + input.validDays * DAY_MS),
        });
        await em.flush();
        await insertCredential(em, 'API_KEY', digestsOf(id), userId);
        await audit.append(em, {
          organizationId,
          actorId: userId,
          action: 'API_KEY_CREATED',
          subjectId: id,
          at,
        });
        return created;
      });
      return { secretKey, apiKey };
    },

    list(db: TenantScope): Promise<ApiKey[]> {
      assertSignedIn(db.viewer);
      return db.read((em) => em.find(ApiKey, {}, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 100 }));
    },

    async revoke(db: TenantScope, idInput: string): Promise<ApiKey> {
      const id = assertId(idInput, 'id');
      const { userId, organizationId } = db.viewer;
      const at = new Date(now());
      return db.write(async (em) => {
        const apiKey = await em.findOne(ApiKey, { id });
        if (!apiKey) throw new NotFoundError('There is no such key.', { code: 'API_KEY_NOT_FOUND' });
        if (apiKey.revokedAt) return apiKey;
        apiKey.revokedAt = at;
        await audit.append(em, {
          organizationId,
          actorId: userId,
          action: 'API_KEY_REVOKED',
          subjectId: id,
          at,
        });
        // Tokens it was exchanged for carry its id as their session.
        await announceRevokedSessions(redis, [id]);
        return apiKey;
      });
    },

    /**
     * A key for a short-lived access token, so that nothing long-lived travels with each request and the gateway
     * knows one kind of credential. The token may do what both the key and its owner may today.
     * @throws UnauthenticatedError API_KEY_INVALID
     */
    async exchange(
      db: TenantScope,
      input: string,
      client?: ClientInfo,
    ): Promise<{ accessToken: string; expiresAt: Date }> {
      const parsed = parseApiKey(kind, input);
      if (!parsed) throw invalidKey();
      await limiter.attempt('exchange-api-key', parsed.id, client);
      return db.write(async (em) => {
        const userId = await findCredential(em, 'API_KEY', digestsOf(parsed.id));
        if (!userId) throw invalidKey();
        await setTransactionUser(em, { userId });
        const apiKey = await em.findOne(ApiKey, { id: parsed.id });
        const at = new Date(now());
        if (!apiKey || !matchesSecret(parsed.secret, apiKey.secretHash)) throw invalidKey();
        if (apiKey.revokedAt || apiKey.expiresAt <= at) throw invalidKey();
        apiKey.lastUsedAt = at;
        await limiter.forgive('exchange-api-key', parsed.id, client);
        const signed = await sign(em, apiKey);
        if (!signed) throw invalidKey();
        return { accessToken: signed.token, expiresAt: signed.expiresAt };
      });
    },

    /** A token of a key whose program works through us, with what it may do now; undefined for one that has ended. Acts as its owner. */
    async tokenOf(em: EntityManager, id: string): Promise<SignedKey | undefined> {
      const apiKey = await em.findOne(ApiKey, { id });
      if (!apiKey || apiKey.revokedAt || apiKey.expiresAt <= new Date(now())) return undefined;
      return sign(em, apiKey);
    },
  };

  async function sign(em: EntityManager, apiKey: ApiKey): Promise<SignedKey | undefined> {
    const owner = await readClaims(em, apiKey.userId, apiKey.id, {
      withheld: [],
      keyOf: apiKey.organizationId,
    });
    // It speaks for the organization it was made for as long as its owner works there, and afterwards for no one.
    if (owner.organizationId !== apiKey.organizationId) return undefined;
    const scopes = owner.scopes.filter((scope) => apiKey.scopes.includes(scope));
    // Policies that ask for a role are for people; a program has its scopes.
    const roles = owner.roles.filter((role) => role === 'PARTNER');
    return { ...(await signer.sign({ ...owner, viaKey: true, roles, scopes }, now())), scopes };
  }
}

/** By which the owner of a key is found before there is a viewer. */
export function apiKeyDigests(keys: IdentityKeys, id: string): string[] {
  return keys.digests.phone.all(`api-key|${id}`);
}

export type ApiKeyService = ReturnType<typeof createApiKeyService>;

function invalidKey(): UnauthenticatedError {
  return new UnauthenticatedError('The API key is wrong, expired or revoked.', { code: 'API_KEY_INVALID' });
}
