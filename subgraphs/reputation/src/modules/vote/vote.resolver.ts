import { NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { ReputationContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Review } from '../review/review.entity.js';
import { ReviewPayload } from '../review/review.inputs.js';
import { VoteOnReviewInput } from './vote.inputs.js';
import { voteOnReview } from './vote.service.js';

@Resolver(() => Review)
export class ReviewVoteResolver {
  @NotAudited('A vote neither decides nor shows anything of a person, and its row keeps who gave it.')
  @Mutation(() => ReviewPayload, {
    description:
      'Says whether a review helped, as a person with a verified visit, booking or payment with the same agent or builder.',
  })
  @Directive('@authenticated')
  @UserErrors('NOT_FOUND', 'SELF_REVIEW', 'VOTE_NOT_ENTITLED')
  async voteOnReview(
    @Arg('input', () => VoteOnReviewInput, { description: 'The vote.' }) input: VoteOnReviewInput,
    @Ctx() context: ReputationContext,
  ): Promise<ReviewPayload> {
    return { review: await voteOnReview(context, input) };
  }
}
