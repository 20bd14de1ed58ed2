import {
  type Connection,
  connectionTypes,
  countRows,
  cursorInstant,
  GraphQLDateTime,
  keyset,
  pgTextArray,
  query,
  type RawBuilder,
  readPage,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { Args, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { TrustContext } from '../../context.js';
import { CHECKLISTS, DocumentChecklistItem } from './checklist.js';
import { DocumentType } from './document.enums.js';
import { type VerificationCaseFilter, VerificationCasesArgs } from './document-list.inputs.js';

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

  @Field(() => GraphQLDateTime, {
    description: 'Until when it has to be decided: 48 hours after it came into the queue, or came back.',
  })
  dueAt: Date;

  @Field(() => Boolean, {
    description: 'Whether that time is over. While its submitter is asked, no time runs.',
  })
  isOverdue: boolean;

  @Field(() => Boolean, { description: 'Whether a reviewer waits for its submitter’s answer.' })
  isWaitingForSubmitter: boolean;

  @Field(() => Boolean, {
    description: 'Whether an earlier decision was appealed: those who took it cannot decide again.',
  })
  isAppeal: boolean;

  @Field(() => [DocumentChecklistItem], {
    description: 'What an approval confirms, in the order of reading.',
  })
  checklist: DocumentChecklistItem[];
}

type Row = Omit<VerificationCase, 'openedAt' | 'dueAt' | 'isOverdue' | 'checklist'> &
  Record<'openedAt' | 'dueAt', string>;

const { ConnectionType: VerificationCaseConnection } = connectionTypes(VerificationCase, 'VerificationCase', {
  counted: true,
});

const cursorShape = z.tuple([cursorInstant, z.guid()]);
const MOST_URGENT_FIRST: SortOrder = {
  columns: [
    ['due_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'asc',
};

@Resolver(() => VerificationCase)
export class VerificationCaseResolver {
  @Query(() => VerificationCaseConnection, {
    description:
      'Documents that wait for a decision by a person other than their maker, the one due first first.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  verificationCases(
    @Args(() => VerificationCasesArgs) args: VerificationCasesArgs,
    @Ctx() { db, viewer, now }: TrustContext,
  ): Promise<Connection<VerificationCase>> {
    const page = readPage(args, cursorShape);
    const { within, orderBy, limit } = keyset(page, MOST_URGENT_FIRST);
    const waiting = [
      sql`status in ('OPEN', 'NEEDS_INFO')`,
      sql`maker_id is distinct from ${viewer.userId}::uuid`,
      sql`organization_id is distinct from ${viewer.organizationId}::uuid`,
      ...matching(args.filter ?? {}, now()),
    ];
    const conditions = sql.join([...waiting, ...within], sql` and `);
    const all = sql`select 1 from trust.verification_case where ${sql.join(waiting, sql` and `)}`;
    return db.read(async (em) => {
      const rows = await query(
        em,
        sql<Row>`
          select id, document_id as "documentId", document_type as "documentType",
                 approvals_needed as "approvalsNeeded", opened_at as "openedAt", due_at as "dueAt",
                 status = 'NEEDS_INFO' as "isWaitingForSubmitter", round > 1 as "isAppeal",
                 (select count(*)::int from trust.verification_decision decided
                   where decided.case_id = waiting.id and decision = 'APPROVE'
                     and decided.round = waiting.round) as approvals
            from trust.verification_case waiting
           where ${conditions} order by ${orderBy} limit ${limit}`,
      );
      const cases = rows.map((row) => withClock(row, now()));
      return toConnection(
        cases,
        page,
        ({ dueAt, id }) => [dueAt.toISOString(), id],
        () => db.read((reading) => countRows(reading, all)),
      );
    });
  }
}

function matching(
  { documentTypes, isOverdue, isWaitingForSubmitter, isAppeal }: VerificationCaseFilter,
  now: Date,
): RawBuilder<unknown>[] {
  return [
    ...(documentTypes ? [sql`document_type = any(${pgTextArray(documentTypes)}::text[])`] : []),
    ...(isOverdue == null
      ? []
      : [sql`(status = 'OPEN' and due_at < ${now}::timestamptz) = ${isOverdue}::boolean`]),
    ...(isWaitingForSubmitter == null
      ? []
      : [sql`(status = 'NEEDS_INFO') = ${isWaitingForSubmitter}::boolean`]),
    ...(isAppeal == null ? [] : [sql`(round > 1) = ${isAppeal}::boolean`]),
  ];
}

function withClock(row: Row, now: Date): VerificationCase {
  const dueAt = new Date(row.dueAt);
  return {
    ...row,
    dueAt,
    openedAt: new Date(row.openedAt),
    isOverdue: !row.isWaitingForSubmitter && dueAt < now,
    checklist: [...CHECKLISTS[row.documentType]],
  };
}
