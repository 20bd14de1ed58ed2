import { Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { changeLeadConsent, claimLead, reassignLead, withdrawLead } from './reassign-lead.service.js';
import { ReassignLeadsInput, ReassignLeadsPayload } from './reassign-leads.inputs.js';
import { reassignLeads } from './reassign-leads.service.js';
import {
  acceptLead,
  addLeadNote,
  advanceLead,
  markLeadSeen,
  recordFirstContact,
} from './work-lead.service.js';
import {
  AddLeadNoteInput,
  AdvanceLeadInput,
  ChangeLeadConsentInput,
  LeadInput,
  LeadPayload,
  ReassignLeadInput,
  RecordFirstContactInput,
} from './work-lead.inputs.js';

const LEAD = { description: 'Which lead.' };

@Resolver()
export class WorkLeadResolver {
  @Audited()
  @Mutation(() => LeadPayload, { description: 'The agent takes the lead on.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors('LEAD_NOT_FOUND', 'LEAD_NOT_YOURS')
  acceptLead(@Arg('input', () => LeadInput, LEAD) { leadId }: LeadInput, @Ctx() context: CrmContext) {
    return acceptLead(context, leadId);
  }

  @NotAudited('A screen shows a lead to its agent; the assignment keeps when.')
  @Mutation(() => LeadPayload, {
    description:
      'The agent’s screen shows the lead: no push and no SMS follow. Clients call it for each new lead.',
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors('LEAD_NOT_FOUND', 'LEAD_NOT_YOURS')
  markLeadSeen(@Arg('input', () => LeadInput, LEAD) { leadId }: LeadInput, @Ctx() context: CrmContext) {
    return markLeadSeen(context, leadId);
  }

  @Audited()
  @Mutation(() => LeadPayload, { description: 'The agent has reached out to the buyer.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors('LEAD_NOT_FOUND', 'LEAD_NOT_YOURS', 'LEAD_NOT_ACCEPTED', 'CONSENT_MISSING')
  recordFirstContact(
    @Arg('input', () => RecordFirstContactInput, { description: 'Which lead, and how.' })
    input: RecordFirstContactInput,
    @Ctx() context: CrmContext,
  ) {
    return recordFirstContact(context, input);
  }

  @Audited()
  @Mutation(() => LeadPayload, { description: 'Writes a note on a lead’s timeline.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors('LEAD_NOT_FOUND', 'LEAD_NOT_YOURS')
  addLeadNote(
    @Arg('input', () => AddLeadNoteInput, { description: 'Which lead, and the note.' })
    input: AddLeadNoteInput,
    @Ctx() context: CrmContext,
  ) {
    return addLeadNote(context, input);
  }

  @Audited()
  @Mutation(() => LeadPayload, { description: 'Moves a lead along the pipeline.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors(
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
    'LEAD_NOT_ACCEPTED',
    'INVALID_STAGE_TRANSITION',
    'CLOSE_REASON_REQUIRED',
    'TEMPERATURE_REQUIRED',
    'LISTING_BOOKED',
  )
  advanceLead(
    @Arg('input', () => AdvanceLeadInput, { description: 'Which lead, and where to.' })
    input: AdvanceLeadInput,
    @Ctx() context: CrmContext,
  ) {
    return advanceLead(context, input);
  }

  @Audited()
  @Mutation(() => LeadPayload, { description: 'Gives a lead to another agent.' })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  @UserErrors('LEAD_NOT_FOUND', 'LEAD_CLOSED', 'LEAD_ALREADY_ASSIGNED', 'AGENT_NOT_ELIGIBLE')
  reassignLead(
    @Arg('input', () => ReassignLeadInput, { description: 'Which lead, and to whom.' })
    input: ReassignLeadInput,
    @Ctx() context: CrmContext,
  ) {
    return reassignLead(context, input);
  }

  @Audited()
  @Mutation(() => ReassignLeadsPayload, {
    description: 'Hands many leads on, each by itself: named ones, or those of an agent who is absent.',
  })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  @UserErrors('LEADS_REQUIRED')
  reassignLeads(
    @Arg('input', () => ReassignLeadsInput, { description: 'Which leads, and to whom.' })
    input: ReassignLeadsInput,
    @Ctx() context: CrmContext,
  ) {
    return reassignLeads(context, input);
  }

  @Audited()
  @Mutation(() => LeadPayload, {
    description: 'Takes a lead out of the pond; the first to claim it gets it.',
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors(
    'LEAD_NOT_FOUND',
    'LEAD_NOT_IN_POND',
    'LEAD_ALREADY_ASSIGNED',
    'AGENT_NOT_ELIGIBLE',
    'NOT_A_BROKERAGE_AGENT',
  )
  claimLead(@Arg('input', () => LeadInput, LEAD) { leadId }: LeadInput, @Ctx() context: CrmContext) {
    return claimLead(context, leadId);
  }

  @Audited()
  @Mutation(() => LeadPayload, { description: 'The buyer asks not to be followed up any more.' })
  @Directive('@authenticated')
  @UserErrors('LEAD_NOT_FOUND', 'NOT_THE_BUYER')
  withdrawLead(@Arg('input', () => LeadInput, LEAD) { leadId }: LeadInput, @Ctx() context: CrmContext) {
    return withdrawLead(context, leadId);
  }

  @Audited()
  @Mutation(() => LeadPayload, { description: 'The buyer gives or takes back a permission to be contacted.' })
  @Directive('@authenticated')
  @UserErrors('LEAD_NOT_FOUND', 'NOT_THE_BUYER')
  changeLeadConsent(
    @Arg('input', () => ChangeLeadConsentInput, { description: 'Which permission.' })
    input: ChangeLeadConsentInput,
    @Ctx() context: CrmContext,
  ) {
    return changeLeadConsent(context, input);
  }
}
