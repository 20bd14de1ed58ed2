import { GraphQLDateTime } from '@propmubi/runtime';
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { User } from '../user/user.entity.js';

const MAX_CODE_LENGTH = 32;
const MAX_TICKET_LENGTH = 128;

@ObjectType({ simpleResolvers: true, description: 'The viewer’s authenticator app (TOTP, RFC 6238).' })
export class SecondFactor {
  @Field(() => GraphQLDateTime, { description: 'Since when sign-in asks for it.' })
  enrolledAt: Date;

  @Field(() => Int, { description: 'How many recovery codes are unused.' })
  recoveryCodesLeft: number;

  @Field(() => Boolean, { description: 'Whether a role of the viewer needs it.' })
  mandatory: boolean;
}

@InputType({ description: 'Who sets an authenticator app up.' })
export class EnrolSecondFactorInput {
  @Field(() => String, {
    nullable: true,
    description: 'The ticket of SECOND_FACTOR_ENROLMENT_REQUIRED; left out by a viewer who is signed in.',
  })
  @IsOptional()
  @MaxLength(MAX_TICKET_LENGTH)
  ticket?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A secret for an authenticator app, to be confirmed.' })
export class EnrolSecondFactorPayload {
  @Field(() => String, { description: 'The secret in base 32, to be typed. It is not shown again.' })
  secret: string;

  @Field(() => String, { description: 'The same as an otpauth URI, for a QR code.' })
  uri: string;
}

@InputType({ description: 'The first code of a new authenticator app.' })
export class ConfirmSecondFactorInput {
  @Field(() => String, { nullable: true, description: 'As for enrolSecondFactor.' })
  @IsOptional()
  @MaxLength(MAX_TICKET_LENGTH)
  ticket?: string | null;

  @Field(() => String, { description: 'The six digits that the app shows.' })
  @MaxLength(MAX_CODE_LENGTH)
  code: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Recovery codes, and the session where the enrolment was part of signing in.',
})
export class ConfirmSecondFactorPayload {
  @Field(() => [String], { description: 'Each signs in once without the app. They are not shown again.' })
  recoveryCodes: string[];

  @Field(() => String, {
    nullable: true,
    description: 'As of verifyOtp; null for a viewer who is signed in.',
  })
  accessToken: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As of verifyOtp; null for a viewer who is signed in.',
  })
  refreshToken: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the access token expires.' })
  expiresAt: Date | null;

  @Field(() => User, { nullable: true, description: 'Who signed in.' })
  user: User | null;
}

@InputType({ description: 'The second proof of a sign-in.' })
export class VerifySecondFactorInput {
  @Field(() => String, { description: 'The ticket of SECOND_FACTOR_REQUIRED.' })
  @MaxLength(MAX_TICKET_LENGTH)
  ticket: string;

  @Field(() => String, { description: 'Six digits of the app, or a recovery code.' })
  @MaxLength(MAX_CODE_LENGTH)
  code: string;
}

@InputType()
abstract class SecondFactorCode {
  @Field(() => String, { description: 'Six digits of the app, or a recovery code.' })
  @MaxLength(MAX_CODE_LENGTH)
  code: string;
}

@ObjectType({ simpleResolvers: true, description: 'That dangerous acts are open for a while.' })
export class StepUpPayload {
  @Field(() => GraphQLDateTime, { description: 'Until when the proof counts.' })
  provedUntil: Date;
}

@ObjectType({ simpleResolvers: true, description: 'New recovery codes; the former ones no longer work.' })
export class ReplaceRecoveryCodesPayload {
  @Field(() => [String], { description: 'Each signs in once without the app. They are not shown again.' })
  recoveryCodes: string[];
}

@ObjectType({ simpleResolvers: true, description: 'That sign-in asks for no second factor any more.' })
export class RemoveSecondFactorPayload {
  @Field(() => Boolean, { description: 'Always true.' })
  removed: boolean;
}

@InputType({ description: 'Whose authenticator app is lost, and how that was checked.' })
export class ResetSecondFactorInput {
  @Field(() => ID, { description: 'The user.' })
  userId: string;

  @Field(() => String, { description: 'How it was made sure that it is them; kept in the audit log.' })
  @MaxLength(500)
  reason: string;
}

@InputType({ description: 'A fresh proof, for a dangerous act.' })
export class StepUpInput extends SecondFactorCode {}

@InputType({ description: 'A proof that the recovery codes are the viewer’s.' })
export class ReplaceRecoveryCodesInput extends SecondFactorCode {}

@InputType({ description: 'A proof that the authenticator app is the viewer’s.' })
export class RemoveSecondFactorInput extends SecondFactorCode {}

@ObjectType({ simpleResolvers: true, description: 'That the person sets an authenticator app up anew.' })
export class ResetSecondFactorPayload {
  @Field(() => Boolean, { description: 'Always true.' })
  reset: boolean;
}
