import { Field, ObjectType } from 'type-graphql';
import { LeadChannelEvent } from '../feed/live/channel.types.js';
import { LeadMessage } from '../lead/message/lead-message.entity.js';

@ObjectType({
  simpleResolvers: true,
  implements: LeadChannelEvent,
  description: 'A message about a lead, of either side: the other screens of who wrote it get it, too.',
})
export class LeadMessageEvent extends LeadChannelEvent {
  @Field(() => LeadMessage, {
    nullable: true,
    description: 'The message; null once the viewer may no longer read it, and for a gap.',
  })
  message: LeadMessage | null;
}
