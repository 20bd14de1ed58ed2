import { MaxLength } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Organization } from './organization.entity.js';

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
    description: 'The brokerage. Refresh the session to act for it as its manager.',
  })
  organization: Organization;
}
