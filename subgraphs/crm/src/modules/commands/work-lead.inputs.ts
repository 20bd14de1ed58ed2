import { PlainText } from '../../shared/plain-text.js';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import {
  ConsentPurpose,
  ContactChannel,
  ContactOutcome,
  LeadCloseReason,
  LeadStage,
  LeadTemperature,
} from '../lead/lead.enums.js';
import { Lead } from '../lead/lead.entity.js';

@InputType({ description: 'Names a lead.' })
export class LeadInput {
  @Field(() => ID, { description: 'Id of the lead.' })
  @IsUUID('all')
  leadId: string;
}

@InputType({ description: 'The agent has spoken with the buyer, or written to them.' })
export class RecordFirstContactInput extends LeadInput {
  @Field(() => ContactChannel, { description: 'How; the buyer must have agreed to it.' })
  channel: ContactChannel;

  @Field(() => ContactOutcome, { nullable: true, description: 'What came of it.' })
  @IsOptional()
  @IsEnum(ContactOutcome)
  outcome?: ContactOutcome | null;

  @Field(() => String, { nullable: true, description: 'More about it, for the timeline.' })
  @IsOptional()
  @PlainText(1, 2000)
  note?: string | null;
}

@InputType({ description: 'A note for the lead’s timeline.' })
export class AddLeadNoteInput extends LeadInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 128 characters.' })
  @PlainText(8, 128)
  idempotencyKey: string;

  @Field(() => String, { description: 'The note, at most 2,000 characters. Not for buyers.' })
  @PlainText(1, 2000)
  note: string;
}

@InputType({ description: 'A step of the pipeline.' })
export class AdvanceLeadInput extends LeadInput {
  @Field(() => LeadStage, { description: 'Where the lead goes.' })
  stage: LeadStage;

  @Field(() => LeadTemperature, { nullable: true, description: 'Required for an opportunity.' })
  @IsOptional()
  temperature?: LeadTemperature | null;

  @Field(() => LeadCloseReason, { nullable: true, description: 'Required for unqualified and lost.' })
  @IsOptional()
  reason?: LeadCloseReason | null;

  @Field(() => String, { nullable: true, description: 'For the timeline.' })
  @IsOptional()
  @PlainText(1, 2000)
  note?: string | null;
}

@InputType({ description: 'A manager gives a lead to another agent.' })
export class ReassignLeadInput extends LeadInput {
  @Field(() => ID, { nullable: true, description: 'To whom; without it, routing decides.' })
  @IsOptional()
  @IsUUID('all')
  agentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, for the timeline.' })
  @IsOptional()
  @PlainText(1, 2000)
  note?: string | null;
}

@InputType({ description: 'A buyer gives or takes back a permission.' })
export class ChangeLeadConsentInput extends LeadInput {
  @Field(() => ContactChannel, { description: 'By which channel.' })
  channel: ContactChannel;

  @Field(() => ConsentPurpose, { description: 'What for.' })
  purpose: ConsentPurpose;

  @Field(() => Boolean, { description: 'True to give, false to take back.' })
  granted: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The lead after the change.' })
export class LeadPayload {
  @Field(() => Lead, { nullable: true, description: 'The lead, where the viewer may still see it.' })
  lead: Lead | null;
}
