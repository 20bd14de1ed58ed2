import { type Connection, ConnectionArgs, readPage, toConnection } from '@propmubi/runtime';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { PLATFORM_CHAIN } from './audit.service.js';
import { AuditEntry, AuditEntryConnection, AuditVerification } from './audit.types.js';

const cursorShape = z.tuple([z.number().int()]);

/** A manager reads their brokerage’s log, an administrator (who has no tenant) the platform’s. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description: 'The audit log of the viewer’s brokerage, newest first.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  async auditTrail(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { db, viewer, audit }: IdentityContext,
  ): Promise<Connection<AuditEntry>> {
    const page = readPage(args, cursorShape);
    const chain = viewer.organizationId ?? PLATFORM_CHAIN;
    const entries = await db.read((em) => audit.page(em, chain, page));
    return toConnection<AuditEntry>(entries, page, ({ seq }) => [seq]);
  }

  @Query(() => AuditVerification, {
    description: 'Checks that no entry of the brokerage’s audit log was altered, removed or reordered.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  auditVerification(@Ctx() { db, viewer, audit }: IdentityContext): Promise<AuditVerification> {
    return db.read((em) => audit.verify(em, viewer.organizationId ?? PLATFORM_CHAIN));
  }
}
