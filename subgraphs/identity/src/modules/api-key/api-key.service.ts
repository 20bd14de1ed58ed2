import {
  assertId,
  type ClientInfo,
  ForbiddenError,
  type Limit,
  limitKeys,
  type LimitService,
  newId,
  NotFoundError,
  query,
  sql,
  type TenantScope,
  UnauthenticatedError,
} from '@propmubi/runtime';
import type { Redis } from 'ioredis';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { hmac, type IdentityKeys } from '../../security/keys.js';
import { parseName } from '../../validation/index.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import type { AuditLog } from '../audit/audit.service.js';
import type { AccessTokenSigner } from '../session/access-token.js';
import type { AuthLimiter } from '../session/auth-limiter.js';
import { readClaims } from '../session/session-claims.js';
import { announceRevokedSessions } from '../session/session-revocation.js';
import { ApiKey } from './api-key.entity.js';
import { matchesSecret, newApiKey, parseApiKey } from './api-key.format.js';
import type { CreateApiKeyInput } from './api-key.inputs.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `apiKeys` lists the newest 100: a stolen token must not push a key of its own out of the owner's sight in a day. */
const NEW_KEYS: Limit = {
  name: 'new-api-keys',
  points: 20,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'allow',
  code: 'TOO_MANY_API_KEYS',
};

export interface ApiKeyDependencies {
  redis: Redis;
  keys: IdentityKeys;
  signer: AccessTokenSigner;
  limits: LimitService;
  limiter: AuthLimiter;
  audit: AuditLog;
  now: () => number;
}

export function createApiKeyService({
  redis,
  keys,
  signer,
  limits,
  limiter,
  audit,
  now,
}: ApiKeyDependencies) {
  const lookupHash = (id: string) => hmac(keys['phone-lookup'], `api-key|${id}`).toString('hex');

  return {
    /** @throws ForbiddenError MISSING_SCOPE, RateLimitedError TOO_MANY_API_KEYS */
    async create(db: TenantScope, input: CreateApiKeyInput): Promise<{ secretKey: string; apiKey: ApiKey }> {
      const { userId, organizationId, scopes } = db.viewer;
      if (!userId) throw new UnauthenticatedError();
      const beyond = input.scopes.filter((scope) => !scopes.includes(scope));
      if (beyond.length > 0) {
        throw new ForbiddenError('A key may do at most what its owner may.', { code: 'MISSING_SCOPE' });
      }
      const name = parseName(input.name);
      await limits.spend([{ limit: NEW_KEYS, key: limitKeys.user(userId) }]);
      const id = newId();
      const at = new Date(now());
      const { apiKey: secretKey, secretHash } = newApiKey(id);
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
        await query(
          em,
          sql`insert into identity.credential (lookup_hash, kind, user_id) values (${lookupHash(id)}, 'API_KEY', ${userId})`,
        );
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
      const parsed = parseApiKey(input);
      if (!parsed) throw invalidKey();
      await limiter.attempt('exchange-api-key', parsed.id, client);
      return db.write(async (em) => {
        const [credential] = await query<{ user_id: string }>(
          em,
          sql`select user_id from identity.credential where lookup_hash = ${lookupHash(parsed.id)} and kind = 'API_KEY'`,
        );
        if (!credential) throw invalidKey();
        await setTransactionUser(em, { userId: credential.user_id });
        const apiKey = await em.findOne(ApiKey, { id: parsed.id });
        const at = new Date(now());
        if (!apiKey || !matchesSecret(parsed.secret, apiKey.secretHash)) throw invalidKey();
        if (apiKey.revokedAt || apiKey.expiresAt <= at) throw invalidKey();
        apiKey.lastUsedAt = at;
        await limiter.forgive('exchange-api-key', parsed.id, client);
        const owner = await readClaims(em, apiKey.userId, apiKey.id, {
          withheld: [],
          keyOf: apiKey.organizationId,
        });
        // It speaks for the organization it was made for as long as its owner works there, and afterwards for no one.
        if (owner.organizationId !== apiKey.organizationId) throw invalidKey();
        const { token, expiresAt } = await signer.sign(
          {
            ...owner,
            viaKey: true,
            // Policies that ask for a role are for people; a program has its scopes.
            roles: owner.roles.filter((role) => role === 'PARTNER'),
            scopes: owner.scopes.filter((scope) => apiKey.scopes.includes(scope)),
          },
          now(),
        );
        return { accessToken: token, expiresAt };
      });
    },
  };
}

export type ApiKeyService = ReturnType<typeof createApiKeyService>;

function invalidKey(): UnauthenticatedError {
  return new UnauthenticatedError('The API key is wrong, expired or revoked.', { code: 'API_KEY_INVALID' });
}
