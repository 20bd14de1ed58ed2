import { assertAuthenticated, assertId } from '@propmubi/runtime';
import { Arg, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { organizationRequired } from './document.errors.js';
import {
  DocumentContentPart,
  UploadDocumentPartInput,
  UploadDocumentPartPayload,
} from './document-upload.inputs.js';
import { uploadPart } from './document-upload.js';
import { readContentPart } from './read-content.js';

/** Bytes of documents, in and out, in parts. */
@Resolver()
export class DocumentUploadResolver {
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
    @Ctx() { db, viewer }: TrustContext,
  ): Promise<DocumentContentPart> {
    return db.read((em) => readContentPart(em, viewer, assertId(id, 'id'), part));
  }

  @Mutation(() => UploadDocumentPartPayload, {
    description:
      'Takes a part of a document of up to 25 MB; submitDocument with the uploadId then makes them one. Parts that are not submitted are removed after a day.',
  })
  @Directive('@requiresScopes(scopes: [["documents:write"]])')
  @UserErrors('FILE_TOO_LARGE', 'ORGANIZATION_REQUIRED', 'UNSUPPORTED_MEDIA_TYPE')
  async uploadDocumentPart(
    @Arg('input', () => UploadDocumentPartInput, { description: 'The part.' }) input: UploadDocumentPartInput,
    @Ctx() { db, viewer }: TrustContext,
  ): Promise<UploadDocumentPartPayload> {
    assertAuthenticated(viewer);
    const { organizationId } = viewer;
    if (!organizationId) throw organizationRequired();
    return db.write((em) => uploadPart(em, { ...viewer, organizationId }, input));
  }
}
