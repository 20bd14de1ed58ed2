import { PlainText } from '../../shared/plain-text.js';
import { GraphQLDateTime } from '@propmubi/runtime';
import { IsDate, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LeadInput } from '../commands/work-lead.inputs.js';
import { SiteVisit, SiteVisitStatus } from './site-visit.entity.js';

@InputType({ description: 'A visit to make.' })
export class ScheduleSiteVisitInput extends LeadInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 128 characters.' })
  @PlainText(8, 128)
  idempotencyKey: string;

  @Field(() => GraphQLDateTime, { description: 'When; not in the past.' })
  @IsDate()
  scheduledFor: Date;

  @Field(() => ID, { nullable: true, description: 'A listing of the brokerage, when not the lead’s own.' })
  @IsOptional()
  @IsUUID('all')
  listingId?: string | null;
}

@InputType({ description: 'A visit the buyer would like.' })
export class RequestSiteVisitInput extends ScheduleSiteVisitInput {}

@InputType({ description: 'Another time for a visit.' })
export class RescheduleSiteVisitInput {
  @Field(() => ID, { description: 'Id of the visit.' })
  @IsUUID('all')
  visitId: string;

  @Field(() => GraphQLDateTime, { description: 'When; not in the past.' })
  @IsDate()
  scheduledFor: Date;
}

@InputType({ description: 'A visit that will not take place.' })
export class CancelSiteVisitInput {
  @Field(() => ID, { description: 'Id of the visit.' })
  @IsUUID('all')
  visitId: string;

  @Field(() => String, { nullable: true, description: 'Why, for the timeline.' })
  @IsOptional()
  @PlainText(1, 2000)
  note?: string | null;
}

@InputType({ description: 'What became of a visit.' })
export class CompleteSiteVisitInput {
  @Field(() => ID, { description: 'Id of the visit.' })
  @IsUUID('all')
  visitId: string;

  @Field(() => SiteVisitStatus, { description: 'DONE, BUYER_NO_SHOW or AGENT_NO_SHOW.' })
  @IsIn([SiteVisitStatus.DONE, SiteVisitStatus.BUYER_NO_SHOW, SiteVisitStatus.AGENT_NO_SHOW])
  outcome: SiteVisitStatus;

  @Field(() => String, { nullable: true, description: 'The code the buyer tells the agent on the spot.' })
  @IsOptional()
  @Matches(/^\d{6}$/, { message: 'buyerCode has six digits' })
  buyerCode?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The visit after the change.' })
export class SiteVisitPayload {
  @Field(() => SiteVisit, { description: 'The visit.' })
  visit: SiteVisit;
}
