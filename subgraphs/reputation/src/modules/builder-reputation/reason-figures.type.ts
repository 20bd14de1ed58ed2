import { PUBLIC } from '@propmubi/runtime';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'What a reason of delays counts, for a sentence in another language than `text`.',
})
@Directive(PUBLIC)
export class ReputationDelayFigures {
  @Field(() => Int, { description: 'Projects of the builder whose registered date has passed.' })
  projects: number;

  @Field(() => Int, { description: 'Of them, documented as late by more than twelve months.' })
  late: number;

  @Field(() => Int, {
    description:
      'Of them, those of which the register documents neither completion nor an extension of that length.',
  })
  silent: number;

  @Field(() => Float, { description: 'Share of comparable projects that are documented as late, 0 to 1.' })
  comparableLateShare: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a reason of reviews counts, for a sentence in another language than `text`.',
})
@Directive(PUBLIC)
export class ReputationReviewFigures {
  @Field(() => Int, {
    description: 'People with a verified visit, booking or payment who reviewed the builder.',
  })
  people: number;

  @Field(() => Float, { description: 'Stars they gave on average, 1 to 5, to one decimal.' })
  meanStars: number;
}
