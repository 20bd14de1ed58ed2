import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DeviceIdField } from '../session/device-id.field.js';
import { RequestOtpPayload } from '../session/session.types.js';
import { User } from '../user/user.entity.js';

/** As long as an address can be, and what surrounds it when it is pasted. */
const MAX_EMAIL_LENGTH = 320;

@InputType()
abstract class EmailCodeRequestInput {
  @Field(() => String, { description: 'The address.' })
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;

  @Field(() => String, {
    nullable: true,
    description: 'Language of the message, as ISO 639-1 code: en, hi or mr; English for all others.',
  })
  @IsOptional()
  @MaxLength(16)
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The solution of the challenge that the error CHALLENGE_REQUIRED came with.',
  })
  @IsOptional()
  @MaxLength(4096)
  challengeAnswer?: string | null;
}

@InputType()
abstract class EmailCodeInput {
  @Field(() => String, { description: 'The address the code was sent to.' })
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;

  @Field(() => String, { description: 'The six digits.' })
  @Matches(/^\d{6}$/, { message: 'The code is six digits.' })
  code: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Which code it is. Left out: the last one that was sent for a request from the same address.',
  })
  challengeId?: string;
}

@InputType({ description: 'Where to send a one-time password.' })
export class RequestEmailOtpInput extends EmailCodeRequestInput {}

@InputType({ description: 'Proof of reading an address’s mail.' })
export class VerifyEmailOtpInput extends EmailCodeInput {
  @DeviceIdField()
  deviceId?: string;
}

@InputType({ description: 'An address that is to become one’s own.' })
export class RequestEmailVerificationInput extends EmailCodeRequestInput {}

@InputType({ description: 'Proof that the address is one’s own.' })
export class VerifyEmailInput extends EmailCodeInput {}

@ObjectType({
  simpleResolvers: true,
  description: 'That a message is on its way; says nothing about the address.',
})
export class RequestEmailOtpPayload extends RequestOtpPayload {}

@ObjectType({ simpleResolvers: true, description: 'That a message is on its way.' })
export class RequestEmailVerificationPayload extends RequestOtpPayload {}

@ObjectType({ simpleResolvers: true, description: 'The user with the address.' })
export class VerifyEmailPayload {
  @Field(() => User, { nullable: true, description: 'The user.' })
  user: User | null;
}
