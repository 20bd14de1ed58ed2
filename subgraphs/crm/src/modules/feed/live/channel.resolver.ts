import { CursorScalar } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { CrmContext } from '../../../context.js';
import type { AudienceFeedOwner } from '../store/feed-owner.js';
import { channelCursor, openChannel, toChannelEvent } from './channel.service.js';
import { EnquiryEvent, LeadBoardEvent, LeadChannel, PondEvent } from './channel.types.js';
import type { FeedEmit } from './feed-emits.js';

interface SubscribeData {
  args: { after?: string | null };
  context: CrmContext;
}

const AFTER = 'Cursor of the last event seen. Without it the channel begins at what happens next.';
const open =
  (channel: LeadChannel) =>
  ({ args, context }: SubscribeData) =>
    openChannel(context, channel, args.after);

@Resolver()
export class ChannelCursorResolver {
  @Query(() => CursorScalar, {
    nullable: true,
    description:
      'Where a channel opened now without a cursor begins: a client that keeps it can resume before the first event.',
  })
  @Directive('@authenticated')
  leadChannelCursor(
    @Arg('channel', () => LeadChannel, { description: 'Which channel.' }) channel: LeadChannel,
    @Ctx() context: CrmContext,
  ): Promise<string> {
    return channelCursor(context, channel);
  }
}

@Resolver()
export class ChannelResolver {
  @Subscription(() => EnquiryEvent, {
    description:
      'What happens to the signed-in buyer’s enquiries, in every brokerage: at least once, in order, resumable.',
    subscribe: open(LeadChannel.MY_ENQUIRIES),
  })
  @Directive('@authenticated')
  myEnquiries(
    @Root() emit: FeedEmit<AudienceFeedOwner>,
    @Arg('after', () => CursorScalar, { nullable: true, description: AFTER }) _after: string | undefined,
    @Ctx() context: CrmContext,
  ): EnquiryEvent {
    return toChannelEvent(context, emit);
  }

  @Subscription(() => LeadBoardEvent, {
    description:
      'Every change of the brokerage’s leads, for its managers: at least once, in order, resumable.',
    subscribe: open(LeadChannel.LEAD_BOARD),
  })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  leadBoard(
    @Root() emit: FeedEmit<AudienceFeedOwner>,
    @Arg('after', () => CursorScalar, { nullable: true, description: AFTER }) _after: string | undefined,
    @Ctx() context: CrmContext,
  ): LeadBoardEvent {
    return toChannelEvent(context, emit);
  }

  @Subscription(() => PondEvent, {
    description:
      'Leads that enter and leave the brokerage’s pond, for agents who may claim: at least once, in order, resumable.',
    subscribe: open(LeadChannel.POND),
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  pond(
    @Root() emit: FeedEmit<AudienceFeedOwner>,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'Cursor of the last event seen. Without it the channel begins with the leads in the pond.',
    })
    _after: string | undefined,
    @Ctx() context: CrmContext,
  ): PondEvent {
    return toChannelEvent(context, emit);
  }
}
