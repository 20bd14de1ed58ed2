import { assertId } from '@propmubi/runtime';
import { Arg, Ctx, ID, Query, registerEnumType, Resolver } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { TrustScore } from './trust-score.entity.js';

export enum TrustSubjectType {
  USER = 'USER',
  AGENT = 'AGENT',
  LISTING = 'LISTING',
  PROJECT = 'PROJECT',
}

registerEnumType(TrustSubjectType, {
  name: 'TrustSubjectType',
  description: 'Who or what has a trust score.',
});

@Resolver(() => TrustScore)
export class TrustScoreResolver {
  @Query(() => TrustScore, { nullable: true, description: 'The current trust score of a subject.' })
  trustScore(
    @Arg('subjectType', () => TrustSubjectType, { description: 'Kind of subject.' }) type: TrustSubjectType,
    @Arg('subjectId', () => ID, { description: 'The user, agent, listing or project.' }) id: string,
    @Ctx() { loaders }: TrustContext,
  ): Promise<TrustScore | null> {
    return loaders.trustBySubject.load({ type, id: assertId(id, 'subjectId') });
  }
}
