import { Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Lead } from '../lead/lead.entity.js';
import {
  CreateLeadInput,
  CreateLeadPayload,
  LeadCapture,
  LeadCreationOutcome,
} from './create-lead.inputs.js';
import { createLead } from './create-lead.service.js';

@Resolver()
export class CreateLeadResolver {
  @Audited()
  @Mutation(() => CreateLeadPayload, {
    description: 'Sends an enquiry about a listing or a project to its brokerage.',
  })
  @Directive('@requiresScopes(scopes: [["leads:create"], ["leads:work"]])')
  @UserErrors(
    'CONSENT_REQUIRED',
    'CONTACT_REQUIRED',
    'INVALID_BUDGET',
    'INVALID_EMAIL',
    'INVALID_PHONE',
    'LEAD_SUBJECT_REQUIRED',
    'LISTING_NOT_FOUND',
    'LISTING_OF_ANOTHER_BROKERAGE',
    'NO_BROKERAGE_FOR_PROJECT',
  )
  createLead(
    @Arg('input', () => CreateLeadInput, { description: 'The enquiry.' }) input: CreateLeadInput,
    @Ctx() context: CrmContext,
  ): Promise<CreateLeadPayload> {
    return createLead(context, input);
  }
}

@Resolver(() => CreateLeadPayload)
export class CreateLeadPayloadResolver {
  @FieldResolver(() => LeadCapture, {
    description: 'The former name of `outcome`.',
    deprecationReason: 'Use outcome. Removed after 2027-06-30.',
  })
  capture(@Root() { outcome }: CreateLeadPayload): LeadCreationOutcome {
    return outcome;
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The lead, where the viewer may see it.' })
  lead(@Root() { leadId }: CreateLeadPayload, @Ctx() { loaders }: CrmContext): Promise<Lead | null> {
    return loaders.leadById.load(leadId);
  }
}
