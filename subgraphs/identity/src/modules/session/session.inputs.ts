import { Matches, MaxLength } from 'class-validator';
import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

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

  @Field(() => String, {
    nullable: true,
    description:
      'What the client calls this device: 22 to 64 random characters of base64url that it keeps there and sends at each sign-in. A keyed digest is kept; reviews of people who share a device count as one.',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{22,64}$/, { message: 'A device id is 22 to 64 characters of base64url.' })
  deviceId?: string;
}

@InputType({ description: 'Continues a session.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The refresh token given out last.' })
  @MaxLength(128)
  refreshToken: string;
}
