import { assertId, type EntityManager, NotFoundError, recordActs, recordEvent } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import type { Builder } from '../builder/builder.entity.js';
import { Project } from './project.entity.js';
import type { AppointBrokerageInput } from './project.inputs.js';
import { assertActsFor, builderOrFail } from './project.service.js';

/**
 * A builder appoints a brokerage for one of its projects or all of them, or ends the appointment: enquiries about a
 * project go to appointed brokerages first. Again changes nothing.
 * @throws NotFoundError BUILDER_NOT_FOUND, PROJECT_NOT_FOUND; ForbiddenError NOT_YOUR_BUILDER
 */
export function appointBrokerage(
  { db, viewer }: Pick<PropertyContext, 'db' | 'viewer'>,
  input: AppointBrokerageInput,
): Promise<Builder> {
  const organizationId = assertId(input.organizationId, 'organizationId');
  return db.write(async (em) => {
    const builder = await builderOrFail(em, input.builderId);
    assertActsFor(viewer, builder);
    const project = input.projectId == null ? null : await projectOfBuilder(em, input.projectId, builder.id);
    await recordEvent(em, {
      type: 'BrokerageAppointed',
      organizationId: null,
      data: {
        builderId: builder.id,
        projectId: project?.id ?? null,
        organizationId,
        relation: 'APPOINTED',
        active: input.appointed,
        changedAt: new Date().toISOString(),
      },
    });
    const act = {
      action: input.appointed ? ('BROKERAGE_APPOINTED' as const) : ('BROKERAGE_DISMISSED' as const),
      subjectType: 'BUILDER',
      subjectId: builder.id,
      after: { projectId: project?.id ?? null, organizationId },
    };
    // The builder's trail and the brokerage's; one where they are the same.
    const concerned = new Set([viewer.organizationId, organizationId]);
    await recordActs(
      em,
      viewer,
      [...concerned].map((chain) => ({ ...act, organizationId: chain })),
    );
    return builder;
  });
}

/** @throws NotFoundError PROJECT_NOT_FOUND, also for another builder's project */
async function projectOfBuilder(em: EntityManager, id: string, builderId: string): Promise<Project> {
  const project = await em.findOne(Project, { id: assertId(id, 'projectId'), builderId });
  if (!project) throw new NotFoundError('There is no such project.', { code: 'PROJECT_NOT_FOUND' });
  return project;
}
