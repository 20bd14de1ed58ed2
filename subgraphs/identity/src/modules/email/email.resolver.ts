import { Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { signedIn } from '../session/signed-in.js';
import { SessionPayload } from '../session/session.types.js';
import { requestEmailOtp, requestEmailVerification, verifyEmail, verifyEmailOtp } from './email.service.js';
import {
  RequestEmailOtpInput,
  RequestEmailOtpPayload,
  RequestEmailVerificationInput,
  RequestEmailVerificationPayload,
  VerifyEmailInput,
  VerifyEmailOtpInput,
  VerifyEmailPayload,
} from './email.types.js';

@Resolver()
export class EmailResolver {
  @NotAudited('Nothing is changed; attempts are limited and counted in metrics.')
  @Mutation(() => RequestEmailOtpPayload, {
    description:
      'Sends a one-time password by e-mail to an address that an account has confirmed; one per request. For another address the answer is the same.',
  })
  @UserErrors('EMAIL_UNREACHABLE', 'INVALID_EMAIL', 'ONE_OTP_PER_REQUEST')
  requestEmailOtp(
    @Arg('input', () => RequestEmailOtpInput, { description: 'Where to send it.' })
    input: RequestEmailOtpInput,
    @Ctx() context: IdentityContext,
  ): Promise<RequestEmailOtpPayload> {
    return requestEmailOtp(context, input);
  }

  @NotAudited('A sign-in opens a session, which is listed with its device and time.')
  @Mutation(() => SessionPayload, {
    description: 'Signs in with the code that was sent by e-mail. Accounts begin with a phone number.',
  })
  @UserErrors('INVALID_EMAIL', 'INVALID_ID', 'OTP_EXHAUSTED', 'OTP_INVALID', 'USER_DEACTIVATED')
  async verifyEmailOtp(
    @Arg('input', () => VerifyEmailOtpInput, { description: 'Address and code.' }) input: VerifyEmailOtpInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(await verifyEmailOtp(context, input), context);
  }

  @NotAudited('Nothing is changed; attempts are limited and counted in metrics.')
  @Mutation(() => RequestEmailVerificationPayload, {
    description: 'Sends a code to an address that the viewer wants to sign in by; one per request.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'EMAIL_UNREACHABLE',
    'FRESH_SIGN_IN_REQUIRED',
    'INVALID_EMAIL',
    'ONE_OTP_PER_REQUEST',
    'PERSON_REQUIRED',
    'STEP_UP_REQUIRED',
  )
  requestEmailVerification(
    @Arg('input', () => RequestEmailVerificationInput, { description: 'Where to send it.' })
    input: RequestEmailVerificationInput,
    @Ctx() context: IdentityContext,
  ): Promise<RequestEmailVerificationPayload> {
    return requestEmailVerification(context, input);
  }

  @Audited()
  @Mutation(() => VerifyEmailPayload, {
    description: 'Makes the address the viewer’s own, in the place of another: they sign in by it, too.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'EMAIL_TAKEN',
    'FRESH_SIGN_IN_REQUIRED',
    'INVALID_EMAIL',
    'INVALID_ID',
    'OTP_EXHAUSTED',
    'OTP_INVALID',
    'PERSON_REQUIRED',
    'STEP_UP_REQUIRED',
  )
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'Address and code.' }) input: VerifyEmailInput,
    @Ctx() context: IdentityContext,
  ): Promise<VerifyEmailPayload> {
    return { user: await verifyEmail(context, input) };
  }
}
