import { Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { bulkQueryLink, endBulkQuery, listBulkQueries, startBulkQuery } from './bulk-query.service.js';
import {
  BulkQuery,
  BulkQueryDownload,
  BulkQueryInput,
  BulkQueryPayload,
  CancelBulkQueryInput,
  CancelBulkQueryPayload,
} from './bulk-query.types.js';

const SCOPE = '@requiresScopes(scopes: [["bulk:run"]])';

@Resolver()
export class BulkQueryResolver {
  @Query(() => [BulkQuery], {
    nullable: true,
    description: 'The viewer’s bulk queries, newest first; at most 20, for seven days.',
  })
  @Directive(SCOPE)
  bulkQueries(@Ctx() context: IdentityContext): Promise<BulkQuery[]> {
    return listBulkQueries(context);
  }

  @Query(() => BulkQueryDownload, {
    nullable: true,
    description: 'A link to the result of a bulk query of the viewer; null while there is none.',
  })
  @Directive(SCOPE)
  bulkQueryDownload(
    @Arg('id', () => ID, { description: 'The bulk query.' }) id: string,
    @Ctx() context: IdentityContext,
  ): Promise<BulkQueryDownload | null> {
    return bulkQueryLink(context, id);
  }

  @Audited()
  @Mutation(() => BulkQueryPayload, {
    description:
      'Reads a whole list in the background, as the viewer, and keeps it as JSON Lines for seven days. One at a time for an organization, or a person without one; 50 a day. Asking again for what is under way gives it again.',
  })
  @Directive(SCOPE)
  @UserErrors('BULK_QUERY_INVALID', 'BULK_QUERY_UNDER_WAY')
  async bulkQuery(
    @Arg('input', () => BulkQueryInput, { description: 'The list.' }) { query }: BulkQueryInput,
    @Ctx() context: IdentityContext,
  ): Promise<BulkQueryPayload> {
    return { bulkQuery: await startBulkQuery(context, query) };
  }

  @NotAudited('Nothing is read any more.')
  @Mutation(() => CancelBulkQueryPayload, { description: 'Ends a bulk query that waits or runs.' })
  @Directive(SCOPE)
  @UserErrors('BULK_QUERY_NOT_FOUND', 'INVALID_ID')
  async cancelBulkQuery(
    @Arg('input', () => CancelBulkQueryInput, { description: 'The bulk query.' })
    { id }: CancelBulkQueryInput,
    @Ctx() context: IdentityContext,
  ): Promise<CancelBulkQueryPayload> {
    return { bulkQuery: await endBulkQuery(context, id) };
  }
}
