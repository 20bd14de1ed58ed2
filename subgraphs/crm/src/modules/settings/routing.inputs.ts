import { PlainText } from '../../shared/plain-text.js';
import { GraphQLRupees } from '@propmubi/runtime';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LeadSource } from '../lead/lead.enums.js';
import { OrganizationSettings } from './organization-settings.entity.js';
import { RoutingRule } from './routing-rule.entity.js';

const whole =
  (min: number, max: number, description: string, replacement?: string) => (target: object, name: string) => {
    const deprecationReason = replacement && `${replacement} Removed after 2027-06-30.`;
    Field(() => Int, { nullable: true, description, ...(deprecationReason && { deprecationReason }) })(
      target,
      name,
    );
    IsOptional()(target, name);
    Min(min)(target, name);
    Max(max)(target, name);
  };

@InputType({ description: 'What to change; what is left out stays.' })
export class UpdateLeadSettingsInput {
  @whole(30, 86_400, 'Seconds an agent has to accept a lead.')
  acceptWithinS?: number;

  @whole(60, 604_800, 'Seconds an agent has to contact the buyer.')
  contactWithinS?: number;

  @whole(1, 10, 'After this many missed deadlines a lead goes to the pond.')
  slaBreachesBeforePond?: number;

  @whole(1, 10, 'The former name of `slaBreachesBeforePond`.', 'Use slaBreachesBeforePond.')
  missesBeforePond?: number;

  @whole(1, 1_000, 'Most leads an agent is given in a day.')
  dailyCap?: number;

  @whole(1, 1_000, 'Most leads an agent has open at once.')
  openCap?: number;

  @whole(0, 1_439, 'Opening, minutes after midnight IST.')
  opensAtMinute?: number;

  @whole(1, 1_440, 'Closing, minutes after midnight IST; after the opening.')
  closesAtMinute?: number;

  @Field(() => [Int], { nullable: true, description: 'Working days, 1 Monday to 7 Sunday.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @Min(1, { each: true })
  @Max(7, { each: true })
  workDays?: number[];

  @whole(1, 365, 'Days a feed entry can be replayed.')
  feedRetentionDays?: number;
}

@InputType({ description: 'What a lead must satisfy; one that is left out is satisfied by every lead.' })
export class RoutingConditionsInput {
  @Field(() => [ID], { nullable: true, description: 'In one of these localities.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  localityIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'One of these projects.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  projectIds?: string[] | null;

  @Field(() => [LeadSource], { nullable: true, description: 'From one of these sources.' })
  @IsOptional()
  @ArrayMaxSize(20)
  sources?: LeadSource[] | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Price at least.' })
  @IsOptional()
  @Min(0)
  minPrice?: number | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Price at most.' })
  @IsOptional()
  @Min(0)
  maxPrice?: number | null;
}

@InputType({ description: 'A rule for a kind of lead.' })
export class CreateRoutingRuleInput {
  @Field(() => String, { description: 'What people will call it.' })
  @PlainText(1, 120)
  name: string;

  @Field(() => Int, { description: 'Place in the order, least first; each place once.' })
  @Min(0)
  @Max(1_000_000)
  position: number;

  @Field(() => RoutingConditionsInput, { description: 'Which leads it is for.' })
  @ValidateNested()
  conditions: RoutingConditionsInput;

  @Field(() => [ID], { defaultValue: [], description: 'To which agents; none means all.' })
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  agentIds: string[];
}

@InputType({
  description: 'What to change of a rule; what is left out stays. Of the default, only its name and agents.',
})
export class UpdateRoutingRuleInput {
  @Field(() => ID, { description: 'Id of the rule.' })
  @IsUUID('all')
  ruleId: string;

  @Field(() => String, { nullable: true, description: 'What people will call it.' })
  @IsOptional()
  @PlainText(1, 120)
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'Place in the order, least first; each place once.' })
  @IsOptional()
  @Min(0)
  @Max(1_000_000)
  position?: number | null;

  @Field(() => RoutingConditionsInput, {
    nullable: true,
    description: 'Which leads it is for; replaces all.',
  })
  @IsOptional()
  @ValidateNested()
  conditions?: RoutingConditionsInput | null;

  @Field(() => [ID], { nullable: true, description: 'To which agents; none means all.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  agentIds?: string[] | null;
}

@InputType({ description: 'Names a routing rule.' })
export class DeleteRoutingRuleInput {
  @Field(() => ID, { description: 'Id of the rule.' })
  @IsUUID('all')
  ruleId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The settings after the change.' })
export class LeadSettingsPayload {
  @Field(() => OrganizationSettings, { description: 'The settings.' })
  settings: OrganizationSettings;
}

@ObjectType({ simpleResolvers: true, description: 'The rules after the change, in order.' })
export class RoutingRulesPayload {
  @Field(() => [RoutingRule], { description: 'The rules.' })
  rules: RoutingRule[];
}
