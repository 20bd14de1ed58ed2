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

  @Query(() => BuilderReputation, {
    nullable: true,
    description: 'What the reputation of a builder was at one computation.',
  })
  builderReputationSnapshot(
    @Arg('id', () => ID, { description: 'Id of the snapshot.' }) id: string,
    @Ctx() { loaders }: ReputationContext,
  ): Promise<BuilderReputation | null> {
    return loaders.reputationById.load(assertId(id, 'id'));
  }
}
