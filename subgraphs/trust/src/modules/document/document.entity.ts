import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, Node } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { SubjectType } from '../score/model/parameters.js';
import { TrustSubjectType } from '../score/trust-subject-type.js';
import type { CheckResult } from './checks/check-paper.js';
import { DocumentStatus, DocumentType } from './document.enums.js';

/** Tenant-owned. Of papers about listings and projects every viewer sees the row; which fields of it, document.policy says. */
@Entity({ tableName: 'document' })
@ObjectType('Document', {
  implements: Node,
  simpleResolvers: true,
  description: 'A legal document about a property or a person, and whether it was verified.',
})
@Directive('@key(fields: "id")')
export class LegalDocument {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'text' })
  @Field(() => TrustSubjectType, { description: 'Kind of subject it is about.' })
  subjectType: SubjectType;

  @Property({ type: 'uuid' })
  @Field(() => ID, { description: 'The user, agent, listing or project it is about.' })
  subjectId: string;

  @Property({ type: 'text' })
  @Field(() => DocumentType, { description: 'What kind of document it is.' })
  type: DocumentType;

  @Property({ type: 'text' })
  @Field(() => DocumentStatus, { description: 'Where it is on its way to being verified.' })
  status: DocumentStatus;

  @Property({ type: 'text' })
  sha256: string;

  @Property({ type: 'int' })
  sizeBytes: number;

  @Property({ type: 'text' })
  mediaType: string;

  @Property({ type: 'text', nullable: true })
  fileName: string | null;

  @Property({ type: 'uuid' })
  submittedBy: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was submitted.' })
  submittedAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was verified or rejected.' })
  decidedAt: Date | null;

  @Property({ type: 'text', nullable: true })
  decisionReason: string | null;

  @Property({ type: 'date', nullable: true })
  recheckOn: string | null;

  /** The upload its bytes came with; null for those that came with the request. */
  @Property({ type: 'uuid', nullable: true })
  uploadId: string | null = null;

  /** Where its bytes are in the store; null for those that are in Postgres. */
  @Property({ type: 'text', nullable: true })
  storageKey: string | null = null;

  /** Of the bytes that were sent, before an image lost its EXIF data; null for what came before there was a store. */
  @Property({ type: 'text', nullable: true })
  originalSha256: string | null = null;

  /** What machines found in it. */
  @Property({ type: 'json' })
  checks: CheckResult[] = [];

  /** Until when the paper itself says that it is valid. */
  @Property({ type: 'date', nullable: true })
  validUntil: string | null = null;
}
