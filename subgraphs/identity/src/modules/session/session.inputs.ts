import { Matches, MaxLength } from 'class-validator';
import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { DeviceIdField } from './device-id.field.js';

@InputType({ description: 'Where to send a one-time password.' })
export class RequestOtpInput {
  @Field(() => String, {
    description: 'Mobile number, such as +919820000001; one without a country code is Indian.',
  })
  @MaxLength(64)
  phone: string;

  @Field(() => String, {
    nullable: true,
    description: 'The solution of the challenge that the error CHALLENGE_REQUIRED came with.',
  })
  @IsOptional()
  @MaxLength(4096)
  challengeAnswer?: string;
}

@InputType({ description: 'Proof of holding a phone.' })
export class VerifyOtpInput {
  @Field(() => String, { description: 'The number the code was sent to.' })
  @MaxLength(64)
  phone: string;

  @Field(() => String, { description: 'The six digits.' })
  @Matches(/^\d{6}$/, { message: 'The code is six digits.' })
  code: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'From requestOtp: which code it is. Left out: the last one that was sent for a request from the same address.',
  })
  challengeId?: string;

  @Field(() => String, { nullable: true, description: 'What to call a new user; ignored for a known one.' })
  @IsOptional()
  @MaxLength(100)
  name?: string;

  @DeviceIdField()
  deviceId?: string;
}

@InputType({ description: 'Continues a session.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The refresh token given out last.' })
  @MaxLength(128)
  refreshToken: string;
}
