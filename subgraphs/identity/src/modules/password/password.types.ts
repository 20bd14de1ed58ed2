import { GraphQLDateTime } from '@propmubi/runtime';
import { MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DeviceIdField } from '../session/device-id.field.js';

/** Longer than any that is taken: the refusal is about the password then. */
const MAX_PASSWORD_LENGTH = 1_024;

@ObjectType({ simpleResolvers: true, description: 'The viewer’s password.' })
export class MyPassword {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was set; null: there is none.' })
  changedAt: Date | null;

  @Field(() => Boolean, {
    description: 'Whether an organization of the viewer wants passwords. Else it signs no one in.',
  })
  isAllowed: boolean;
}

@InputType({ description: 'A new password.' })
export class SetPasswordInput {
  @Field(() => String, { description: '15 to 128 characters of any kind; not one that is guessed first.' })
  @MaxLength(MAX_PASSWORD_LENGTH)
  password: string;
}

@ObjectType({ simpleResolvers: true, description: 'That the password is set.' })
export class SetPasswordPayload {
  @Field(() => Int, { description: 'How many other sessions ended.' })
  endedCount: number;
}

@ObjectType({ simpleResolvers: true, description: 'That there is no password.' })
export class RemovePasswordPayload {
  @Field(() => Boolean, { description: 'Whether there was one.' })
  removed: boolean;
}

@InputType({ description: 'Whether the people of an organization may have passwords.' })
export class AllowPasswordsInput {
  @Field(() => Boolean, { description: 'Whether they may.' })
  allowed: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Whether they may now.' })
export class AllowPasswordsPayload {
  @Field(() => Boolean, { description: 'Whether they may.' })
  allowed: boolean;
}

@InputType({ description: 'A sign-in by a password.' })
export class SignInWithPasswordInput {
  @Field(() => String, { description: 'Mobile number, or an e-mail address that the account has confirmed.' })
  @MaxLength(320)
  login: string;

  @Field(() => String, { description: 'The password.' })
  @MaxLength(MAX_PASSWORD_LENGTH)
  password: string;

  @DeviceIdField()
  deviceId?: string;
}
