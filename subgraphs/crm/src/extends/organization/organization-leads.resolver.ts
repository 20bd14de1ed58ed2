import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { isManager } from '../../modules/lead/lead.policy.js';
import { LeadsArgs } from '../../modules/lead/lead.inputs.js';
import { LeadConnection, leadsPage } from '../../modules/lead/lead.repository.js';
import { OrganizationSettings } from '../../modules/settings/organization-settings.entity.js';
import { RoutingRule } from '../../modules/settings/routing-rule.entity.js';
import { ownSettings } from '../../modules/settings/routing.service.js';
import { rulesOf } from '../../modules/settings/settings.repository.js';
import { LeadAlert } from '../../modules/lead/alert/alert.entity.js';
import { OrganizationStub } from './organization.stub.js';

const MAX_ALERTS = 100;

/** What managers see of their own brokerage; null for everyone else, so that the rest of a query still answers. */
@Resolver(() => OrganizationStub)
export class OrganizationLeadsResolver {
  @FieldResolver(() => LeadConnection, {
    nullable: true,
    description: 'The brokerage’s leads, for its managers.',
  })
  leads(
    @Root() { id }: OrganizationStub,
    @Args(() => LeadsArgs) args: LeadsArgs,
    @Ctx() context: CrmContext,
  ) {
    return manages(context, id) ? leadsPage(context, args, { organizationId: id }) : null;
  }

  @FieldResolver(() => OrganizationSettings, {
    nullable: true,
    description: 'How leads are timed, for managers.',
  })
  leadSettings(
    @Root() { id }: OrganizationStub,
    @Ctx() context: CrmContext,
  ): Promise<OrganizationSettings | null> {
    return ownSettings(context, id);
  }

  @FieldResolver(() => [RoutingRule], { nullable: true, description: 'How leads are routed, for managers.' })
  routingRules(@Root() { id }: OrganizationStub, @Ctx() context: CrmContext): Promise<RoutingRule[]> | null {
    return manages(context, id) ? context.db.read((em) => rulesOf(em, id)) : null;
  }

  @FieldResolver(() => [LeadAlert], {
    nullable: true,
    description: 'What managers should look at, newest first.',
  })
  leadAlerts(
    @Root() { id }: OrganizationStub,
    @Arg('open', () => Boolean, {
      defaultValue: true,
      description: 'Only those that no manager acknowledged and that did not end by themselves.',
    })
    open: boolean,
    @Ctx() context: CrmContext,
  ): Promise<LeadAlert[]> | null {
    if (!manages(context, id)) return null;
    return context.db.read((em) =>
      em.find(
        LeadAlert,
        { organizationId: id, ...(open && { acknowledgedAt: null, resolvedAt: null }) },
        { orderBy: { raisedAt: 'desc', id: 'desc' }, limit: MAX_ALERTS },
      ),
    );
  }
}

function manages({ viewer }: CrmContext, organizationId: string): boolean {
  return isManager(viewer) && viewer.organizationId === organizationId;
}
