import { assertId, Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { ListingStub } from '../../extends/listing/listing.stub.js';
import { Lead } from '../lead/lead.entity.js';
import { SiteVisit, SiteVisitStatus } from './site-visit.entity.js';
import { visitCalendar } from './visit-calendar.js';
import { resolveSiteVisit } from './site-visit.reference.js';
import { isIndependentBuyer } from '../commands/lead-command.js';
import { completeSiteVisit } from './complete-visit.service.js';
import {
  CancelSiteVisitInput,
  CompleteSiteVisitInput,
  RequestSiteVisitInput,
  RescheduleSiteVisitInput,
  ScheduleSiteVisitInput,
  SiteVisitPayload,
} from './site-visit.inputs.js';
import {
  cancelSiteVisit,
  requestSiteVisit,
  rescheduleSiteVisit,
  scheduleSiteVisit,
} from './site-visit.service.js';

@Resolver(() => SiteVisit)
export class SiteVisitResolver {
  @Query(() => SiteVisit, { nullable: true, description: 'A visit, where the viewer may see its lead.' })
  @Directive('@authenticated')
  siteVisit(
    @Arg('id', () => ID, { description: 'Id of the visit.' }) id: string,
    @Ctx() context: CrmContext,
  ): Promise<SiteVisit | null> {
    return resolveSiteVisit({ id: assertId(id, 'id') }, context);
  }

  @Audited()
  @Mutation(() => SiteVisitPayload, { description: 'Makes a date to see a home.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors(
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
    'LISTING_NOT_FOUND',
    'INVALID_STAGE_TRANSITION',
    'TOO_MANY_VISITS',
    'VISIT_IN_THE_PAST',
    'VISIT_TOO_FAR_AHEAD',
  )
  async scheduleSiteVisit(
    @Arg('input', () => ScheduleSiteVisitInput, { description: 'When, and which home.' })
    input: ScheduleSiteVisitInput,
    @Ctx() context: CrmContext,
  ): Promise<SiteVisitPayload> {
    return { visit: await scheduleSiteVisit(context, input) };
  }

  @Audited()
  @Mutation(() => SiteVisitPayload, { description: 'The buyer proposes a time to see a home.' })
  @Directive('@authenticated')
  @UserErrors(
    'LEAD_NOT_FOUND',
    'LEAD_CLOSED',
    'NOT_THE_BUYER',
    'LISTING_NOT_FOUND',
    'TOO_MANY_VISITS',
    'VISIT_IN_THE_PAST',
    'VISIT_TOO_FAR_AHEAD',
  )
  async requestSiteVisit(
    @Arg('input', () => RequestSiteVisitInput, { description: 'When, and which home.' })
    input: RequestSiteVisitInput,
    @Ctx() context: CrmContext,
  ): Promise<SiteVisitPayload> {
    return { visit: await requestSiteVisit(context, input) };
  }

  @Audited()
  @Mutation(() => SiteVisitPayload, {
    description:
      'Moves a visit: agreed when the agent does it, which also answers a request; proposed by the buyer.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'SITE_VISIT_NOT_FOUND',
    'SITE_VISIT_CANCELLED',
    'SITE_VISIT_COMPLETED',
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
    'INVALID_STAGE_TRANSITION',
    'VISIT_IN_THE_PAST',
    'VISIT_TOO_FAR_AHEAD',
  )
  async rescheduleSiteVisit(
    @Arg('input', () => RescheduleSiteVisitInput, { description: 'Which visit, and when.' })
    input: RescheduleSiteVisitInput,
    @Ctx() context: CrmContext,
  ): Promise<SiteVisitPayload> {
    return { visit: await rescheduleSiteVisit(context, input) };
  }

  @Audited()
  @Mutation(() => SiteVisitPayload, { description: 'Calls a visit off, by the buyer or the brokerage.' })
  @Directive('@authenticated')
  @UserErrors(
    'SITE_VISIT_NOT_FOUND',
    'SITE_VISIT_CANCELLED',
    'SITE_VISIT_COMPLETED',
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
  )
  async cancelSiteVisit(
    @Arg('input', () => CancelSiteVisitInput, { description: 'Which visit.' }) input: CancelSiteVisitInput,
    @Ctx() context: CrmContext,
  ): Promise<SiteVisitPayload> {
    return { visit: await cancelSiteVisit(context, input) };
  }

  @Audited()
  @Mutation(() => SiteVisitPayload, { description: 'Records what became of a visit.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors(
    'SITE_VISIT_NOT_FOUND',
    'SITE_VISIT_CANCELLED',
    'SITE_VISIT_COMPLETED',
    'VISIT_NOT_CONFIRMED',
    'VISIT_NOT_YET',
    'VISIT_CODE_WRONG',
    'VISIT_CODE_LOCKED',
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
  )
  async completeSiteVisit(
    @Arg('input', () => CompleteSiteVisitInput, { description: 'Which visit, and its outcome.' })
    input: CompleteSiteVisitInput,
    @Ctx() context: CrmContext,
  ): Promise<SiteVisitPayload> {
    return { visit: await completeSiteVisit(context, input) };
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The lead, where the viewer may see it.' })
  lead(@Root() { leadId }: SiteVisit, @Ctx() { loaders }: CrmContext): Promise<Lead | null> {
    return loaders.leadById.load(leadId);
  }

  @FieldResolver(() => String, {
    description:
      'The visit as an iCalendar file (.ics, RFC 5545); a later file moves or cancels the entry of a former.',
  })
  ics(@Root() visit: SiteVisit, @Ctx() { now }: CrmContext): string {
    return visitCalendar(visit, now());
  }

  @FieldResolver(() => ListingStub, { nullable: true, description: 'The home.' })
  listing(@Root() { listingId }: SiteVisit): ListingStub | null {
    return listingId ? { id: listingId } : null;
  }

  @FieldResolver(() => AgentStub, { nullable: true, description: 'The agent who shows it.' })
  async agent(@Root() visit: SiteVisit, @Ctx() { loaders }: CrmContext): Promise<AgentStub | null> {
    const isOpen = visit.status === SiteVisitStatus.REQUESTED || visit.status === SiteVisitStatus.SCHEDULED;
    // An open visit goes on with its lead.
    const { agentId = null } = (isOpen ? await loaders.leadById.load(visit.leadId) : visit) ?? {};
    return agentId ? { id: agentId } : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For the buyer alone: tell it to the agent on the spot to confirm the visit.',
  })
  async buyerCode(@Root() visit: SiteVisit, @Ctx() { loaders, viewer }: CrmContext): Promise<string | null> {
    const lead = await loaders.leadById.load(visit.leadId);
    return lead && (await isIndependentBuyer({ viewer, loaders }, lead)) ? visit.buyerCode : null;
  }
}

@Resolver(() => Lead)
export class LeadVisitsResolver {
  @FieldResolver(() => [SiteVisit], { description: 'Visits, oldest first.' })
  siteVisits(@Root() { id }: Lead, @Ctx() { loaders }: CrmContext): Promise<SiteVisit[]> {
    return loaders.visitsByLead.load(id);
  }
}
