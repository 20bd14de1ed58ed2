import { cacheFor, PUBLIC } from '@propmubi/runtime';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { LegalDocument } from '../../modules/document/document.entity.js';
import { TrustScore } from '../../modules/score/trust-score.entity.js';
import { ProjectStub } from './project.stub.js';

/** What trust adds to a project. */
@Resolver(() => ProjectStub)
export class ProjectExtension {
  @FieldResolver(() => TrustScore, { nullable: true, description: 'How far the project can be trusted.' })
  @Directive(PUBLIC)
  @Directive(cacheFor(300))
  trust(@Root() { id }: ProjectStub, @Ctx() { loaders }: TrustContext): Promise<TrustScore | null> {
    return loaders.trustBySubject.load({ type: 'PROJECT', id });
  }

  @FieldResolver(() => [LegalDocument], {
    nullable: true,
    description:
      'Its legal documents, newest first. Every viewer sees their type and status, the submitter sees more.',
  })
  documents(@Root() { id }: ProjectStub, @Ctx() { loaders }: TrustContext): Promise<LegalDocument[]> {
    return loaders.documentsBySubject.load({ type: 'PROJECT', id });
  }
}
