import {
  type Connection,
  ConnectionArgs,
  connectionTypes,
  decodeCursor,
  GraphQLDateTime,
  query,
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

@Resolver(() => VerificationCase)
export class VerificationCaseResolver {
  @Query(() => VerificationCaseConnection, {
    description: 'Documents that wait for a decision by a person other than their maker, oldest first.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  verificationCases(
    @Args(() => ConnectionArgs) { first, after }: ConnectionArgs,
    @Ctx() { db, viewer }: TrustContext,
  ): Promise<Connection<VerificationCase>> {
    const [from] = after ? decodeCursor(after, cursorShape) : [null];
    return db.read(async (em) => {
      const rows = await query(
        em,
        sql<Omit<VerificationCase, 'openedAt'> & { openedAt: string }>`
          select id, document_id as "documentId", document_type as "documentType",
                 approvals_needed as "approvalsNeeded", opened_at as "openedAt",
                 (select count(*)::int from trust.verification_decision decided
                   where decided.case_id = waiting.id and decision = 'APPROVE') as approvals
            from trust.verification_case waiting
           where status in ('OPEN', 'NEEDS_INFO') and maker_id is distinct from ${viewer.userId}::uuid
             and organization_id is distinct from ${viewer.organizationId}::uuid
             and (${from}::uuid is null or id > ${from}::uuid)
           order by id limit ${first + 1}`,
      );
      const cases = rows.map((row) => ({ ...row, openedAt: new Date(row.openedAt) }));
      return toConnection(cases, { first, after }, ({ id }) => [id]);
    });
  }
}
