import { Arg, Ctx, Directive, Resolver, Root, Subscription } from 'type-graphql';
import type { CrmContext } from '../../../context.js';
import { openFeed, toFeedEvent, type FeedEmit } from './feed.service.js';
import { CursorScalar, LeadAssignedEvent, LeadFeedEvent } from './feed.types.js';
import { LeadFeedKind } from '../store/feed-entry.js';

interface SubscribeData {
  args: { after?: string | null };
  context: CrmContext;
}

const AFTER =
  'Cursor of the last event seen. Without it the stream begins with leads that wait for an answer.';

@Resolver()
export class FeedResolver {
  @Subscription(() => LeadAssignedEvent, {
    description: 'Leads as the signed-in agent gets them: at least once, in order, resumable.',
    subscribe: ({ args, context }: SubscribeData) =>
      openFeed(context, args.after, [LeadFeedKind.ASSIGNED, LeadFeedKind.GAP]),
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  leadAssigned(
    @Root() emit: FeedEmit,
    @Arg('after', () => CursorScalar, { nullable: true, description: AFTER }) _after: string | undefined,
    @Ctx() context: CrmContext,
  ): LeadAssignedEvent {
    return toFeedEvent(context, emit);
  }

  @Subscription(() => LeadFeedEvent, {
    description:
      'Everything the signed-in agent must hear about their leads, in the order of `leadAssigned`.',
    subscribe: ({ args, context }: SubscribeData) =>
      openFeed(context, args.after, [LeadFeedKind.ASSIGNED, LeadFeedKind.TAKEN_AWAY, LeadFeedKind.GAP]),
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  leadFeed(
    @Root() emit: FeedEmit,
    @Arg('after', () => CursorScalar, { nullable: true, description: AFTER }) _after: string | undefined,
    @Ctx() context: CrmContext,
  ): LeadFeedEvent {
    return toFeedEvent(context, emit);
  }
}
