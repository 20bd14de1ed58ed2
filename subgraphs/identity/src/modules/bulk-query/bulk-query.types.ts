import { codeEnum, GraphQLDateTime } from '@propmubi/runtime';
import { MaxLength } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

export const BulkQueryStatus = codeEnum('BulkQueryStatus', 'How far a bulk query is.', {
  QUEUED: 'It waits for its turn.',
  RUNNING: 'Its rows are being read.',
  DONE: 'Its result can be downloaded.',
  FAILED: 'It ended without a result, for the reason in failure.',
  CANCELLED: 'It was ended by the one who asked.',
});
export type BulkQueryStatus = keyof typeof BulkQueryStatus;

@ObjectType({
  simpleResolvers: true,
  description: 'A query by a whole list, which is read in the background.',
})
export class BulkQuery {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Field(() => BulkQueryStatus, { description: 'How far it is.' })
  status: BulkQueryStatus;

  @Field(() => String, { description: 'The query.' })
  query: string;

  @Field(() => Float, { description: 'Rows that were read so far.' })
  rows: number;

  @Field(() => Int, { description: 'Errors of single fields, which are null in the rows.' })
  errors: number;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the error that ended it, as an operation would have been answered.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was asked for.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When its result is removed.' })
  expiresAt: Date | null;

  @Field(() => Float, { nullable: true, description: 'Size of the result in bytes.' })
  sizeBytes: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the result, in hex.' })
  sha256: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A link to a result, which is the whole right to it.' })
export class BulkQueryDownload {
  @Field(() => String, {
    description:
      'Where it is; relative to the gateway where that keeps the files. JSON Lines, one row a line; takes Range.',
  })
  url: string;

  @Field(() => GraphQLDateTime, { description: 'Until when the link is good: an hour.' })
  expiresAt: Date;
}

@InputType({ description: 'A list to read as a whole.' })
export class BulkQueryInput {
  @Field(() => String, {
    description:
      'A query with one connection at its root, of which nodes or edges { node } are selected, without first, after, last, before and variables.',
  })
  @MaxLength(16_384)
  query: string;
}

@ObjectType({ simpleResolvers: true, description: 'The bulk query that waits or runs.' })
export class BulkQueryPayload {
  @Field(() => BulkQuery, { description: 'The bulk query.' })
  bulkQuery: BulkQuery;
}

@InputType({ description: 'A bulk query to end.' })
export class CancelBulkQueryInput {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

@ObjectType({ simpleResolvers: true, description: 'The bulk query as it is now.' })
export class CancelBulkQueryPayload {
  @Field(() => BulkQuery, { description: 'The bulk query.' })
  bulkQuery: BulkQuery;
}
