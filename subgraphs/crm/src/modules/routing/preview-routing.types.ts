import { IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MatchExplanation } from '../lead/assignment.entity.js';
import { LeadSource } from '../lead/lead.enums.js';
import { BudgetBounds, LanguageTags } from '../lead/lead-needs.inputs.js';
import { RoutingRule } from '../settings/routing-rule.entity.js';

@InputType({ description: 'What the buyer of the lead to try means to spend, in rupees.' })
export class PreviewBudgetInput extends BudgetBounds {}

@InputType({ description: 'A lead to try the routing rules with.' })
export class PreviewRoutingInput {
  @Field(() => ID, { nullable: true, description: 'A listing of the brokerage.' })
  @IsOptional()
  @IsUUID('all')
  listingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The project, when no listing is given.' })
  @IsOptional()
  @IsUUID('all')
  projectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The locality, when no listing is given.' })
  @IsOptional()
  @IsUUID('all')
  localityId?: string | null;

  @Field(() => PreviewBudgetInput, { nullable: true, description: 'Defaults to the listing’s price.' })
  @IsOptional()
  @ValidateNested()
  budget?: PreviewBudgetInput | null;

  @Field(() => [String], { nullable: true, description: 'Languages the buyer speaks (BCP 47).' })
  @IsOptional()
  @LanguageTags()
  languages?: string[] | null;

  @Field(() => LeadSource, {
    defaultValue: LeadSource.LISTING_PAGE,
    description: 'Where the lead comes from.',
  })
  source: LeadSource;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An agent who may take the lead, and how well they match.',
})
export class RoutingCandidate {
  agentId: string;

  @Field(() => MatchExplanation, { description: 'The terms of the routing formula.' })
  match: MatchExplanation;
}

@ObjectType({ simpleResolvers: true, description: 'What routing would do with a lead now.' })
export class RoutingPreview {
  @Field(() => Boolean, {
    description: 'Whether the brokerage is open; a lead waits for the opening otherwise.',
  })
  isOpen: boolean;

  @Field(() => RoutingRule, { nullable: true, description: 'The rule that matches.' })
  rule: RoutingRule | null;

  @Field(() => String, { nullable: true, description: 'Why it matches.' })
  reason: string | null;

  @Field(() => [RoutingCandidate], { description: 'Best first; none: the lead would go to the pond.' })
  candidates: RoutingCandidate[];
}
