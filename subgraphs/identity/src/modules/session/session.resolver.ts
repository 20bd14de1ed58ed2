import { NotAudited, UNMETERED } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import type { OtpReceipt } from '../otp/otp-codes.js';
import { RefreshSessionInput, RequestOtpInput, VerifyOtpInput } from './session.inputs.js';
import { signedIn } from './signed-in.js';
import { RequestOtpPayload, SessionPayload, SignOutPayload } from './session.types.js';

@Resolver()
export class SessionResolver {
  @NotAudited('Nothing is changed; attempts are limited and counted in metrics.')
  @Mutation(() => RequestOtpPayload, {
    description:
      'Sends a one-time password by SMS; one per request. CHALLENGE_REQUIRED says that a challenge must be solved first.',
  })
  @UserErrors('INVALID_PHONE', 'ONE_OTP_PER_REQUEST', 'PHONE_COUNTRY_NOT_ALLOWED', 'PHONE_UNREACHABLE')
  requestOtp(
    @Arg('input', () => RequestOtpInput, { description: 'Where to send it.' })
    { phone, challengeAnswer }: RequestOtpInput,
    @Ctx() { sessions, client }: IdentityContext,
  ): Promise<OtpReceipt> {
    return sessions.requestOtp(phone, { client, answer: challengeAnswer });
  }

  @NotAudited('A sign-in opens a session, which is listed with its device and time.')
  @Mutation(() => SessionPayload, {
    description: 'Signs in with the code that was sent; a new number is registered as a buyer.',
  })
  @UserErrors(
    'INVALID_ID',
    'INVALID_NAME',
    'INVALID_PHONE',
    'OTP_EXHAUSTED',
    'OTP_INVALID',
    'USER_DEACTIVATED',
  )
  async verifyOtp(
    @Arg('input', () => VerifyOtpInput, { description: 'Number and code.' }) input: VerifyOtpInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(
      await context.sessions.verifyOtp(context.db, { ...input, client: context.client }),
      context,
    );
  }

  @NotAudited('A session goes on; its reuse, which is an attack, is audited.')
  @Mutation(() => SessionPayload, {
    description: 'Exchanges a refresh token for a new pair; each works once.',
  })
  @Directive(UNMETERED)
  @UserErrors('REFRESH_TOKEN_INVALID', 'REFRESH_TOKEN_REUSED', 'USER_DEACTIVATED')
  async refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'The token.' }) input: RefreshSessionInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(await context.sessions.refresh(context.db, input.refreshToken, context.client), context);
  }

  @NotAudited('A person ends the session they ask with; the session keeps when.')
  @Mutation(() => SignOutPayload, { description: 'Ends the session this request belongs to.' })
  @Directive('@authenticated')
  @Directive(UNMETERED)
  @UserErrors('PERSON_REQUIRED')
  async signOut(@Ctx() { sessions, db, viewer }: IdentityContext): Promise<SignOutPayload> {
    await sessions.signOut(db, viewer);
    return { signedOut: true };
  }
}
