import { PUBLIC } from '@propmubi/runtime';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReputationContext } from '../../context.js';
import { DeliveryAssessment } from '../../modules/builder-reputation/delivery-assessment.type.js';
import { ProjectStub } from './project.stub.js';

/** What reputation adds to a project. */
@Resolver(() => ProjectStub)
export class ProjectExtension {
  @FieldResolver(() => DeliveryAssessment, {
    nullable: true,
    description:
      'How likely its registered completion date is to move, by place, size and the record of its builder; null for a project outside the register.',
  })
  @Directive(PUBLIC)
  delivery(
    @Root() { id }: ProjectStub,
    @Ctx() { loaders }: ReputationContext,
  ): Promise<DeliveryAssessment | null> {
    return loaders.deliveryByProjectId.load(id);
  }
}
