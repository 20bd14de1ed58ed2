import { ConnectionArgs, GraphQLDateTime } from '@propmubi/runtime';
import {
  ArrayMaxSize,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Review, ReviewBasis, ReviewHoldReason, ReviewStatus, ReviewSubjectType } from './review.entity.js';

export enum ReviewDecision {
  PUBLISH = 'PUBLISH',
  REJECT = 'REJECT',
  HOLD = 'HOLD',
  REMOVE = 'REMOVE',
}

registerEnumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'What a moderator decides.',
  valuesConfig: {
    PUBLISH: { description: 'Anyone may read it.' },
    HOLD: { description: 'It waits for a closer look.' },
    REJECT: { description: 'It is not published.' },
    REMOVE: { description: 'It was published, and is no more.' },
  },
});

@InputType({
  description: 'A review of an agent or a builder. Who writes it and what entitles to it is known already.',
})
export class SubmitReviewInput {
  @Field(() => ReviewSubjectType, { description: 'Whether an agent or a builder is reviewed.' })
  subjectType: ReviewSubjectType;

  @Field(() => ID, { description: 'The agent or the builder.' })
  @IsUUID('all', { message: 'subjectId is not an id of this graph' })
  subjectId: string;

  @Field(() => Int, { description: '1 to 5.' })
  @Min(1, { message: 'stars go from 1 to 5' })
  @Max(5, { message: 'stars go from 1 to 5' })
  stars: number;

  @Field(() => String, { nullable: true, description: 'Up to 4,000 characters.' })
  @IsOptional()
  @MaxLength(4_000, { message: 'text is longer than 4,000 characters' })
  text?: string | null;

  @Field(() => String, { description: 'Sending the same key again returns the first answer.' })
  @Length(8, 128, { message: 'idempotencyKey has 8 to 128 characters' })
  idempotencyKey: string;
}

@InputType({ description: 'A moderator’s decision about a review.' })
export class ModerateReviewInput {
  @Field(() => ID, { description: 'The review.' })
  @IsUUID('all', { message: 'reviewId is not an id of this graph' })
  reviewId: string;

  @Field(() => ReviewDecision, { description: 'What happens to it.' })
  decision: ReviewDecision;

  @Field(() => String, {
    description: 'Why, as a stable upper-case code such as OFF_TOPIC or PERSONAL_DATA.',
  })
  reason: string;
}

@InputType({ description: 'Which reviews a moderator looks at; what is left out does not restrict.' })
export class ReviewModerationFilter {
  @Field(() => [ReviewStatus], { nullable: true, description: 'In any of these states; left out: HELD.' })
  @IsOptional()
  @ArrayMaxSize(4)
  status?: ReviewStatus[] | null;

  @Field(() => ReviewSubjectType, { nullable: true, description: 'Of agents or of builders.' })
  subjectType?: ReviewSubjectType | null;

  @Field(() => ID, { nullable: true, description: 'Of this agent or builder.' })
  @IsOptional()
  @IsUUID('all', { message: 'subjectId is not an id of this graph' })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'By this person.' })
  @IsOptional()
  @IsUUID('all', { message: 'authorId is not an id of this graph' })
  authorId?: string | null;

  @Field(() => [ReviewBasis], { nullable: true, description: 'By witnesses of any of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(3)
  basis?: ReviewBasis[] | null;

  @Field(() => [ReviewHoldReason], { nullable: true, description: 'Held for any of these reasons.' })
  @IsOptional()
  @ArrayMaxSize(3)
  holdReason?: ReviewHoldReason[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Submitted then or later.' })
  submittedFrom?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Submitted before then.' })
  submittedBefore?: Date | null;
}

@ArgsType()
export class ModerationArgs extends ConnectionArgs {
  @Field(() => ReviewModerationFilter, { nullable: true, description: 'Which; left out: all that wait.' })
  @IsOptional()
  @ValidateNested()
  filter?: ReviewModerationFilter;
}

export enum ReviewSort {
  NEWEST = 'NEWEST',
  HELPFUL = 'HELPFUL',
}

registerEnumType(ReviewSort, {
  name: 'ReviewSort',
  description: 'Order of reviews.',
  valuesConfig: {
    NEWEST: { description: 'Newest first.' },
    HELPFUL: {
      description:
        'Most helpful first: by the lower bound of the Wilson interval of the share of helpful votes, then newest.',
    },
  },
});

@ArgsType()
export class ReviewsArgs extends ConnectionArgs {
  @Field(() => ReviewSort, { defaultValue: ReviewSort.NEWEST, description: 'In which order.' })
  sort: ReviewSort = ReviewSort.NEWEST;
}

@ObjectType({ simpleResolvers: true, description: 'The review as it now stands.' })
export class ReviewPayload {
  @Field(() => Review, { description: 'The review.' })
  review: Review;
}
