import {
  type Connection,
  connectionTypes,
  countRows,
  keyset,
  pgTextArray,
  query,
  type RawBuilder,
  readPage,
  sql,
  toConnection,
  type SortOrder,
} from '@propmubi/runtime';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { TrustContext } from '../../context.js';
import { LegalDocument } from './document.entity.js';
import { type DocumentFilter, OrganizationDocumentsArgs } from './document-list.inputs.js';
import { submitterOf } from './submitter.js';

const { ConnectionType: DocumentConnection } = connectionTypes(LegalDocument, 'Document', { counted: true });

const cursorShape = z.tuple([z.guid()]);
const NEWEST_FIRST: SortOrder = { columns: [['id', 'uuid']], direction: 'desc' };

@Resolver()
export class OrganizationDocumentsResolver {
  @Query(() => DocumentConnection, {
    description:
      'Documents that the viewer’s organization submitted, newest first. Those about a person are that person’s and their submitter’s.',
  })
  @Directive('@requiresScopes(scopes: [["documents:write"]])')
  organizationDocuments(
    @Args(() => OrganizationDocumentsArgs) args: OrganizationDocumentsArgs,
    @Ctx() { db, viewer, loaders }: TrustContext,
  ): Promise<Connection<LegalDocument>> {
    const { organizationId, userId } = submitterOf(viewer);
    const page = readPage(args, cursorShape);
    const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
    const submitted = [
      sql`organization_id = ${organizationId}::uuid`,
      sql`(subject_type <> 'USER' or submitted_by = ${userId}::uuid or subject_id = ${userId}::uuid)`,
      ...matching(args.filter ?? {}, userId),
    ];
    const conditions = sql.join([...submitted, ...within], sql` and `);
    const all = sql`select 1 from trust.document where ${sql.join(submitted, sql` and `)}`;
    return db.read(async (em) => {
      const rows = await query(
        em,
        sql<{ id: string }>`
          select id from trust.document where ${conditions} order by ${orderBy} limit ${limit}`,
      );
      const found = await loaders.documentById.loadMany(rows.map(({ id }) => id));
      const documents = found.filter((one): one is LegalDocument => one !== null && !(one instanceof Error));
      return toConnection(
        documents,
        page,
        ({ id }) => [id],
        () => db.read((reading) => countRows(reading, all)),
      );
    });
  }
}

function matching(
  { statuses, types, subjectType, subjectId, mine }: DocumentFilter,
  userId: string,
): RawBuilder<unknown>[] {
  return [
    ...(statuses ? [sql`status = any(${pgTextArray(statuses)}::text[])`] : []),
    ...(types ? [sql`type = any(${pgTextArray(types)}::text[])`] : []),
    ...(subjectType ? [sql`subject_type = ${subjectType}`] : []),
    ...(subjectId ? [sql`subject_id = ${subjectId}::uuid`] : []),
    ...(mine == null ? [] : [sql`(submitted_by = ${userId}::uuid) = ${mine}::boolean`]),
  ];
}
