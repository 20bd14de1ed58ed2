import { type Connection, connectionTypes } from '@propmubi/runtime';
import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { LeadAlert } from '../lead/alert/alert.entity.js';
import { LeadTask } from '../task/lead-task.entity.js';
import { SiteVisit } from '../visit/site-visit.entity.js';
import { LeadAlertsArgs, LeadTasksArgs, SiteVisitsArgs } from './work-lists.inputs.js';
import { leadAlertsPage, leadTasksPage, siteVisitsPage } from './work-lists.repository.js';

const { ConnectionType: SiteVisitConnection } = connectionTypes(SiteVisit, 'SiteVisit', { counted: true });
const { ConnectionType: LeadTaskConnection } = connectionTypes(LeadTask, 'LeadTask', { counted: true });
const { ConnectionType: LeadAlertConnection } = connectionTypes(LeadAlert, 'LeadAlert', { counted: true });

/** Visits, tasks and alerts as lists of their own; `myDay` has those of one day. */
@Resolver()
export class WorkListsResolver {
  @Query(() => SiteVisitConnection, {
    nullable: true,
    description:
      'Visits by date: of the brokerage for a manager, of the leads they have for an agent, otherwise one’s own as a buyer.',
  })
  @Directive('@authenticated')
  siteVisits(
    @Args(() => SiteVisitsArgs) args: SiteVisitsArgs,
    @Ctx() context: CrmContext,
  ): Promise<Connection<SiteVisit>> {
    return siteVisitsPage(context, args);
  }

  @Query(() => LeadTaskConnection, {
    nullable: true,
    description:
      'Tasks, the next due first: of the brokerage for a manager, of the leads they have for an agent.',
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  leadTasks(
    @Args(() => LeadTasksArgs) args: LeadTasksArgs,
    @Ctx() context: CrmContext,
  ): Promise<Connection<LeadTask>> {
    return leadTasksPage(context, args);
  }

  @Query(() => LeadAlertConnection, {
    nullable: true,
    description: 'What the managers of the viewer’s brokerage should look at, the newest first.',
  })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  leadAlerts(
    @Args(() => LeadAlertsArgs) args: LeadAlertsArgs,
    @Ctx() context: CrmContext,
  ): Promise<Connection<LeadAlert>> {
    return leadAlertsPage(context, args);
  }
}
