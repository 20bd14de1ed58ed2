import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { TrustScore } from '../../modules/score/trust-score.entity.js';
import { UserStub } from './user.stub.js';

/** What trust adds to a user. */
@Resolver(() => UserStub)
export class UserExtension {
  @FieldResolver(() => TrustScore, { nullable: true, description: 'How far the user can be trusted.' })
  trust(@Root() { id }: UserStub, @Ctx() { loaders }: TrustContext): Promise<TrustScore | null> {
    return loaders.trustBySubject.load({ type: 'USER', id });
  }
}
