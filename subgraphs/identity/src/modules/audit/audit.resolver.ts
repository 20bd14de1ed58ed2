import { assertId, type Connection, readPage, toConnection } from '@propmubi/runtime';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { PLATFORM_CHAIN } from './audit.service.js';
import {
  AuditEntry,
  AuditEntryConnection,
  type AuditFilter,
  AuditTrailArgs,
  AuditVerification,
} from './audit.types.js';

const cursorShape = z.tuple([z.number().int()]);

/** A manager reads their brokerage’s log, an administrator (who has no tenant) the platform’s. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description: 'The audit log of the viewer’s brokerage, newest first.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  async auditTrail(
    @Args(() => AuditTrailArgs) args: AuditTrailArgs,
    @Ctx() { db, viewer, audit }: IdentityContext,
  ): Promise<Connection<AuditEntry>> {
    const page = readPage(args, cursorShape);
    const chain = viewer.organizationId ?? PLATFORM_CHAIN;
    const search = searchOf(args.filter ?? {});
    const entries = await db.read((em) => audit.page(em, chain, page, search));
    return toConnection<AuditEntry>(
      entries,
      page,
      ({ seq }) => [seq],
      () => db.read((em) => audit.count(em, chain, search)),
    );
  }

  @Query(() => AuditVerification, {
    description: 'Checks that no entry of the brokerage’s audit log was altered, removed or reordered.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  auditVerification(@Ctx() { db, viewer, audit }: IdentityContext): Promise<AuditVerification> {
    return db.read((em) => audit.verify(em, viewer.organizationId ?? PLATFORM_CHAIN));
  }
}

/** Ids are checked: a condition that cannot hold is the client's mistake, not an empty list. */
function searchOf({ actorId, subjectId, ...rest }: AuditFilter): AuditFilter {
  return {
    ...rest,
    ...(actorId != null && { actorId: assertId(actorId, 'actorId') }),
    ...(subjectId != null && { subjectId: assertId(subjectId, 'subjectId') }),
  };
}
