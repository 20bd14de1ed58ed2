import { assertId, GraphQLDateTime, PUBLIC } from '@propmubi/runtime';
import { Max, Min } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Directive, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'; // prettier-ignore
import type { TrustContext } from '../../context.js';
import { actionText, explain, sentenceOf } from './model/sentences/index.js';
import { findHistory, findSnapshots } from './score.repository.js';
import { TrustImprovement, TrustLanguage, TrustReason, TrustScore } from './trust-score.entity.js';
import { TrustSubjectType } from './trust-subject-type.js';
import { toTrustScore, type Snapshot } from './trust-score.mapper.js';

const language = { defaultValue: TrustLanguage.EN, description: 'Language of the sentence.' };

@ArgsType()
class TrustScoreHistoryArgs {
  @Field(() => TrustSubjectType, { description: 'Kind of subject.' })
  subjectType: TrustSubjectType;

  @Field(() => ID, { description: 'The user, agent, listing or project.' })
  subjectId: string;

  @Field(() => Int, { defaultValue: 30, description: 'How many to return, 1 to 100.' })
  @Min(1)
  @Max(100)
  first: number;
}

@Resolver(() => TrustScore)
export class TrustScoreResolver {
  @Query(() => TrustScore, {
    nullable: true,
    description:
      'The trust score of a subject, now or as it was said at a moment; null for a subject of which nothing is known.',
  })
  async trustScore(
    @Arg('subjectType', () => TrustSubjectType, { description: 'Kind of subject.' }) type: TrustSubjectType,
    @Arg('subjectId', () => ID, { description: 'The user, agent, listing or project.' }) subjectId: string,
    @Arg('asOf', () => GraphQLDateTime, {
      nullable: true,
      description: 'The score that held at this moment, from the append-only record; left out: now.',
    })
    asOf: Date | null,
    @Ctx() { db, loaders }: TrustContext,
  ): Promise<TrustScore | null> {
    const subject = { type, id: assertId(subjectId, 'subjectId') };
    if (!asOf) return loaders.trustBySubject.load(subject);
    const [snapshot] = await db.read((em) => findSnapshots<Snapshot>(em, [subject], asOf));
    return snapshot ? toTrustScore(snapshot) : null;
  }

  @Query(() => [TrustScore], {
    description:
      'The scores of a subject that were said, newest first: one for each computation that changed it.',
  })
  async trustScoreHistory(
    @Args(() => TrustScoreHistoryArgs) { subjectType: type, subjectId, first }: TrustScoreHistoryArgs,
    @Ctx() { db }: TrustContext,
  ): Promise<TrustScore[]> {
    const subject = { type, id: assertId(subjectId, 'subjectId') };
    const said = await db.read((em) => findHistory<Snapshot>(em, subject, first));
    return said.map(toTrustScore);
  }

  @Query(() => TrustScore, { nullable: true, description: 'What a trust score was at one computation.' })
  trustScoreSnapshot(
    @Arg('id', () => ID, { description: 'Id of the snapshot.' }) id: string,
    @Ctx() { loaders }: TrustContext,
  ): Promise<TrustScore | null> {
    return loaders.trustScoreById.load(assertId(id, 'id'));
  }

  @FieldResolver(() => String, {
    description: 'The score in a few sentences that state what its sources state.',
  })
  @Directive(PUBLIC)
  explanation(
    @Root() score: TrustScore,
    @Arg('language', () => TrustLanguage, language) inLanguage: TrustLanguage,
  ): string {
    return explain(
      {
        ...score,
        coverage: score.coverage ?? 1,
        improvements: score.whatWouldRaiseIt,
      },
      inLanguage,
    );
  }
}

@Resolver(() => TrustReason)
export class TrustReasonResolver {
  @FieldResolver(() => String, { description: 'One sentence for people.' })
  @Directive(PUBLIC)
  text(
    @Root() { code, facts }: TrustReason,
    @Arg('language', () => TrustLanguage, language) inLanguage: TrustLanguage,
  ): string {
    return sentenceOf(code, facts, inLanguage);
  }
}

@Resolver(() => TrustImprovement)
export class TrustImprovementResolver {
  @FieldResolver(() => String, { description: 'What to do, as a phrase.' })
  @Directive(PUBLIC)
  text(
    @Root() improvement: TrustImprovement,
    @Arg('language', () => TrustLanguage, language) inLanguage: TrustLanguage,
  ): string {
    return actionText(improvement, inLanguage);
  }
}
