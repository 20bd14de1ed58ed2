import { ConnectionArgs, connectionTypes, GraphQLDateTime } from '@propmubi/runtime';
import { MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SignInMethod } from './sign-in-method.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A sign-in on one device, until it is signed out of, ended or expires.',
})
export class OpenSession {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'What its owner calls it, such as a device.' })
  name: string | null;

  @Field(() => SignInMethod, {
    nullable: true,
    description: 'By what it began; null for one of before 2026-12.',
  })
  beganBy: SignInMethod | null;

  @Field(() => GraphQLDateTime, { description: 'When it began.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'When it was refreshed last.' })
  lastUsedAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when it can be refreshed.' })
  expiresAt: Date;

  @Field(() => Boolean, { description: 'Whether this request belongs to it.' })
  current: boolean;
}

export const { ConnectionType: OpenSessionConnection } = connectionTypes(OpenSession, 'OpenSession', {
  counted: true,
});

@ArgsType()
export class SessionsArgs extends ConnectionArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Whose; left out, the viewer’s own. Another person’s are for administrators.',
  })
  userId?: string | null;
}

@InputType({ description: 'A name for a session.' })
export class RenameSessionInput {
  @Field(() => ID, { description: 'The session, one’s own.' })
  sessionId: string;

  @Field(() => String, { description: 'The name, 2 to 100 characters.' })
  @MaxLength(200)
  name: string;
}

@ObjectType({ simpleResolvers: true, description: 'The session as it is now.' })
export class RenameSessionPayload {
  @Field(() => OpenSession, { description: 'The session.' })
  session: OpenSession;
}

@InputType({ description: 'A session to end.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'The session, one’s own.' })
  sessionId: string;
}

@ObjectType({ simpleResolvers: true, description: 'That the session is over.' })
export class RevokeSessionPayload {
  @Field(() => ID, { description: 'The session.' })
  sessionId: string;
}

@InputType({ description: 'Which sessions to leave open.' })
export class SignOutEverywhereInput {
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the session of this request goes on; all others end in either case.',
  })
  keepCurrent: boolean = true;
}

@InputType({ description: 'Whose sessions to end, and why.' })
export class EndUserSessionsInput {
  @Field(() => ID, { description: 'The user.' })
  userId: string;

  @Field(() => String, { description: 'Why; kept in the audit log.' })
  @MaxLength(500)
  reason: string;
}

@ObjectType({ simpleResolvers: true, description: 'That the sessions of a person are over.' })
export class EndUserSessionsPayload {
  @Field(() => Int, { description: 'How many ended.' })
  endedCount: number;
}

@ObjectType({ simpleResolvers: true, description: 'That sessions are over.' })
export class SignOutEverywherePayload {
  @Field(() => Int, { description: 'How many ended.' })
  endedCount: number;
}
