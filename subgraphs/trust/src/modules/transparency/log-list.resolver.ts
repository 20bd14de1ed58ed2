import { type Connection, ConnectionArgs, connectionTypes } from '@propmubi/runtime';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { findKeptHeads, findLogEntries } from './log-list.repository.js';
import { LogEntry, SignedTreeHead } from './log.types.js';

const { ConnectionType: LogEntryConnection } = connectionTypes(LogEntry, 'LogEntry');
const { ConnectionType: SignedTreeHeadConnection } = connectionTypes(SignedTreeHead, 'SignedTreeHead');

/**
 * The log as a list. An entry says which document of which kind reached which state: who knows a document finds its entries by
 * its id, the list of all is for reviewers.
 */
@Resolver()
export class LogListResolver {
  @Query(() => LogEntryConnection, {
    nullable: true,
    description: 'Entries of the log, the last one first; for reviewers.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  transparencyLogEntries(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { db }: TrustContext,
  ): Promise<Connection<LogEntry>> {
    return db.read((em) => findLogEntries(em, args));
  }

  @Query(() => SignedTreeHeadConnection, {
    nullable: true,
    description: 'Signed heads that were kept as the log grew, the last one first; for reviewers.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  transparencyLogHeads(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { db }: TrustContext,
  ): Promise<Connection<SignedTreeHead>> {
    return db.read((em) => findKeptHeads(em, args));
  }
}
