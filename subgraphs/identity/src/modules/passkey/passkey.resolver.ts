import { Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { StepUpPayload } from '../second-factor/second-factor.types.js';
import { signedIn } from '../session/signed-in.js';
import { SessionPayload } from '../session/session.types.js';
import {
  beginPasskeySignIn,
  beginPasskeyStepUp,
  signInWithPasskey,
  stepUpWithPasskey,
} from './passkey-sign-in.service.js';
import {
  beginPasskeyRegistration,
  myPasskeys,
  registerPasskey,
  removePasskey,
  renamePasskey,
} from './passkey.service.js';
import {
  BeginPasskeyRegistrationPayload,
  BeginPasskeySignInPayload,
  BeginPasskeyStepUpPayload,
  Passkey,
  RegisterPasskeyInput,
  RegisterPasskeyPayload,
  RemovePasskeyInput,
  RemovePasskeyPayload,
  RenamePasskeyInput,
  RenamePasskeyPayload,
  SignInWithPasskeyInput,
  StepUpWithPasskeyInput,
} from './passkey.types.js';

@Resolver()
export class PasskeyResolver {
  @Query(() => [Passkey], { description: 'The viewer’s passkeys, oldest first; at most 20.' })
  @Directive('@authenticated')
  myPasskeys(@Ctx() context: IdentityContext): Promise<Passkey[]> {
    return myPasskeys(context);
  }

  @NotAudited('Nothing is changed.')
  @Mutation(() => BeginPasskeyRegistrationPayload, {
    description: 'Begins to register a passkey for the viewer, who has given a fresh proof.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'FRESH_SIGN_IN_REQUIRED',
    'PASSKEYS_UNAVAILABLE',
    'PERSON_REQUIRED',
    'STEP_UP_REQUIRED',
    'TOO_MANY_PASSKEYS',
  )
  async beginPasskeyRegistration(@Ctx() context: IdentityContext): Promise<BeginPasskeyRegistrationPayload> {
    return { options: await beginPasskeyRegistration(context) };
  }

  @Audited()
  @Mutation(() => RegisterPasskeyPayload, { description: 'Registers a passkey: it signs the viewer in.' })
  @Directive('@authenticated')
  @UserErrors(
    'FRESH_SIGN_IN_REQUIRED',
    'INVALID_NAME',
    'PASSKEY_EXISTS',
    'PASSKEY_INVALID',
    'PASSKEYS_UNAVAILABLE',
    'PERSON_REQUIRED',
    'STEP_UP_REQUIRED',
    'TOO_MANY_PASSKEYS',
  )
  async registerPasskey(
    @Arg('input', () => RegisterPasskeyInput, { description: 'The passkey.' }) input: RegisterPasskeyInput,
    @Ctx() context: IdentityContext,
  ): Promise<RegisterPasskeyPayload> {
    return { passkey: await registerPasskey(context, input) };
  }

  @NotAudited('A name for oneself.')
  @Mutation(() => RenamePasskeyPayload, { description: 'Names one of the viewer’s passkeys.' })
  @Directive('@authenticated')
  @UserErrors('INVALID_ID', 'INVALID_NAME', 'PASSKEY_NOT_FOUND', 'PERSON_REQUIRED')
  async renamePasskey(
    @Arg('input', () => RenamePasskeyInput, { description: 'Which, and its name.' })
    input: RenamePasskeyInput,
    @Ctx() context: IdentityContext,
  ): Promise<RenamePasskeyPayload> {
    return { passkey: await renamePasskey(context, input) };
  }

  @Audited()
  @Mutation(() => RemovePasskeyPayload, {
    description: 'Removes one of the viewer’s passkeys. Sessions that it opened go on until they are ended.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'FRESH_SIGN_IN_REQUIRED',
    'INVALID_ID',
    'PASSKEY_NOT_FOUND',
    'PERSON_REQUIRED',
    'STEP_UP_REQUIRED',
  )
  async removePasskey(
    @Arg('input', () => RemovePasskeyInput, { description: 'Which.' }) { passkeyId }: RemovePasskeyInput,
    @Ctx() context: IdentityContext,
  ): Promise<RemovePasskeyPayload> {
    return { passkeyId: await removePasskey(context, passkeyId) };
  }

  @NotAudited('Nothing is changed.')
  @Mutation(() => BeginPasskeySignInPayload, {
    description: 'Begins a sign-in by a passkey that the device finds.',
  })
  @UserErrors('PASSKEYS_UNAVAILABLE')
  async beginPasskeySignIn(@Ctx() context: IdentityContext): Promise<BeginPasskeySignInPayload> {
    return { options: await beginPasskeySignIn(context) };
  }

  @NotAudited('A sign-in opens a session, which is listed with its device and time.')
  @Mutation(() => SessionPayload, { description: 'Signs in by a passkey, which is two factors.' })
  @UserErrors('PASSKEY_INVALID', 'PASSKEYS_UNAVAILABLE', 'USER_DEACTIVATED')
  async signInWithPasskey(
    @Arg('input', () => SignInWithPasskeyInput, { description: 'The device’s answer.' })
    input: SignInWithPasskeyInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(await signInWithPasskey(context, input), context);
  }

  @NotAudited('Nothing is changed.')
  @Mutation(() => BeginPasskeyStepUpPayload, {
    description: 'Begins a proof by a passkey, for a dangerous act.',
  })
  @Directive('@authenticated')
  @UserErrors('PASSKEYS_UNAVAILABLE', 'PERSON_REQUIRED')
  async beginPasskeyStepUp(@Ctx() context: IdentityContext): Promise<BeginPasskeyStepUpPayload> {
    return { options: await beginPasskeyStepUp(context) };
  }

  @NotAudited('A proof; the acts it opens are audited.')
  @Mutation(() => StepUpPayload, { description: 'As stepUp, by a passkey.' })
  @Directive('@authenticated')
  @UserErrors('PASSKEY_INVALID', 'PASSKEYS_UNAVAILABLE', 'PERSON_REQUIRED')
  async stepUpWithPasskey(
    @Arg('input', () => StepUpWithPasskeyInput, { description: 'The device’s answer.' })
    { response }: StepUpWithPasskeyInput,
    @Ctx() context: IdentityContext,
  ): Promise<StepUpPayload> {
    return { provedUntil: await stepUpWithPasskey(context, response) };
  }
}
