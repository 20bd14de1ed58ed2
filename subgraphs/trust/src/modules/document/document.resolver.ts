import { assertAuthenticated, assertId, Audited, GraphQLLocalDate, NotFoundError } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { LegalDocument } from './document.entity.js';
import {
  AnswerDocumentRequestInput,
  AppealDocumentInput,
  DocumentPayload,
  ReviewDocumentInput,
  RevokeDocumentInput,
  SubmitDocumentInput,
} from './document.inputs.js';
import { mayCompare, maySeeDetails } from './document.policy.js';
import { answerDocumentRequest } from './answer-document.js';
import { appealDocument } from './appeal-document.js';
import { findCase } from './case.repository.js';
import { reviewDocument } from './review-document.js';
import { revokeDocument } from './revoke-document.js';
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
      'Whether a document has these bytes, told by their SHA-256 (hexadecimal): one about a listing or a project, or one that the viewer may read. Of others the answer is false.',
  })
  async documentHashMatches(
    @Arg('id', () => ID, { description: 'The document.' }) id: string,
    @Arg('sha256', () => String, { description: 'SHA-256 of the bytes, hexadecimal.' }) sha256: string,
    @Ctx() { loaders, viewer }: TrustContext,
  ): Promise<boolean> {
    const document = await loaders.documentById.load(assertId(id, 'id'));
    if (!document || !mayCompare(viewer, document)) return false;
    const asked = sha256.toLowerCase();
    return document.sha256 === asked || document.originalSha256 === asked;
  }

  @Audited()
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

  @Audited()
  @Mutation(() => DocumentPayload, {
    description:
      'Decides about a document that another person submitted. A title needs two reviewers. Needs a reason.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors(
    'ALREADY_REVIEWED',
    'CHECKLIST_INCOMPLETE',
    'MAKER_IS_CHECKER',
    'NOT_FOUND',
    'NOT_IN_REVIEW',
    'REASON_REQUIRED',
  )
  async reviewDocument(
    @Arg('input', () => ReviewDocumentInput, { description: 'The decision.' }) input: ReviewDocumentInput,
    @Ctx() { db, viewer, now }: TrustContext,
  ): Promise<DocumentPayload> {
    assertAuthenticated(viewer);
    const found = await db.read((em) => findCase(em, input.documentId));
    if (!found) throw new NotFoundError('There is no such document.');
    return { document: await db.write((em) => reviewDocument(em, viewer, input, now()), found) };
  }

  @Audited()
  @Mutation(() => DocumentPayload, {
    description:
      'Answers what a reviewer asked about a document of your organization: it goes back into the queue. To send another file, submit a new document; it takes the place of this one.',
  })
  @Directive('@requiresScopes(scopes: [["documents:write"]])')
  @UserErrors('NOT_FOUND', 'NOTHING_ASKED', 'ORGANIZATION_REQUIRED')
  async answerDocumentRequest(
    @Arg('input', () => AnswerDocumentRequestInput, { description: 'The answer.' })
    input: AnswerDocumentRequestInput,
    @Ctx() context: TrustContext,
  ): Promise<DocumentPayload> {
    return { document: await answerDocumentRequest(context, input) };
  }

  @Audited()
  @Mutation(() => DocumentPayload, {
    description:
      'Asks for another decision about a rejected or revoked document of your organization, once and within 30 days. Others decide than those who did.',
  })
  @Directive('@requiresScopes(scopes: [["documents:write"]])')
  @UserErrors(
    'ALREADY_APPEALED',
    'APPEAL_TOO_LATE',
    'NOT_FOUND',
    'NOTHING_TO_APPEAL',
    'ORGANIZATION_REQUIRED',
  )
  async appealDocument(
    @Arg('input', () => AppealDocumentInput, { description: 'The appeal.' }) input: AppealDocumentInput,
    @Ctx() context: TrustContext,
  ): Promise<DocumentPayload> {
    return { document: await appealDocument(context, input) };
  }

  @Audited()
  @Mutation(() => DocumentPayload, {
    description: 'Takes the verification of a document of others back. Needs a reason.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors('MAKER_IS_CHECKER', 'NOT_FOUND', 'NOT_VERIFIED', 'REASON_REQUIRED')
  async revokeDocument(
    @Arg('input', () => RevokeDocumentInput, { description: 'The document and why.' })
    input: RevokeDocumentInput,
    @Ctx() { db, viewer, now }: TrustContext,
  ): Promise<DocumentPayload> {
    assertAuthenticated(viewer);
    const found = await db.read((em) => findCase(em, input.documentId));
    if (!found) throw new NotFoundError('There is no such document.');
    return { document: await db.write((em) => revokeDocument(em, viewer, input, now()), found) };
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
