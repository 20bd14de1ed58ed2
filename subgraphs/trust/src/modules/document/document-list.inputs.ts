import { ConnectionArgs } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { TrustSubjectType } from '../score/trust-subject-type.js';
import { DocumentStatus, DocumentType } from './document.enums.js';

@InputType({ description: 'Which documents; every given condition must hold.' })
export class DocumentFilter {
  @Field(() => [DocumentStatus], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(11)
  statuses?: DocumentStatus[] | null;

  @Field(() => [DocumentType], { nullable: true, description: 'Of one of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(11)
  types?: DocumentType[] | null;

  @Field(() => TrustSubjectType, { nullable: true, description: 'About this kind of subject.' })
  @IsOptional()
  subjectType?: TrustSubjectType | null;

  @Field(() => ID, { nullable: true, description: 'About this subject.' })
  @IsOptional()
  @IsUUID('all', { message: 'subjectId is not an id of this graph' })
  subjectId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that the viewer submitted; or the others.',
  })
  @IsOptional()
  mine?: boolean | null;
}

@InputType({ description: 'Which cases; every given condition must hold.' })
export class VerificationCaseFilter {
  @Field(() => [DocumentType], { nullable: true, description: 'Of documents of one of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(11)
  documentTypes?: DocumentType[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Those whose time is over; or the others.' })
  @IsOptional()
  isOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those in which a reviewer waits for the submitter’s answer; or the others.',
  })
  @IsOptional()
  isWaitingForSubmitter?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those about an appeal; or the others.' })
  @IsOptional()
  isAppeal?: boolean | null;
}

@ArgsType()
export class OrganizationDocumentsArgs extends ConnectionArgs {
  @Field(() => DocumentFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: DocumentFilter | null;
}

@ArgsType()
export class VerificationCasesArgs extends ConnectionArgs {
  @Field(() => VerificationCaseFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: VerificationCaseFilter | null;
}
