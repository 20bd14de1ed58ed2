import { PlainText } from '../../shared/plain-text.js';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ConsentPurpose, ContactChannel, LeadRoutingStatus, LeadSource } from '../lead/lead.enums.js';
import { BudgetBounds, LanguageTags } from '../lead/lead-needs.inputs.js';

@InputType({ description: 'How the buyer can be reached: a phone number, an e-mail address or both.' })
export class LeadContactInput {
  @Field(() => String, { nullable: true, description: 'What to call the buyer.' })
  @IsOptional()
  @PlainText(0, 120)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number; numbers without a country code are Indian.',
  })
  @IsOptional()
  @PlainText(0, 64)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  @IsOptional()
  @PlainText(0, 508)
  email?: string | null;
}

@InputType({ description: 'A permission the buyer gives.' })
export class ConsentInput {
  @Field(() => ContactChannel, { description: 'By which channel.' })
  channel: ContactChannel;

  @Field(() => ConsentPurpose, { description: 'What for.' })
  purpose: ConsentPurpose;
}

@InputType({ description: 'What the buyer means to spend, in rupees.' })
export class BudgetInput extends BudgetBounds {}

@InputType({ description: 'A buyer’s enquiry about a listing or a project.' })
export class CreateLeadInput {
  @Field(() => String, {
    description:
      'Chosen by the client, 8 to 128 characters. The same key and input give the same answer again.',
  })
  @PlainText(8, 128)
  idempotencyKey: string;

  @Field(() => ID, { nullable: true, description: 'The listing asked about. This or `projectId`.' })
  @IsOptional()
  @IsUUID('all')
  listingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The project asked about, when no listing is meant.' })
  @IsOptional()
  @IsUUID('all')
  projectId?: string | null;

  @Field(() => LeadContactInput, { description: 'How to reach the buyer.' })
  @ValidateNested()
  contact: LeadContactInput;

  @Field(() => [ConsentInput], {
    description: 'What the buyer agrees to; at least one channel for follow-up.',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  consents: ConsentInput[];

  @Field(() => String, { nullable: true, description: 'What the buyer wants to know.' })
  @IsOptional()
  @PlainText(1, 2000)
  message?: string | null;

  @Field(() => BudgetInput, { nullable: true, description: 'Defaults to the listing’s price.' })
  @IsOptional()
  @ValidateNested()
  budget?: BudgetInput | null;

  @Field(() => [String], { nullable: true, description: 'Languages the buyer likes to speak (BCP 47).' })
  @IsOptional()
  @LanguageTags()
  languages?: string[] | null;

  @Field(() => LeadSource, {
    defaultValue: LeadSource.LISTING_PAGE,
    description: 'Where the buyer came from.',
  })
  @IsIn(Object.values(LeadSource))
  source: LeadSource;
}

export enum LeadCreationOutcome {
  CREATED = 'CREATED',
  RECAPTURED = 'RECAPTURED',
}
const valuesConfig = {
  CREATED: { description: 'A new lead.' },
  RECAPTURED: {
    description: 'One more enquiry on the lead that the same enquirer has with this brokerage.',
  },
};
registerEnumType(LeadCreationOutcome, {
  name: 'LeadCreationOutcome',
  description: 'Whether an enquiry opened a lead.',
  valuesConfig,
});

export const LeadCapture = { ...LeadCreationOutcome };
registerEnumType(LeadCapture, {
  name: 'LeadCapture',
  description: 'The former name of LeadCreationOutcome.',
  valuesConfig,
});

@ObjectType({ simpleResolvers: true, description: 'Result of createLead.' })
export class CreateLeadPayload {
  @Field(() => ID, { description: 'Id of the lead the enquiry is part of.' })
  leadId: string;

  @Field(() => LeadCreationOutcome, { description: 'Whether it opened a lead.' })
  outcome: LeadCreationOutcome;

  @Field(() => LeadRoutingStatus, { description: 'Who had the lead when the question arrived.' })
  routingStatus: LeadRoutingStatus;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'After hours: when an agent will be found.' })
  routeAt: Date | null;
}
