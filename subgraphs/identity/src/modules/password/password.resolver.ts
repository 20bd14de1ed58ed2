import { Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { signedIn } from '../session/signed-in.js';
import { SessionPayload } from '../session/session.types.js';
import { signInWithPassword } from './password-sign-in.service.js';
import { allowPasswords, myPassword, removePassword, setPassword } from './password.service.js';
import {
  AllowPasswordsInput,
  AllowPasswordsPayload,
  MyPassword,
  RemovePasswordPayload,
  SetPasswordInput,
  SetPasswordPayload,
  SignInWithPasswordInput,
} from './password.types.js';

@Resolver()
export class PasswordResolver {
  @Query(() => MyPassword, {
    nullable: true,
    description: 'The viewer’s password; null where they have none and their organizations want none.',
  })
  @Directive('@authenticated')
  myPassword(@Ctx() context: IdentityContext): Promise<MyPassword | null> {
    return myPassword(context);
  }

  @Audited()
  @Mutation(() => SetPasswordPayload, {
    description: 'Sets or changes the viewer’s password, after a fresh proof. Their other sessions end.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'FRESH_SIGN_IN_REQUIRED',
    'PASSWORD_COMMON',
    'PASSWORD_TOO_LONG',
    'PASSWORD_TOO_SHORT',
    'PASSWORDS_NOT_ALLOWED',
    'PERSON_REQUIRED',
    'STEP_UP_REQUIRED',
  )
  async setPassword(
    @Arg('input', () => SetPasswordInput, { description: 'The password.' }) { password }: SetPasswordInput,
    @Ctx() context: IdentityContext,
  ): Promise<SetPasswordPayload> {
    return { endedCount: await setPassword(context, password) };
  }

  @Audited()
  @Mutation(() => RemovePasswordPayload, { description: 'Removes the viewer’s password.' })
  @Directive('@authenticated')
  @UserErrors('FRESH_SIGN_IN_REQUIRED', 'PERSON_REQUIRED', 'STEP_UP_REQUIRED')
  async removePassword(@Ctx() context: IdentityContext): Promise<RemovePasswordPayload> {
    return { removed: await removePassword(context) };
  }

  @Audited()
  @Mutation(() => AllowPasswordsPayload, {
    description: 'Whether the people of the viewer’s organization may sign in by a password.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors('FRESH_SIGN_IN_REQUIRED', 'PERSON_REQUIRED', 'STEP_UP_REQUIRED')
  async allowPasswords(
    @Arg('input', () => AllowPasswordsInput, { description: 'Whether they may.' }) input: AllowPasswordsInput,
    @Ctx() context: IdentityContext,
  ): Promise<AllowPasswordsPayload> {
    return { allowed: await allowPasswords(context, input.allowed) };
  }

  @NotAudited('A sign-in opens a session, which is listed with its device and time.')
  @Mutation(() => SessionPayload, {
    description: 'Signs in by a password; its answers say nothing of whether there is an account.',
  })
  @UserErrors('PASSWORD_INVALID', 'USER_DEACTIVATED')
  async signInWithPassword(
    @Arg('input', () => SignInWithPasswordInput, { description: 'Who, and the password.' })
    input: SignInWithPasswordInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(await signInWithPassword(context, input), context);
  }
}
