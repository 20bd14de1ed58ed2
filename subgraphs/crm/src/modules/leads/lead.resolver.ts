import { assertId } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { CreateLeadInput, CreateLeadPayload } from './create-lead.inputs.js';
import { createLead } from './create-lead.service.js';
import { Lead } from './lead.entity.js';
import { LeadsArgs } from './leads.inputs.js';
import { LeadConnection, leadsPage } from './leads.repository.js';

@Resolver()
export class LeadResolver {
  @Query(() => Lead, { nullable: true, description: 'A lead, where the viewer may see it.' })
  @Directive('@authenticated')
  lead(
    @Arg('id', () => ID, { description: 'Id of the lead.' }) id: string,
    @Ctx() { loaders }: CrmContext,
  ): Promise<Lead | null> {
    return loaders.leadById.load(assertId(id, 'id'));
  }

  @Query(() => LeadConnection, {
    description:
      'Leads the viewer may see, newest first: the brokerage’s for a manager, their own for an agent or buyer.',
  })
  @Directive('@authenticated')
  leads(@Args(() => LeadsArgs) args: LeadsArgs, @Ctx() context: CrmContext) {
    return leadsPage(context, args);
  }

  @Mutation(() => CreateLeadPayload, { description: 'Asks a brokerage about a listing or a project.' })
  @Directive('@requiresScopes(scopes: [["leads:create"], ["leads:work"]])')
  createLead(
    @Arg('input', () => CreateLeadInput, { description: 'The question.' }) input: CreateLeadInput,
    @Ctx() context: CrmContext,
  ): Promise<CreateLeadPayload> {
    return createLead(context, input);
  }
}

@Resolver(() => CreateLeadPayload)
export class CreateLeadPayloadResolver {
  @FieldResolver(() => Lead, { nullable: true, description: 'The lead, where the viewer may see it.' })
  lead(@Root() { leadId }: CreateLeadPayload, @Ctx() { loaders }: CrmContext): Promise<Lead | null> {
    return loaders.leadById.load(leadId);
  }
}
