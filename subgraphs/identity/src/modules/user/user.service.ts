import {
  assertId,
  type EntityManager,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  recordEvent,
  type TenantScope,
  UnauthenticatedError,
  type RedisClient,
} from '@propmubi/runtime';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { dateInIndia } from '../../today.js';
import { aadhaarLastFour, parseLanguages, parseName } from '../../validation/index.js';
import { Agent } from '../agent/agent.entity.js';
import { recordAgent } from '../agent/agent.events.js';
import type { AuditLog } from '../audit/audit.service.js';
import { assertMayActOn } from '../role/super-admin.js';
import { endAllSessions } from '../session/session-revocation.js';
import type { SecondFactors } from '../second-factor/second-factor.service.js';
import type { IdentityKeys } from '../../security/keys.js';
import { correctEmail } from './contact.repository.js';
import { IdentityStatus, User, UserStatus } from './user.entity.js';
import { recordIdentityVerified } from './user.events.js';
import {
  type DeactivateUserInput,
  IdentityCheck,
  type UpdateProfileInput,
  type VerifyIdentityInput,
} from './user.inputs.js';

export interface UserDependencies {
  redis: RedisClient;
  keys: IdentityKeys;
  audit: AuditLog;
  secondFactors: SecondFactors;
  now: () => number;
}

export function createUserService({ redis, keys, audit, secondFactors, now }: UserDependencies) {
  return {
    async updateProfile(db: TenantScope, input: UpdateProfileInput): Promise<User> {
      const { userId } = db.viewer;
      if (!userId) throw new UnauthenticatedError();
      return db.write(async (em) => {
        const user = await findUser(em, userId);
        if (input.name != null) user.name = parseName(input.name);
        if (input.languages != null) user.languages = parseLanguages(input.languages);
        if (input.email !== undefined) {
          await correctEmail(em, keys, { userId, email: input.email, at: new Date(now()) });
        }
        const fields = Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : name));
        await audit.append(em, {
          organizationId: null,
          actorId: userId,
          action: 'PROFILE_CHANGED',
          subjectId: userId,
          details: { fields: fields.sort().join(' ') },
          at: new Date(now()),
        });
        await recordCorrection(em, userId, input, new Date(now()));
        return user;
      });
    },

    /** Records what a reviewer found. Reviewers never review themselves. */
    async verifyIdentity(db: TenantScope, input: VerifyIdentityInput): Promise<User> {
      const userId = assertId(input.userId, 'userId');
      if (userId === db.viewer.userId) {
        throw new ForbiddenError('You cannot check your own identity.', { code: 'SELF_REVIEW' });
      }
      const at = new Date(now());
      if (input.expiresOn != null && input.expiresOn < dateInIndia(now())) {
        throw new InvalidInputError('This proof has already expired.', {
          code: 'PROOF_EXPIRED',
          details: { field: 'expiresOn' },
        });
      }
      const lastFour = lastFourOf(input);
      return db.write(async (em) => {
        await setTransactionUser(em, { userId });
        const user = await findUser(em, userId);
        const agent = await em.findOne(Agent, { userId });
        if (input.check === IdentityCheck.RERA_AGENT && !agent) {
          throw new NotFoundError('This user is not an agent.', { code: 'AGENT_NOT_FOUND' });
        }
        user.identityStatus = IdentityStatus.VERIFIED;
        user.identityVerifiedAt = at;
        if (lastFour !== undefined) user.aadhaarLastFour = lastFour;
        await recordIdentityVerified(em, {
          userId,
          agentId: agent?.id ?? null,
          kind: input.check,
          method: 'REVIEW',
          expiresOn: input.expiresOn ?? null,
          at,
        });
        await audit.append(em, {
          organizationId: null,
          actorId: db.viewer.userId,
          action: 'IDENTITY_VERIFIED',
          subjectId: userId,
          details: { check: input.check },
          at,
        });
        return user;
      });
    },

    /** Shuts a user out: no sign-in, all sessions over, no more leads for them. */
    async deactivate(db: TenantScope, input: DeactivateUserInput): Promise<User> {
      const userId = assertId(input.userId, 'userId');
      if (userId === db.viewer.userId) {
        throw new ForbiddenError('You cannot deactivate yourself.', { code: 'SELF_REVIEW' });
      }
      const at = new Date(now());
      const { userId: actorId, sessionId } = db.viewer;
      return db.write(async (em) => {
        if (actorId) {
          await secondFactors.assertRecentProof(em, actorId, sessionId);
          await assertMayActOn(em, actorId, userId);
        }
        await setTransactionUser(em, { userId });
        const user = await findUser(em, userId);
        user.status = UserStatus.DEACTIVATED;
        await em.flush();
        const agent = await em.findOne(Agent, { userId });
        if (agent) {
          await setTransactionUser(em, { userId, organizationId: agent.organizationId });
          agent.status = 'INACTIVE';
          await recordAgent(em, 'AgentUpdated', agent, at);
        }
        await audit.append(em, {
          organizationId: null,
          actorId: db.viewer.userId,
          action: 'USER_DEACTIVATED',
          subjectId: userId,
          details: { reason: input.reason },
          at,
        });
        await setTransactionUser(em, { userId });
        await endAllSessions(em, redis, userId, 'DEACTIVATED', at);
        return user;
      });
    },
  };
}

export type UserService = ReturnType<typeof createUserService>;

/** Copies of what was corrected are made anew elsewhere. */
async function recordCorrection(
  em: EntityManager,
  userId: string,
  { name, email }: UpdateProfileInput,
  at: Date,
): Promise<void> {
  const fields = [
    ...(name != null ? ['NAME' as const] : []),
    ...(email !== undefined ? ['EMAIL' as const] : []),
  ];
  if (fields.length === 0) return;
  await recordEvent(em, {
    type: 'ProfileCorrected',
    organizationId: null,
    data: { userId, fields, correctedAt: at.toISOString() },
  });
}

async function findUser(em: EntityManager, id: string): Promise<User> {
  const user = await em.findOne(User, { id });
  if (!user) throw new NotFoundError('There is no such user.', { code: 'USER_NOT_FOUND' });
  return user;
}

function lastFourOf({ check, aadhaar }: VerifyIdentityInput): string | undefined {
  if (check !== IdentityCheck.AADHAAR) return undefined;
  if (aadhaar == null) {
    throw new InvalidInputError('Give the number on the card.', {
      code: 'INVALID_AADHAAR',
      details: { field: 'aadhaar' },
    });
  }
  return aadhaarLastFour(aadhaar);
}
