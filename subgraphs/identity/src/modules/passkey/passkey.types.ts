import { GraphQLDateTime } from '@propmubi/runtime';
import { MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DeviceIdField } from '../session/device-id.field.js';

/** An authenticator's answer with an attestation is some kilobytes. */
const MAX_RESPONSE_LENGTH = 16_384;
const MAX_NAME_LENGTH = 200;

@ObjectType({ simpleResolvers: true, description: 'A passkey (WebAuthn) of the viewer.' })
export class Passkey {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Field(() => String, { description: 'What its owner calls it, such as the device it is on.' })
  name: string;

  @Field(() => Boolean, {
    description: 'Whether it is kept by an account of its maker, and so on several devices.',
  })
  isBackedUp: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was registered.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was used last.' })
  lastUsedAt: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a browser needs to make a passkey.' })
export class BeginPasskeyRegistrationPayload {
  @Field(() => String, {
    description:
      'PublicKeyCredentialCreationOptionsJSON of WebAuthn, as JSON text; good for five minutes and once.',
  })
  options: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a browser needs to use a passkey.' })
export class BeginPasskeySignInPayload {
  @Field(() => String, {
    description:
      'PublicKeyCredentialRequestOptionsJSON of WebAuthn, as JSON text; good for five minutes and once.',
  })
  options: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a browser needs to use a passkey.' })
export class BeginPasskeyStepUpPayload extends BeginPasskeySignInPayload {}

@InputType({ description: 'A new passkey.' })
export class RegisterPasskeyInput {
  @Field(() => String, { description: 'RegistrationResponseJSON of WebAuthn, as JSON text.' })
  @MaxLength(MAX_RESPONSE_LENGTH)
  response: string;

  @Field(() => String, { description: 'Its name, 2 to 100 characters.' })
  @MaxLength(MAX_NAME_LENGTH)
  name: string;
}

@ObjectType({ simpleResolvers: true, description: 'The passkey that was registered.' })
export class RegisterPasskeyPayload {
  @Field(() => Passkey, { description: 'The passkey.' })
  passkey: Passkey;
}

@InputType({ description: 'A name for a passkey.' })
export class RenamePasskeyInput {
  @Field(() => ID, { description: 'The passkey, one’s own.' })
  passkeyId: string;

  @Field(() => String, { description: 'The name, 2 to 100 characters.' })
  @MaxLength(MAX_NAME_LENGTH)
  name: string;
}

@ObjectType({ simpleResolvers: true, description: 'The passkey as it is now.' })
export class RenamePasskeyPayload {
  @Field(() => Passkey, { description: 'The passkey.' })
  passkey: Passkey;
}

@InputType({ description: 'A passkey to remove.' })
export class RemovePasskeyInput {
  @Field(() => ID, { description: 'The passkey, one’s own.' })
  passkeyId: string;
}

@ObjectType({ simpleResolvers: true, description: 'That the passkey signs no one in any more.' })
export class RemovePasskeyPayload {
  @Field(() => ID, { description: 'The passkey.' })
  passkeyId: string;
}

@InputType()
abstract class PasskeyResponseInput {
  @Field(() => String, { description: 'AuthenticationResponseJSON of WebAuthn, as JSON text.' })
  @MaxLength(MAX_RESPONSE_LENGTH)
  response: string;
}

@InputType({ description: 'A sign-in by a passkey.' })
export class SignInWithPasskeyInput extends PasskeyResponseInput {
  @DeviceIdField()
  deviceId?: string;
}

@InputType({ description: 'A fresh proof by a passkey, for a dangerous act.' })
export class StepUpWithPasskeyInput extends PasskeyResponseInput {}
