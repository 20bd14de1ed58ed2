import { type EntityManager, ForbiddenError, query, sql } from '@propmubi/runtime';
import type { ApiKeyService } from '../api-key/api-key.service.js';
import { isMember } from '../membership/membership.repository.js';
import { readSessionProof } from '../second-factor/second-factor.repository.js';
import type { SecondFactors } from '../second-factor/second-factor.service.js';
import type { AccessTokenSigner } from '../session/access-token.js';
import { readClaims } from '../session/session-claims.js';

/** For whom rows are read: a person in their session, or the API key of a person. */
export interface BulkAsker {
  /** Of the bulk query. */
  id: string;
  userId: string;
  sessionId: string;
  viaKey: boolean;
}

export interface BulkAuthorityOptions {
  apiKeys: ApiKeyService;
  secondFactors: SecondFactors;
  signer: AccessTokenSigner;
  now: () => number;
}

/** To ask for one, and to go on with it. */
const SCOPE = 'bulk:run';

/**
 * An access token with what the asker may do at this moment; undefined once the session or the key has ended, or may run no bulk queries
 * for this organization any more. Acts as the user.
 */
export type BulkAuthority = (em: EntityManager, asker: BulkAsker) => Promise<string | undefined>;

export function createBulkAuthority(options: BulkAuthorityOptions): BulkAuthority {
  const { apiKeys, secondFactors, signer, now } = options;
  const tokenNow: BulkAuthority = async (em, { id, userId, sessionId, viaKey }) => {
    if (viaKey) {
      const key = await apiKeys.tokenOf(em, sessionId);
      return key?.scopes.includes(SCOPE) ? key.token : undefined;
    }
    const at = new Date(now());
    const [open] = await query(
      em,
      sql<{ organization_id: string | null }>`
        select b.organization_id from identity.session s, identity.bulk_query b
         where s.id = ${sessionId} and s.revoked_at is null and s.expires_at > ${at}::timestamptz and b.id = ${id}`,
    );
    if (!open) return undefined;
    const { sso, secondFactorAt } = await readSessionProof(em, sessionId);
    if (sso && !(await isMember(em, userId, sso.organizationId))) return undefined;
    const claims = await readClaims(em, userId, sessionId, {
      withheld: secondFactors.rolesWithheld(secondFactorAt),
      providerOf: sso?.organizationId ?? null,
    });
    if (claims.organizationId !== open.organization_id || !claims.scopes.includes(SCOPE)) return undefined;
    return (await signer.sign(claims, now())).token;
  };
  return (em, asker) =>
    tokenNow(em, asker).catch((error: unknown) => {
      // Of a deactivated account.
      if (error instanceof ForbiddenError) return undefined;
      throw error;
    });
}
