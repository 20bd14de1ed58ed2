import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Whether a review helped.' })
export class VoteOnReviewInput {
  @Field(() => ID, { description: 'The review.' })
  @IsUUID('all', { message: 'reviewId is not an id of this graph' })
  reviewId: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it helped; null or left out takes the vote back.',
  })
  helpful?: boolean | null;
}
