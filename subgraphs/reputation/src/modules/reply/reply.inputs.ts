import { ConnectionArgs, GraphQLDateTime } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ReviewStatus } from '../review/review.entity.js';
import { ReviewDecision } from '../review/review.inputs.js';
import { ReviewReply } from './reply.entity.js';

@InputType({ description: 'What the reviewed answers.' })
export class ReplyToReviewInput {
  @Field(() => ID, { description: 'The review.' })
  @IsUUID('all', { message: 'reviewId is not an id of this graph' })
  reviewId: string;

  @Field(() => String, { description: '2 to 2,000 characters.' })
  @Length(2, 2_000, { message: 'text has 2 to 2,000 characters' })
  @Matches(/\S/, { message: 'text is blank' })
  text: string;

  @Field(() => String, { description: 'Sending the same key again returns the first answer.' })
  @Length(8, 128, { message: 'idempotencyKey has 8 to 128 characters' })
  idempotencyKey: string;
}

@InputType({ description: 'A moderator’s decision about a reply.' })
export class ModerateReviewReplyInput {
  @Field(() => ID, { description: 'The reply.' })
  @IsUUID('all', { message: 'replyId is not an id of this graph' })
  replyId: string;

  @Field(() => ReviewDecision, { description: 'What happens to it.' })
  decision: ReviewDecision;

  @Field(() => String, {
    description: 'Why, as a stable upper-case code such as OFF_TOPIC or PERSONAL_DATA.',
  })
  reason: string;
}

@InputType({ description: 'Which replies a moderator looks at; every given condition must hold.' })
export class ReviewReplyModerationFilter {
  @Field(() => [ReviewStatus], { nullable: true, description: 'In one of these states; left out: HELD.' })
  @IsOptional()
  @ArrayMaxSize(4)
  statuses?: ReviewStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'By this person.' })
  @IsOptional()
  @IsUUID('all', { message: 'authorId is not an id of this graph' })
  authorId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Submitted then or later.' })
  @IsOptional()
  submittedFrom?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Submitted before then.' })
  @IsOptional()
  submittedBefore?: Date | null;
}

@ArgsType()
export class HeldReviewRepliesArgs extends ConnectionArgs {
  @Field(() => ReviewReplyModerationFilter, {
    nullable: true,
    description: 'Which; left out: all that wait.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ReviewReplyModerationFilter | null;
}

@ObjectType({ simpleResolvers: true, description: 'The reply as it now stands.' })
export class ReviewReplyPayload {
  @Field(() => ReviewReply, { description: 'The reply.' })
  reply: ReviewReply;
}
