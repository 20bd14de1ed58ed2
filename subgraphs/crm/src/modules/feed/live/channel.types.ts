import { GraphQLDateTime, Resumable } from '@propmubi/runtime';
import { Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { Lead } from '../../lead/lead.entity.js';
import { LeadActivityKind } from '../../lead/lead.enums.js';
import { EnquiryEventKind, PondEventKind } from '../../lead/timeline/audience.enums.js';
import { LeadFeedGap } from './feed.types.js';

export enum LeadChannel {
  MY_ENQUIRIES = 'MY_ENQUIRIES',
  LEAD_BOARD = 'LEAD_BOARD',
  POND = 'POND',
}
registerEnumType(LeadChannel, {
  name: 'LeadChannel',
  description: 'A live channel about leads, beside an agent’s own.',
  valuesConfig: {
    MY_ENQUIRIES: { description: '`myEnquiries`, for buyers.' },
    LEAD_BOARD: { description: '`leadBoard`, for managers.' },
    POND: { description: '`pond`, for agents.' },
  },
});

@InterfaceType({
  implements: Resumable,
  description:
    'An event of a live channel about leads; or, with `gap`, the channel cannot give some of them.',
})
export abstract class LeadChannelEvent extends Resumable {
  @Field(() => ID, {
    nullable: true,
    description: 'The same for every delivery of this event; null for a gap.',
  })
  eventId: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it happened.' })
  occurredAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The lead’s id, also when the viewer may not read it.' })
  leadId: string | null;

  @Field(() => Lead, { nullable: true, description: 'The lead as it is now, where the viewer may read it.' })
  lead: Lead | null;

  @Field(() => LeadFeedGap, { nullable: true, description: 'Set when this is not an event but a gap.' })
  gap: LeadFeedGap | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: LeadChannelEvent,
  description: 'Something happened to an enquiry of the signed-in buyer.',
})
export class EnquiryEvent extends LeadChannelEvent {
  @Field(() => EnquiryEventKind, { nullable: true, description: 'What happened; null for a gap.' })
  kind: EnquiryEventKind | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: LeadChannelEvent,
  description: 'Something happened to a lead of the brokerage.',
})
export class LeadBoardEvent extends LeadChannelEvent {
  @Field(() => LeadActivityKind, { nullable: true, description: 'What happened; null for a gap.' })
  kind: LeadActivityKind | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: LeadChannelEvent,
  description: 'A lead entered the brokerage’s pond or left it. `lead` is null once it has left.',
})
export class PondEvent extends LeadChannelEvent {
  @Field(() => PondEventKind, { nullable: true, description: 'What happened; null for a gap.' })
  kind: PondEventKind | null;
}
