import { assertAuthenticated, assertId, GraphQLLocalDate, NotFoundError } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { LegalDocument } from './document.entity.js';
import { DocumentPayload, ReviewDocumentInput, SubmitDocumentInput } from './document.inputs.js';
import { maySeeDetails } from './document.policy.js';
import { findCase, reviewDocument } from './review-document.js';
import { submitDocument } from './submit-document.js';

@Resolver(() => LegalDocument)
export class DocumentResolver {
  @Query(() => LegalDocument, {
    nullable: true,
    description: 'One document of the viewer’s own brokerage; null when it is another’s.',
  })
  async document(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() { loaders, viewer }: TrustContext,
  ): Promise<LegalDocument | null> {
    const document = await loaders.documentById.load(assertId(id, 'id'));
    return document && maySeeDetails(viewer, document) ? document : null;
  }

  @Query(() => Boolean, {
    description:
      'Whether a document the viewer may see has these bytes, told by their SHA-256 (hexadecimal).',
  })
  async documentHashMatches(
    @Arg('id', () => ID, { description: 'The document.' }) id: string,
    @Arg('sha256', () => String, { description: 'SHA-256 of the bytes, hexadecimal.' }) sha256: string,
    @Ctx() { loaders }: TrustContext,
  ): Promise<boolean> {
    const document = await loaders.documentById.load(assertId(id, 'id'));
    const asked = sha256.toLowerCase();
    return document !== null && (document.sha256 === asked || document.originalSha256 === asked);
  }

  @Mutation(() => DocumentPayload, { description: 'Submits a legal document to be verified.' })
  @Directive('@requiresScopes(scopes: [["documents:write"]])')
  @UserErrors(
    'CONTENT_REQUIRED',
    'FILE_INFECTED',
    'FILE_TOO_LARGE',
    'ORGANIZATION_REQUIRED',
    'SUBJECT_NOT_YOURS',
    'UNSUPPORTED_MEDIA_TYPE',
    'UPLOAD_BUSY',
    'UPLOAD_INCOMPLETE',
  )
  async submitDocument(
    @Arg('input', () => SubmitDocumentInput, { description: 'The document.' }) input: SubmitDocumentInput,
    @Ctx() context: TrustContext,
  ): Promise<DocumentPayload> {
    return { document: await submitDocument(context, input) };
  }

  @Mutation(() => DocumentPayload, {
    description:
      'Decides about a document that another person submitted. A title needs two reviewers. Needs a reason.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors('ALREADY_REVIEWED', 'MAKER_IS_CHECKER', 'NOT_FOUND', 'NOT_IN_REVIEW', 'REASON_REQUIRED')
  async reviewDocument(
    @Arg('input', () => ReviewDocumentInput, { description: 'The decision.' }) input: ReviewDocumentInput,
    @Ctx() { db, viewer, now }: TrustContext,
  ): Promise<DocumentPayload> {
    assertAuthenticated(viewer);
    const found = await db.read((em) => findCase(em, input.documentId));
    if (!found) throw new NotFoundError('There is no such document.');
    return { document: await db.write((em) => reviewDocument(em, viewer, input, now()), found) };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'SHA-256 of its bytes; for who submitted it and reviewers.',
  })
  sha256(@Root() document: LegalDocument, @Ctx() { viewer }: TrustContext): string | null {
    return maySeeDetails(viewer, document) ? document.sha256 : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Size in bytes; for who submitted it and reviewers.',
  })
  sizeBytes(@Root() document: LegalDocument, @Ctx() { viewer }: TrustContext): number | null {
    return maySeeDetails(viewer, document) ? document.sizeBytes : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'File name; for who submitted it and reviewers.',
  })
  fileName(@Root() document: LegalDocument, @Ctx() { viewer }: TrustContext): string | null {
    return maySeeDetails(viewer, document) ? document.fileName : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was decided so, as a code; for who submitted it and reviewers.',
  })
  decisionReason(@Root() document: LegalDocument, @Ctx() { viewer }: TrustContext): string | null {
    return maySeeDetails(viewer, document) ? document.decisionReason : null;
  }

  @FieldResolver(() => GraphQLLocalDate, { nullable: true, description: 'When it has to be checked again.' })
  recheckOn(@Root() { recheckOn }: LegalDocument): string | null {
    return recheckOn;
  }
}
