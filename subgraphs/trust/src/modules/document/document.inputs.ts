import { IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { TrustSubjectType } from '../score/trust-subject-type.js';
import { LegalDocument } from './document.entity.js';
import { DocumentType } from './document.enums.js';

/** 5 MB of bytes are this many characters of base64. */
const LONGEST_BASE64 = 7_000_000;

export enum ReviewerDecision {
  APPROVE = 'APPROVE',
  REJECT = 'REJECT',
  NEEDS_INFO = 'NEEDS_INFO',
}

registerEnumType(ReviewerDecision, {
  name: 'ReviewerDecision',
  description: 'What a reviewer of documents decides.',
  valuesConfig: {
    APPROVE: { description: 'The document holds.' },
    REJECT: { description: 'It does not.' },
    NEEDS_INFO: { description: 'More is needed to decide.' },
  },
});

@InputType({ description: 'A legal document to be verified.' })
export class SubmitDocumentInput {
  @Field(() => TrustSubjectType, { description: 'What it is about.' })
  subjectType: TrustSubjectType;

  @Field(() => ID, { description: 'The listing, project, agent or user.' })
  @IsUUID('all', { message: 'subjectId is not an id of this graph' })
  subjectId: string;

  @Field(() => DocumentType, { description: 'What kind of document it is.' })
  type: DocumentType;

  @Field(() => String, {
    nullable: true,
    description:
      'Its bytes in base64: PDF, JPEG or PNG, as far as they fit into a request. Or give uploadId.',
  })
  @IsOptional()
  @Length(4, LONGEST_BASE64, { message: 'content is empty or larger than 5 MB' })
  contentBase64?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The upload that holds its bytes (createDocumentUpload, or uploadDocumentPart).',
  })
  @IsOptional()
  @IsUUID('all', { message: 'uploadId is not a UUID' })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'File name, up to 200 characters.' })
  @IsOptional()
  @MaxLength(200, { message: 'fileName is longer than 200 characters' })
  fileName?: string | null;

  @Field(() => String, { description: 'Sending the same key again returns the first answer.' })
  @Length(8, 128, { message: 'idempotencyKey has 8 to 128 characters' })
  idempotencyKey: string;
}

@InputType({ description: 'A reviewer’s decision about a document.' })
export class ReviewDocumentInput {
  @Field(() => ID, { description: 'The document.' })
  @IsUUID('all', { message: 'documentId is not an id of this graph' })
  documentId: string;

  @Field(() => ReviewerDecision, { description: 'What is decided.' })
  decision: ReviewerDecision;

  @Field(() => String, {
    description: 'Why, as a stable upper-case code such as TITLE_CLEAR or SIGNATURE_MISSING.',
  })
  reason: string;

  @Field(() => Boolean, { defaultValue: false, description: 'With REJECT: the document is a forgery.' })
  forged: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'With `forged`: a registry holds the subject’s owner responsible. Otherwise only the person who submitted it answers.',
  })
  registryConfirmed: boolean = false;
}

@ObjectType({ simpleResolvers: true, description: 'The document as it now stands.' })
export class DocumentPayload {
  @Field(() => LegalDocument, { description: 'The document.' })
  document: LegalDocument;
}
