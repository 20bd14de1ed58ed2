import { IsOptional, MaxLength } from 'class-validator';
import { ConnectionArgs } from '@propmubi/runtime';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Organization, OrganizationStatus } from './organization.entity.js';

@InputType({ description: 'A brokerage that joins.' })
export class RegisterOrganizationInput {
  @Field(() => String, { description: 'The name it trades under.' })
  name: string;

  @Field(() => String, { description: 'Where its office is.' })
  city: string;

  @Field(() => String, { description: 'Permanent account number: five letters, four digits, a letter.' })
  @MaxLength(32)
  pan: string;

  @Field(() => String, { nullable: true, description: 'GSTIN; must contain the same PAN.' })
  @MaxLength(32)
  gstin?: string;
}

@ObjectType({ simpleResolvers: true, description: 'The brokerage as it was registered.' })
export class RegisterOrganizationPayload {
  @Field(() => Organization, {
    description: 'The brokerage. It is PENDING; once it is verified, refresh the session to act for it.',
  })
  organization: Organization;

  @Field(() => Boolean, {
    description:
      'Whether refreshSession would change what the viewer may do now: false until it is verified.',
  })
  refreshSession: boolean;
}

@ArgsType()
export class OrganizationsArgs extends ConnectionArgs {
  @Field(() => OrganizationStatus, { nullable: true, description: 'With this status.' })
  status?: OrganizationStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that ask for another name, or do not; left out, all.',
  })
  renaming?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Whose name has this in it.' })
  @IsOptional()
  @MaxLength(100)
  name?: string | null;
}

@InputType({ description: 'A brokerage whose papers were checked.' })
export class VerifyOrganizationInput {
  @Field(() => ID, { description: 'The brokerage.' })
  organizationId: string;
}

@InputType({ description: 'A brokerage whose papers do not hold.' })
export class RejectOrganizationInput {
  @Field(() => ID, { description: 'The brokerage.' })
  organizationId: string;

  @Field(() => String, { description: 'Why; kept in the audit log.' })
  @MaxLength(500)
  reason: string;
}

@ObjectType({ simpleResolvers: true, description: 'The brokerage as it is now.' })
export class OrganizationPayload {
  @Field(() => Organization, { description: 'The brokerage.' })
  organization: Organization;
}
