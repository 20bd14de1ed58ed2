import {
  assertId,
  type Connection,
  ConnectionArgs,
  cursorInstant,
  ForbiddenError,
  hasRole,
  PLATFORM_CHAIN,
  readPage,
  toConnection,
  type Viewer,
} from '@propmubi/runtime';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { IdentityContext, Loaders } from '../../context.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { Organization } from '../organization/organization.entity.js';
import { User } from '../user/user.entity.js';
import type { AuditLink } from './audit-chain.js';
import { type AuditSearch, countEntries, findEntries, findReadsOf } from './audit.repository.js';
import { seesPersons, withoutPersons } from './confidential-acts.js';
import {
  AuditEntry,
  AuditEntryConnection,
  AuditTrailArgs,
  AuditVerification,
  DataAccess,
  DataAccessConnection,
} from './audit.types.js';
import { verifyTrail } from './verify-trail.service.js';

const cursorShape = z.tuple([cursorInstant, z.guid(), z.number().int()]);
const placeOf = ({ recordedAt, organizationId, seq }: AuditLink): [string, string, number] => [
  recordedAt.toISOString(),
  organizationId,
  seq,
];

/** A manager reads their brokerage’s trail, an administrator (who has no tenant) the platform’s, any tenant’s, or all. */
@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description:
      'The audit trail of the viewer’s brokerage, newest first; for an administrator the platform’s, or those of others.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  async auditTrail(
    @Args(() => AuditTrailArgs) args: AuditTrailArgs,
    @Ctx() { db, viewer }: IdentityContext,
  ): Promise<Connection<AuditEntry>> {
    const page = readPage(args, cursorShape);
    const search = searchOf(args, viewer);
    const found = await db.read((em) => findEntries(em, page, search));
    const entries = seesPersons(viewer) ? found : found.map(withoutPersons);
    return toConnection(entries, page, placeOf, () =>
      db.read((em) => countEntries(em, search)),
    ) as unknown as Connection<AuditEntry>;
  }

  @Query(() => DataAccessConnection, {
    nullable: true,
    description: 'Who was shown the viewer’s personal data, newest first.',
  })
  @Directive('@authenticated')
  async myDataAccesses(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { db, viewer }: IdentityContext,
  ): Promise<Connection<DataAccess>> {
    const userId = assertSignedIn(viewer);
    const page = readPage(args, cursorShape);
    const entries = await db.read((em) => findReadsOf(em, userId, page));
    return toConnection(entries, page, placeOf) as unknown as Connection<DataAccess>;
  }

  @Query(() => AuditVerification, {
    description: 'Checks that no entry of the brokerage’s audit log was altered, removed or reordered.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @Directive('@cost(weight: 500)')
  auditVerification(@Ctx() context: IdentityContext): Promise<AuditVerification> {
    return verifyTrail(context);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'In whose trail it is; null for the platform’s.',
  })
  organization(
    @Root() { organizationId }: AuditLink,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> | null {
    return organizationId === PLATFORM_CHAIN ? null : loaders.organizationById.load(organizationId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The same user; null for one whom the viewer may not know, such as a former colleague.',
  })
  actor(@Root() { actorId }: AuditLink, @Ctx() { loaders }: IdentityContext): Promise<User | null> | null {
    return actorId === null ? null : loaders.userById.load(actorId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The person it was done to, as a user or an agent, as far as the viewer may know them.',
  })
  subjectUser(
    @Root() { subjectId, subjectType, source }: AuditLink,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<User | null> | null {
    // What identity does itself is mostly done to people, and is kept without the type.
    const mayBeUser = subjectType === 'USER' || (subjectType === null && source === 'identity');
    return subjectId === null || !mayBeUser ? null : userOrAgent(subjectId, loaders);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it was before, as JSON: ids and codes; what people wrote is REDACTED.',
  })
  before(@Root() { before }: AuditLink): string | null {
    return asJson(before);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it was made, likewise.' })
  after(@Root() { after, details }: AuditLink): string | null {
    return asJson(after ?? details);
  }
}

@Resolver(() => DataAccess)
export class DataAccessResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'For which brokerage; null for people who run the platform.',
  })
  organization(
    @Root() { organizationId }: AuditLink,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> | null {
    return organizationId === PLATFORM_CHAIN ? null : loaders.organizationById.load(organizationId);
  }
}

/**
 * Ids are checked: a condition that cannot hold is the client's mistake, not an empty list.
 * @throws InvalidInputError INVALID_ID; ForbiddenError for the trail of others, unless an administrator asks
 */
function searchOf({ filter, everywhere, organizationId }: AuditTrailArgs, viewer: Viewer): AuditSearch {
  const { actorId, subjectId, ...rest } = filter ?? {};
  const own = viewer.organizationId ?? PLATFORM_CHAIN;
  const asked = organizationId == null ? own : assertId(organizationId, 'organizationId');
  if ((everywhere || asked !== own) && !hasRole(viewer, 'ADMIN')) throw new ForbiddenError();
  return {
    ...rest,
    chain: everywhere ? null : asked,
    findsPersons: seesPersons(viewer),
    ...(actorId != null && { actorId: assertId(actorId, 'actorId') }),
    ...(subjectId != null && { subjectId: assertId(subjectId, 'subjectId') }),
  };
}

async function userOrAgent(id: string, { userById, agentById }: Loaders): Promise<User | null> {
  const user = await userById.load(id);
  if (user) return user;
  const agent = await agentById.load(id);
  return agent && userById.load(agent.userId);
}

function asJson(facts: object | null): string | null {
  return facts === null || Object.keys(facts).length === 0 ? null : JSON.stringify(facts);
}
