import {
  type Connection,
  ConnectionArgs,
  connectionTypes,
  GraphQLDateTime,
  keyset,
  query,
  readPage,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { Args, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { TrustContext } from '../../context.js';
import { DocumentType } from './document.enums.js';

@ObjectType({ simpleResolvers: true, description: 'A document that waits for a reviewer.' })
export class VerificationCase {
  @Field(() => ID, { description: 'Id of the case.' })
  id: string;

  @Field(() => ID, { description: 'The document to decide about.' })
  documentId: string;

  @Field(() => DocumentType, { description: 'What kind of document it is.' })
  documentType: DocumentType;

  @Field(() => Int, { description: 'How many reviewers have to approve it.' })
  approvalsNeeded: number;

  @Field(() => Int, { description: 'How many have.' })
  approvals: number;

  @Field(() => GraphQLDateTime, { description: 'When it was submitted.' })
  openedAt: Date;
}

const { ConnectionType: VerificationCaseConnection } = connectionTypes(VerificationCase, 'VerificationCase');

const cursorShape = z.tuple([z.guid()]);
/** Ids grow with time. */
const OLDEST_FIRST: SortOrder = { columns: [['id', 'uuid']], direction: 'asc' };

@Resolver(() => VerificationCase)
export class VerificationCaseResolver {
  @Query(() => VerificationCaseConnection, {
    description: 'Documents that wait for a decision by a person other than their maker, oldest first.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  verificationCases(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { db, viewer }: TrustContext,
  ): Promise<Connection<VerificationCase>> {
    const page = readPage(args, cursorShape);
    const { within, orderBy, limit } = keyset(page, OLDEST_FIRST);
    const conditions = [
      sql`status in ('OPEN', 'NEEDS_INFO')`,
      sql`maker_id is distinct from ${viewer.userId}::uuid`,
      sql`organization_id is distinct from ${viewer.organizationId}::uuid`,
      ...within,
    ];
    return db.read(async (em) => {
      const rows = await query(
        em,
        sql<Omit<VerificationCase, 'openedAt'> & { openedAt: string }>`
          select id, document_id as "documentId", document_type as "documentType",
                 approvals_needed as "approvalsNeeded", opened_at as "openedAt",
                 (select count(*)::int from trust.verification_decision decided
                   where decided.case_id = waiting.id and decision = 'APPROVE') as approvals
            from trust.verification_case waiting
           where ${sql.join(conditions, sql` and `)} order by ${orderBy} limit ${limit}`,
      );
      const cases = rows.map((row) => ({ ...row, openedAt: new Date(row.openedAt) }));
      return toConnection(cases, page, ({ id }) => [id]);
    });
  }
}
