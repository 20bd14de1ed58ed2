import { CursorScalar } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { CrmContext } from '../../../context.js';
import type { AgentFeedOwner } from '../store/feed-owner.js';
import type { FeedEmit } from './feed-emits.js';
import { feedCursor, openFeed, toFeedEvent } from './feed.service.js';
import { LeadAssignedEvent, LeadFeedEvent } from './feed.types.js';
import { LeadFeedKind } from '../store/feed-entry.js';

@Resolver()
export class FeedCursorResolver {
  @Query(() => CursorScalar, {
    nullable: true,
    description:
      'Where a feed opened now without a cursor begins: an agent who keeps it can resume before the first event arrives.',
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  leadFeedCursor(@Ctx() context: CrmContext): Promise<string> {
    return feedCursor(context);
  }
}

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
    @Root() emit: FeedEmit<AgentFeedOwner>,
    @Arg('after', () => CursorScalar, { nullable: true, description: AFTER }) _after: string | undefined,
    @Ctx() context: CrmContext,
  ): LeadAssignedEvent {
    return toFeedEvent(context, emit);
  }

  @Subscription(() => LeadFeedEvent, {
    description:
      'Everything the signed-in agent must hear about their leads, in the order of `leadAssigned`.',
    subscribe: ({ args, context }: SubscribeData) =>
      openFeed(context, args.after, Object.values(LeadFeedKind)),
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  leadFeed(
    @Root() emit: FeedEmit<AgentFeedOwner>,
    @Arg('after', () => CursorScalar, { nullable: true, description: AFTER }) _after: string | undefined,
    @Ctx() context: CrmContext,
  ): LeadFeedEvent {
    return toFeedEvent(context, emit);
  }
}
