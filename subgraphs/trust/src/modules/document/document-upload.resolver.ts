import { assertId, AuditsRead, NotAudited, type Viewer } from '@propmubi/runtime';
import { Arg, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { createUpload } from './create-upload.service.js';
import {
  CreateDocumentUploadInput,
  CreateDocumentUploadPayload,
  DocumentContentPart,
  DocumentDownload,
  type OpenedDocument,
  UploadDocumentPartInput,
  UploadDocumentPartPayload,
} from './document-upload.inputs.js';
import { uploadPart } from './document-upload.js';
import { linkToContent, readContentPart } from './read-content.js';
import { submitterOf } from './submitter.js';

/** A paper that another person than its submitter opens. */
function paperShown({ result: { of }, viewer }: { result: { of: OpenedDocument }; viewer: Viewer }) {
  if (of.submittedBy === viewer.userId) return null;
  return {
    organizationId: of.organizationId,
    subjectType: 'DOCUMENT',
    subjectId: of.id,
    personId: of.subjectType === 'USER' ? of.subjectId : null,
  };
}

/** Bytes of documents, in and out, in parts. */
@Resolver()
export class DocumentUploadResolver {
  @AuditsRead<unknown, DocumentContentPart>('DOCUMENT_OPENED', paperShown)
  @Query(() => DocumentContentPart, {
    nullable: true,
    description:
      'A part of a document’s bytes, for who submitted it, the brokerage of the listing or agent, and reviewers.',
  })
  @Directive('@authenticated')
  @Directive('@cost(weight: 200)')
  documentContent(
    @Arg('id', () => ID, { description: 'The document.' }) id: string,
    @Arg('part', () => Int, { defaultValue: 0, description: 'Its place, from 0.' }) part: number,
    @Ctx() context: TrustContext,
  ): Promise<DocumentContentPart> {
    return readContentPart(context, assertId(id, 'id'), part);
  }

  @AuditsRead<unknown, DocumentDownload>('DOCUMENT_OPENED', paperShown)
  @Query(() => DocumentDownload, {
    nullable: true,
    description:
      'A link to a document’s bytes, for those who may read them (see documentContent). Null for one from before the store of documents: read it by documentContent.',
  })
  @Directive('@authenticated')
  @Directive('@cost(weight: 20)')
  documentDownload(
    @Arg('id', () => ID, { description: 'The document.' }) id: string,
    @Ctx() context: TrustContext,
  ): Promise<DocumentDownload | null> {
    return linkToContent(context, assertId(id, 'id'));
  }

  @NotAudited('An upload is nothing yet: submitDocument makes a document of it, and is audited.')
  @Mutation(() => CreateDocumentUploadPayload, {
    description:
      'Gives a link to send a document of up to 25 MB by; submitDocument with the uploadId then submits it. What is not submitted is removed after a day.',
  })
  @Directive('@requiresScopes(scopes: [["documents:write"]])')
  @UserErrors('FILE_TOO_LARGE', 'ORGANIZATION_REQUIRED', 'UNSUPPORTED_MEDIA_TYPE')
  createDocumentUpload(
    @Arg('input', () => CreateDocumentUploadInput, { description: 'The file.' })
    input: CreateDocumentUploadInput,
    @Ctx() context: TrustContext,
  ): Promise<CreateDocumentUploadPayload> {
    return createUpload(context, input);
  }

  @NotAudited('A part of an upload: submitDocument makes a document of it, and is audited.')
  @Mutation(() => UploadDocumentPartPayload, {
    description:
      'Takes a part of a document of up to 25 MB; submitDocument with the uploadId then makes them one. Parts that are not submitted are removed after a day.',
  })
  @Directive('@requiresScopes(scopes: [["documents:write"]])')
  @UserErrors('FILE_TOO_LARGE', 'ORGANIZATION_REQUIRED', 'UNSUPPORTED_MEDIA_TYPE', 'UPLOAD_INCOMPLETE')
  async uploadDocumentPart(
    @Arg('input', () => UploadDocumentPartInput, { description: 'The part.' }) input: UploadDocumentPartInput,
    @Ctx() { db, viewer }: TrustContext,
  ): Promise<UploadDocumentPartPayload> {
    const submitter = submitterOf(viewer);
    return db.write((em) => uploadPart(em, submitter, input));
  }
}
