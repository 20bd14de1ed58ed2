import { assertId } from '@propmubi/runtime';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ReputationContext } from '../../context.js';
import { BuilderReputation } from './builder-reputation.entity.js';

@Resolver(() => BuilderReputation)
export class BuilderReputationResolver {
  @Query(() => BuilderReputation, { nullable: true, description: 'The current reputation of a builder.' })
  builderReputation(
    @Arg('builderId', () => ID, { description: 'The builder.' }) builderId: string,
    @Ctx() { loaders }: ReputationContext,
  ): Promise<BuilderReputation | null> {
    return loaders.reputationByBuilderId.load(assertId(builderId, 'builderId'));
  }
}
