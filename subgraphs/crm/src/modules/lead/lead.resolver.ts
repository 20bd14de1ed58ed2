import { assertId } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { Lead } from './lead.entity.js';
import { LeadsArgs } from './lead.inputs.js';
import { LeadConnection, leadsPage } from './lead.repository.js';

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
}
