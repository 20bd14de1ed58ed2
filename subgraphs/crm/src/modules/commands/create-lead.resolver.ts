import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { Lead } from '../lead/lead.entity.js';
import { CreateLeadInput, CreateLeadPayload } from './create-lead.inputs.js';
import { createLead } from './create-lead.service.js';

@Resolver()
export class CreateLeadResolver {
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
