import { CursorScalar } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Resolver, Root, Subscription } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { LeadMessageParty } from '../lead/message/lead-message.entity.js';
import { type MessageEmit, openMessages, toMessageEvent } from './message-channel.service.js';
import { LeadMessageEvent } from './message-channel.types.js';

@Resolver()
export class MessageChannelResolver {
  @Subscription(() => LeadMessageEvent, {
    description:
      'Messages about the leads one has as an agent, or about one’s own enquiries: at least once, in order, resumable.',
    subscribe: ({
      args,
      context,
    }: {
      args: { as: LeadMessageParty; after?: string | null };
      context: CrmContext;
    }) => openMessages(context, args.as, args.after),
  })
  @Directive('@authenticated')
  leadMessageReceived(
    @Root() emit: MessageEmit,
    @Arg('as', () => LeadMessageParty, { description: 'AGENT for one’s leads, BUYER for one’s enquiries.' })
    _as: LeadMessageParty,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description:
        'Cursor of the last event seen, also one of `leadFeed` or `myEnquiries`. Without it as these begin.',
    })
    _after: string | undefined,
    @Ctx() context: CrmContext,
  ): LeadMessageEvent {
    return toMessageEvent(context, emit);
  }
}
