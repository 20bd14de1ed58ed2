import { NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../../context.js';
import { UserErrors } from '../../../user-errors.js';
import { subscribePush, unsubscribePush } from './push-subscription.service.js';
import {
  SubscribePushInput,
  SubscribePushPayload,
  UnsubscribePushInput,
  UnsubscribePushPayload,
} from './push-subscription.types.js';

@Resolver()
export class PushSubscriptionResolver {
  @Query(() => String, {
    nullable: true,
    description: 'The key with which a browser subscribes (VAPID, base64url); null where push is not set up.',
  })
  pushPublicKey(@Ctx() { push }: IdentityContext): string | null {
    return push.publicKey;
  }

  @NotAudited('A browser of one’s own, which is shown nothing that its owner may not see.')
  @Mutation(() => SubscribePushPayload, {
    description:
      'Subscribes a browser to the viewer’s notifications; one that is shared belongs to the last.',
  })
  @Directive('@authenticated')
  @UserErrors('INVALID_PUSH_ENDPOINT', 'INVALID_PUSH_KEYS', 'PERSON_REQUIRED', 'PUSH_NOT_CONFIGURED')
  async subscribePush(
    @Arg('input', () => SubscribePushInput, { description: 'The subscription.' }) input: SubscribePushInput,
    @Ctx() context: IdentityContext,
  ): Promise<SubscribePushPayload> {
    return { subscriptionId: await subscribePush(context, input) };
  }

  @NotAudited('A browser of one’s own.')
  @Mutation(() => UnsubscribePushPayload, {
    description: 'Ends the subscription of one of the viewer’s browsers.',
  })
  @Directive('@authenticated')
  @UserErrors('PERSON_REQUIRED')
  async unsubscribePush(
    @Arg('input', () => UnsubscribePushInput, { description: 'Which browser.' })
    { endpoint }: UnsubscribePushInput,
    @Ctx() context: IdentityContext,
  ): Promise<UnsubscribePushPayload> {
    return { unsubscribed: await unsubscribePush(context, endpoint) };
  }
}
