import { GraphQLDateTime } from '@propmubi/runtime';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { appealableUntil } from './appeal-document.js';
import { DocumentCheckKind, DocumentCheckOutcome } from './checks/check.enums.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStep } from './document-history.js';
import { maySeeDetails } from './document.policy.js';

@ObjectType({ simpleResolvers: true, description: 'What a machine found in a document.' })
export class DocumentCheck {
  @Field(() => DocumentCheckKind, { description: 'What was looked at.' })
  check: DocumentCheckKind;

  @Field(() => DocumentCheckOutcome, { description: 'What was found.' })
  outcome: DocumentCheckOutcome;

  @Field(() => String, { description: 'Why, as a stable upper-case code.' })
  code: string;
}

/** How far a document has come; for who submitted it and reviewers. */
@Resolver(() => LegalDocument)
export class DocumentProgressResolver {
  @FieldResolver(() => [DocumentCheck], {
    nullable: true,
    description: 'What machines found when it came; for who submitted it and reviewers. A reviewer decides.',
  })
  checks(@Root() document: LegalDocument, @Ctx() { viewer }: TrustContext): DocumentCheck[] | null {
    return maySeeDetails(viewer, document) ? document.checks : null;
  }

  @FieldResolver(() => [DocumentStep], {
    nullable: true,
    description: 'Every step since it came, first one first; for who submitted it and reviewers.',
  })
  async history(
    @Root() document: LegalDocument,
    @Ctx() { viewer, loaders }: TrustContext,
  ): Promise<DocumentStep[] | null> {
    return maySeeDetails(viewer, document) ? loaders.documentHistory.load(document.id) : null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Until when a reviewer has to decide; null while none does. For who submitted it and reviewers.',
  })
  async reviewDueAt(
    @Root() document: LegalDocument,
    @Ctx() { viewer, loaders }: TrustContext,
  ): Promise<Date | null> {
    return maySeeDetails(viewer, document) ? loaders.reviewDueAt.load(document.id) : null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when the decision can be appealed, once; null where there is nothing to appeal.',
  })
  appealableUntil(@Root() document: LegalDocument, @Ctx() { viewer }: TrustContext): Date | null {
    return maySeeDetails(viewer, document) ? appealableUntil(document) : null;
  }
}
