import { GraphQLEmailAddress, GraphQLLocalDate } from '@propmubi/runtime';
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { User } from './user.entity.js';

export enum IdentityCheck {
  KYC = 'KYC',
  PAN = 'PAN',
  AADHAAR = 'AADHAAR',
  RERA_AGENT = 'RERA_AGENT',
}

registerEnumType(IdentityCheck, {
  name: 'IdentityCheck',
  description: 'What a reviewer checked about a person.',
  valuesConfig: {
    KYC: { description: 'Proof of identity and address.' },
    PAN: { description: 'The PAN card.' },
    AADHAAR: { description: 'The Aadhaar card; only its last four digits are kept.' },
    RERA_AGENT: { description: 'The registration as an agent, against MahaRERA’s register.' },
  },
});

@InputType({ description: 'What to change about oneself; what is not given stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'What to be called.' })
  name?: string;

  @Field(() => GraphQLEmailAddress, { nullable: true, description: 'E-mail address.' })
  @IsOptional()
  @MaxLength(254)
  email?: string;

  @Field(() => [String], { nullable: true, description: 'Languages one speaks, as ISO 639 codes.' })
  languages?: string[];
}

@InputType({ description: 'A reviewer’s finding about a person.' })
export class VerifyIdentityInput {
  @Field(() => ID, { description: 'Whose identity was checked.' })
  userId: string;

  @Field(() => IdentityCheck, { description: 'What was checked.' })
  check: IdentityCheck;

  @Field(() => String, {
    nullable: true,
    description:
      'The Aadhaar number on the card, when that was checked; all but its last four digits is forgotten.',
  })
  @IsOptional()
  @MaxLength(32)
  aadhaar?: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day the proof counts.' })
  expiresOn?: string;
}

@InputType({ description: 'Whom to shut out.' })
export class DeactivateUserInput {
  @Field(() => ID, { description: 'The user.' })
  userId: string;

  @Field(() => String, { description: 'Why; kept in the audit log.' })
  @MaxLength(500)
  reason: string;
}

@ObjectType({ simpleResolvers: true, description: 'The user as they are now.' })
export class UserPayload {
  @Field(() => User, { description: 'The user.' })
  user: User;
}
