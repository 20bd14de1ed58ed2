import { IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Review, ReviewSubjectType } from './review.entity.js';

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

@ObjectType({ simpleResolvers: true, description: 'The review as it now stands.' })
export class ReviewPayload {
  @Field(() => Review, { description: 'The review.' })
  review: Review;
}
