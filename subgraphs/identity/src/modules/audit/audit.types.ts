import {
  type AuditKind as AuditKindCode,
  codeEnum,
  ConnectionArgs,
  connectionTypes,
  GraphQLDateTime,
} from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

const AuditKind = codeEnum('AuditKind', 'What an entry of an audit log is about.', {
  ACT: 'Something was done.',
  READ: 'Personal data was shown to another person than its own.',
});

@ObjectType({ simpleResolvers: true, description: 'Something that was done, as the audit log keeps it.' })
export class AuditEntry {
  @Field(() => Int, { description: 'Its place in the chain, from 1, without gaps.' })
  seq: number;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  recordedAt: Date;

  @Field(() => ID, { nullable: true, description: 'Which user did it; null for the platform itself.' })
  actorId: string | null;

  @Field(() => String, { description: 'What was done, such as AGENT_REGISTERED.' })
  action: string;

  @Field(() => ID, { nullable: true, description: 'To whom or what.' })
  subjectId: string | null;

  @Field(() => AuditKind, { description: 'Whether something was changed or personal data was read.' })
  kind: string;

  @Field(() => String, { description: 'The part of the platform in which it happened, such as crm.' })
  source: string;

  @Field(() => String, {
    nullable: true,
    description: 'As what they did it, such as REVIEWER; null where it is not kept.',
  })
  role: string | null;

  @Field(() => Boolean, { description: 'Whether a program did it for them, by an API key.' })
  viaKey: boolean;

  @Field(() => String, { nullable: true, description: 'What the subject is, such as LEAD.' })
  subjectType: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'That the viewer’s personal data was shown to another person.',
})
export class DataAccess {
  @Field(() => GraphQLDateTime, {
    description: 'When; the same person reading the same again within ten minutes is not listed again.',
  })
  recordedAt: Date;

  @Field(() => String, { description: 'What was read, such as LEAD_CONTACT_READ.' })
  action: string;

  @Field(() => String, { nullable: true, description: 'As what they read it, such as AGENT.' })
  role: string | null;

  @Field(() => Boolean, { description: 'Whether a program read it for them, by an API key.' })
  viaKey: boolean;

  @Field(() => String, { nullable: true, description: 'In which thing it stands, such as LEAD.' })
  subjectType: string | null;

  @Field(() => ID, { nullable: true, description: 'Its id.' })
  subjectId: string | null;
}

const AuditProblem = codeEnum('AuditProblem', 'What is wrong with an audit log.', {
  ALTERED: 'An entry is not as it was written.',
  HEAD_FORGED: 'The head does not fit the entries.',
  KEY_UNKNOWN: 'An entry is of a key that this installation was not given.',
  MISSING: 'An entry is missing.',
  TRUNCATED: 'The last entries are missing.',
});

@ObjectType({ simpleResolvers: true, description: 'Whether an audit log is as it was written.' })
export class AuditVerification {
  @Field(() => Int, { description: 'How many entries were checked.' })
  entries: number;

  @Field(() => AuditProblem, { nullable: true, description: 'What is wrong; null when nothing is.' })
  problem: string | null;

  @Field(() => Int, { nullable: true, description: 'The place at which it begins.' })
  seq: number | null;
}

export const { ConnectionType: AuditEntryConnection } = connectionTypes(AuditEntry, 'AuditEntry', {
  counted: true,
});

export const { ConnectionType: DataAccessConnection } = connectionTypes(DataAccess, 'DataAccess');

@InputType({ description: 'Which entries to list; every given condition must hold.' })
export class AuditFilter {
  @Field(() => [String], { nullable: true, description: 'One of these was done, such as ROLE_GRANTED.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(64, { each: true })
  actions?: string[] | null;

  @Field(() => AuditKind, { nullable: true, description: 'Acts or reads.' })
  kind?: AuditKindCode | null;

  @Field(() => ID, { nullable: true, description: 'This user did it.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'To this person or thing.' })
  subjectId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Not before then.' })
  since?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Before then.' })
  until?: Date | null;
}

@ArgsType()
export class AuditTrailArgs extends ConnectionArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: AuditFilter | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of this organization; left out, the viewer’s own. Others’ are for administrators.',
  })
  organizationId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Of all organizations and the platform; for administrators.',
  })
  everywhere: boolean;
}
