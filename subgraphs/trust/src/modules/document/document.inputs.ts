import { GraphQLLocalDate } from '@propmubi/runtime';
import {
  ArrayMaxSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { TrustSubjectType } from '../score/trust-subject-type.js';
import { DocumentChecklistItem } from './checklist.js';
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

@InputType({
  description:
    'What the document says, as its submitter reads it. It is compared with the register and not kept. What is left out is looked for in the text of a PDF.',
})
export class DocumentFactsInput {
  @Field(() => String, { nullable: true, description: 'RERA number of the project or agent.' })
  @IsOptional()
  @MaxLength(20, { message: 'reraNumber is longer than 20 characters' })
  reraNumber?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Day of issue.' })
  @IsOptional()
  issuedOn?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day on which it is valid.' })
  @IsOptional()
  validUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom or what it names: project, promoter.' })
  @IsOptional()
  @MaxLength(200, { message: 'holderName is longer than 200 characters' })
  holderName?: string | null;

  @Field(() => String, { nullable: true, description: 'PAN of its holder.' })
  @IsOptional()
  @MaxLength(20, { message: 'pan is longer than 20 characters' })
  pan?: string | null;

  @Field(() => String, { nullable: true, description: 'GSTIN of its holder.' })
  @IsOptional()
  @MaxLength(20, { message: 'gstin is longer than 20 characters' })
  gstin?: string | null;
}

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

  @Field(() => DocumentFactsInput, { nullable: true, description: 'What it says.' })
  @IsOptional()
  @ValidateNested()
  facts?: DocumentFactsInput | null;

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

  @Field(() => String, {
    nullable: true,
    description: 'What the submitter should know or send, in your words, up to 1,000 characters.',
  })
  @IsOptional()
  @Length(1, 1_000, { message: 'note has 1 to 1,000 characters' })
  @Matches(/\S/, { message: 'note is blank' })
  note?: string | null;

  @Field(() => [DocumentChecklistItem], {
    nullable: true,
    description:
      'With APPROVE: what you confirm; each item of the checklist of its type (VerificationCase.checklist).',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'checklist has more than 20 items' })
  checklist?: DocumentChecklistItem[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'With REJECT: the document is a forgery.' })
  forged: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'With `forged`: a registry holds the subject’s owner responsible. Otherwise only the person who submitted it answers.',
  })
  registryConfirmed: boolean = false;
}

@InputType({ description: 'An answer to what a reviewer asked.' })
export class AnswerDocumentRequestInput {
  @Field(() => ID, { description: 'The document.' })
  @IsUUID('all', { message: 'documentId is not an id of this graph' })
  documentId: string;

  @Field(() => String, { description: 'The answer, 1 to 1,000 characters.' })
  @Length(1, 1_000, { message: 'note has 1 to 1,000 characters' })
  @Matches(/\S/, { message: 'note is blank' })
  note: string;
}

@InputType({ description: 'An appeal against the decision about a document.' })
export class AppealDocumentInput {
  @Field(() => ID, { description: 'The document.' })
  @IsUUID('all', { message: 'documentId is not an id of this graph' })
  documentId: string;

  @Field(() => String, { description: 'Why the decision is wrong, 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'statement has 10 to 1,000 characters' })
  @Matches(/\S/, { message: 'statement is blank' })
  statement: string;
}

@InputType({ description: 'A verification that is taken back.' })
export class RevokeDocumentInput {
  @Field(() => ID, { description: 'The document.' })
  @IsUUID('all', { message: 'documentId is not an id of this graph' })
  documentId: string;

  @Field(() => String, {
    description: 'Why, as a stable upper-case code such as REGISTRATION_REVOKED or CERTIFICATE_WITHDRAWN.',
  })
  reason: string;

  @Field(() => Boolean, { defaultValue: false, description: 'The document is a forgery.' })
  forged: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'With `forged`: a registry holds the subject’s owner responsible.',
  })
  registryConfirmed: boolean = false;
}

@ObjectType({ simpleResolvers: true, description: 'The document as it now stands.' })
export class DocumentPayload {
  @Field(() => LegalDocument, { description: 'The document.' })
  document: LegalDocument;
}
