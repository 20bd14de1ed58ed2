import { type Connection, ConnectionArgs, connectionTypes } from '@propmubi/runtime';
import { IsUUID } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { PlainText } from '../../shared/plain-text.js';
import { LeadInput } from '../commands/work-lead.inputs.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadMessage } from '../lead/message/lead-message.entity.js';

export const { ConnectionType: LeadMessageConnection } = connectionTypes(LeadMessage, 'LeadMessage');

/** A page, with the lead it is of. */
export type LeadMessagePage = Connection<LeadMessage> & { lead: Lead };

@ArgsType()
export class LeadMessagesArgs extends ConnectionArgs {
  @Field(() => ID, { description: 'Id of the lead.' })
  @IsUUID('all')
  leadId: string;
}

@InputType({ description: 'A message to the other side of a lead.' })
export class SendLeadMessageInput extends LeadInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 128 characters.' })
  @PlainText(8, 128)
  idempotencyKey: string;

  @Field(() => String, {
    description: 'What to say, at most 2,000 characters. No numbers of identities or payment cards.',
  })
  @PlainText(1, 2000)
  text: string;
}

@InputType({ description: 'How far the messages of a lead were read.' })
export class MarkLeadMessagesReadInput extends LeadInput {
  @Field(() => ID, { description: 'The newest message that was read; it and all before it count as read.' })
  @IsUUID('all')
  messageId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The message that was sent.' })
export class SendLeadMessagePayload {
  @Field(() => LeadMessage, { description: 'The message.' })
  message: LeadMessage;
}
