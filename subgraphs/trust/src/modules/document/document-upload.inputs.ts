import { IsUUID, Length, Max, Min } from 'class-validator';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { LegalDocument } from './document.entity.js';
import { MAX_PARTS, PART_BASE64 } from './document-parts.js';

@InputType({ description: 'A part of a document that is too large for one request.' })
export class UploadDocumentPartInput {
  @Field(() => ID, { description: 'A UUID the client makes for the upload, the same for all its parts.' })
  @IsUUID('all', { message: 'uploadId is not a UUID' })
  uploadId: string;

  @Field(() => Int, { description: 'Its place, from 0. A part that is sent again replaces the first one.' })
  @Min(0, { message: 'part goes from 0' })
  @Max(MAX_PARTS - 1, { message: `a document has at most ${MAX_PARTS} parts` })
  part: number;

  @Field(() => String, {
    description: 'Its bytes in base64: exactly 512 KiB (524,288 bytes), the last part up to that.',
  })
  @Length(4, PART_BASE64, { message: 'contentBase64 is empty or longer than 512 KiB' })
  contentBase64: string;
}

@ObjectType({ simpleResolvers: true, description: 'What of an upload has arrived.' })
export class UploadDocumentPartPayload {
  @Field(() => ID, { description: 'The upload, for submitDocument.' })
  uploadId: string;

  @Field(() => Int, { description: 'Parts so far.' })
  parts: number;

  @Field(() => Int, { description: 'Bytes so far.' })
  receivedBytes: number;
}

/** The document whose bytes are given. */
export type OpenedDocument = Pick<
  LegalDocument,
  'id' | 'organizationId' | 'subjectType' | 'subjectId' | 'submittedBy'
>;

@ObjectType({ simpleResolvers: true, description: 'A part of a document’s bytes.' })
export class DocumentContentPart {
  /** For the audit trail. */
  of: OpenedDocument;

  @Field(() => Int, { description: 'Its place, from 0.' })
  part: number;

  @Field(() => Int, { description: 'How many parts there are.' })
  parts: number;

  @Field(() => Int, { description: 'Size of the whole in bytes.' })
  sizeBytes: number;

  @Field(() => String, {
    description: 'As which the bytes were recognised: application/pdf, image/jpeg, image/png.',
  })
  mediaType: string;

  @Field(() => String, { description: 'SHA-256 of the whole, hexadecimal: what the transparency log says.' })
  sha256: string;

  @Field(() => String, { description: 'The bytes of this part in base64.' })
  contentBase64: string;
}

@InputType({ description: 'A file that is to be uploaded.' })
export class CreateDocumentUploadInput {
  @Field(() => String, { description: 'application/pdf, image/jpeg or image/png.' })
  @Length(1, 100, { message: 'mediaType is empty or too long' })
  mediaType: string;

  @Field(() => Int, { description: 'Its exact size in bytes, up to 25 MB (26,214,400).' })
  @Min(1, { message: 'sizeBytes is at least 1' })
  sizeBytes: number;
}

@ObjectType({ simpleResolvers: true, description: 'A header of an HTTP request.' })
export class HttpHeader {
  @Field(() => String, { description: 'Name.' })
  name: string;

  @Field(() => String, { description: 'Value.' })
  value: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A link by which one file of the promised type and size is sent. Who has the link can use it: keep it to yourself.',
})
export class CreateDocumentUploadPayload {
  @Field(() => ID, { description: 'The upload, for submitDocument.' })
  uploadId: string;

  @Field(() => String, { description: 'The HTTP method: PUT.' })
  method: string;

  @Field(() => String, { description: 'Where the bytes go: absolute, or relative to the gateway.' })
  url: string;

  @Field(() => [HttpHeader], { description: 'Headers to send with them.' })
  headers: HttpHeader[];

  @Field(() => GraphQLDateTime, { description: 'Until when the link is good.' })
  expiresAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A link to the bytes of one document. Who has it can read them until it expires: keep it to yourself.',
})
export class DocumentDownload {
  /** For the audit trail. */
  of: OpenedDocument;

  @Field(() => String, { description: 'Where they are: absolute, or relative to the gateway.' })
  url: string;

  @Field(() => GraphQLDateTime, { description: 'Until when the link is good: two minutes.' })
  expiresAt: Date;

  @Field(() => String, { description: 'application/pdf, image/jpeg or image/png.' })
  mediaType: string;

  @Field(() => Int, { description: 'Size in bytes.' })
  sizeBytes: number;

  @Field(() => String, { description: 'SHA-256 of the bytes, hexadecimal: what the transparency log says.' })
  sha256: string;
}
