import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, ObjectType } from 'type-graphql';
import { User } from '../user/user.entity.js';

@ObjectType({
  simpleResolvers: true,
  description: 'That a code is on its way; says nothing about the number.',
})
export class RequestOtpPayload {
  @Field(() => ID, { description: 'Names this code for verifyOtp, whatever address that comes from.' })
  challengeId: string;

  @Field(() => GraphQLDateTime, { description: 'Until when the code can be used.' })
  expiresAt: Date;

  @Field(() => GraphQLDateTime, { description: 'From when another code may be asked for.' })
  resendAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A session: what to send along, and what to continue with.',
})
export class Session {
  @Field(() => String, { description: 'Bearer token for requests; lives at most 15 minutes.' })
  accessToken: string;

  @Field(() => String, {
    description: 'Gives the next access token, once. Keep it where scripts cannot read it.',
  })
  refreshToken: string;

  @Field(() => GraphQLDateTime, { description: 'When the access token expires.' })
  expiresAt: Date;

  @Field(() => User, { nullable: true, description: 'Who signed in.' })
  user: User | null;
}

@ObjectType({ simpleResolvers: true, description: 'The session that was opened, or goes on.' })
export class SessionPayload extends Session {}

@ObjectType({ simpleResolvers: true, description: 'That the session is over.' })
export class SignOutPayload {
  @Field(() => Boolean, { description: 'Always true.' })
  signedOut: boolean;
}
