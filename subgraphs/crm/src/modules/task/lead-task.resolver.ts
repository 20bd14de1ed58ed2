import { Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Lead } from '../lead/lead.entity.js';
import { LeadStage } from '../lead/lead.enums.js';
import { maySeeWork } from '../lead/lead.policy.js';
import { stagesAfter } from '../lead/pipeline.js';
import { LeadTask } from './lead-task.entity.js';
import { AddLeadTaskInput, LeadTaskPayload, UpdateLeadTaskInput } from './lead-task.inputs.js';
import { addLeadTask, updateLeadTask } from './lead-task.service.js';

@Resolver(() => LeadTask)
export class LeadTaskResolver {
  @Audited()
  @Mutation(() => LeadTaskPayload, { description: 'Adds a task to a lead, with a reminder.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors(
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
    'TASK_DUE_IN_THE_PAST',
    'TASK_TOO_FAR_AHEAD',
    'TOO_MANY_TASKS',
  )
  async addLeadTask(
    @Arg('input', () => AddLeadTaskInput, { description: 'Which lead, and what to do by when.' })
    input: AddLeadTaskInput,
    @Ctx() context: CrmContext,
  ): Promise<LeadTaskPayload> {
    return { task: await addLeadTask(context, input) };
  }

  @Audited()
  @Mutation(() => LeadTaskPayload, { description: 'Changes a task, closes or reopens it.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors(
    'TASK_NOT_FOUND',
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
    'TASK_DUE_IN_THE_PAST',
    'TASK_TOO_FAR_AHEAD',
    'TOO_MANY_TASKS',
  )
  async updateLeadTask(
    @Arg('input', () => UpdateLeadTaskInput, { description: 'Which task, and what changes.' })
    input: UpdateLeadTaskInput,
    @Ctx() context: CrmContext,
  ): Promise<LeadTaskPayload> {
    return { task: await updateLeadTask(context, input) };
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The lead, where the viewer may see it.' })
  lead(@Root() { leadId }: LeadTask, @Ctx() { loaders }: CrmContext): Promise<Lead | null> {
    return loaders.leadById.load(leadId);
  }
}

@Resolver(() => Lead)
export class LeadWorkResolver {
  @FieldResolver(() => [LeadTask], {
    nullable: true,
    description: 'Tasks, the next due first; at most 200. Not for buyers.',
  })
  tasks(@Root() lead: Lead, @Ctx() { viewer, loaders }: CrmContext): Promise<LeadTask[]> | null {
    return maySeeWork(viewer, lead) ? loaders.tasksByLead.load(lead.id) : null;
  }

  @FieldResolver(() => [LeadStage], {
    nullable: true,
    description: 'Stages that `advanceLead` takes it to from here. Not for buyers.',
  })
  allowedStages(@Root() lead: Lead, @Ctx() { viewer }: CrmContext): LeadStage[] | null {
    return maySeeWork(viewer, lead) ? [...stagesAfter(lead.stage)] : null;
  }
}
