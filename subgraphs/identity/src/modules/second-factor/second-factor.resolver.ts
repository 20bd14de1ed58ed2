import { Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { signedIn } from '../session/signed-in.js';
import { SessionPayload } from '../session/session.types.js';
import {
  mySecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  resetSecondFactor,
  stepUp,
} from './manage-second-factor.service.js';
import {
  confirmSecondFactor,
  enrolSecondFactor,
  verifySecondFactor,
} from './second-factor-sign-in.service.js';
import {
  ConfirmSecondFactorInput,
  ConfirmSecondFactorPayload,
  EnrolSecondFactorInput,
  EnrolSecondFactorPayload,
  RemoveSecondFactorInput,
  RemoveSecondFactorPayload,
  ReplaceRecoveryCodesInput,
  ReplaceRecoveryCodesPayload,
  ResetSecondFactorInput,
  ResetSecondFactorPayload,
  SecondFactor,
  StepUpInput,
  StepUpPayload,
  VerifySecondFactorInput,
} from './second-factor.types.js';

@Resolver()
export class SecondFactorResolver {
  @Query(() => SecondFactor, {
    nullable: true,
    description: 'The viewer’s authenticator app; null without one.',
  })
  @Directive('@authenticated')
  mySecondFactor(@Ctx() context: IdentityContext): Promise<SecondFactor | null> {
    return mySecondFactor(context);
  }

  @NotAudited('Nothing counts until it is confirmed, which is audited.')
  @Mutation(() => EnrolSecondFactorPayload, {
    description: 'Begins to set an authenticator app up: for the viewer, or with the ticket of a sign-in.',
  })
  @UserErrors(
    'FRESH_SIGN_IN_REQUIRED',
    'PERSON_REQUIRED',
    'SECOND_FACTOR_ENROLLED',
    'SIGN_IN_TICKET_INVALID',
    'STEP_UP_REQUIRED',
  )
  enrolSecondFactor(
    @Arg('input', () => EnrolSecondFactorInput, { description: 'Who.' }) { ticket }: EnrolSecondFactorInput,
    @Ctx() context: IdentityContext,
  ): Promise<EnrolSecondFactorPayload> {
    return enrolSecondFactor(context, ticket);
  }

  @Audited()
  @Mutation(() => ConfirmSecondFactorPayload, {
    description: 'Proves that the app works. From then on sign-in asks for its codes.',
  })
  @UserErrors(
    'FRESH_SIGN_IN_REQUIRED',
    'PERSON_REQUIRED',
    'SECOND_FACTOR_ENROLLED',
    'SECOND_FACTOR_INVALID',
    'SECOND_FACTOR_NOT_ENROLLED',
    'SIGN_IN_TICKET_INVALID',
    'SSO_NOT_A_MEMBER',
    'STEP_UP_REQUIRED',
    'USER_DEACTIVATED',
  )
  async confirmSecondFactor(
    @Arg('input', () => ConfirmSecondFactorInput, { description: 'Who, and the first code.' })
    input: ConfirmSecondFactorInput,
    @Ctx() context: IdentityContext,
  ): Promise<ConfirmSecondFactorPayload> {
    const { recoveryCodes, tokens } = await confirmSecondFactor(context, input);
    if (!tokens) return { recoveryCodes, accessToken: null, refreshToken: null, expiresAt: null, user: null };
    return { recoveryCodes, ...(await signedIn(tokens, context)) };
  }

  @NotAudited(
    'A sign-in opens a session, which is listed with its device and time; a recovery code that is used is audited.',
  )
  @Mutation(() => SessionPayload, {
    description: 'Completes a sign-in that SECOND_FACTOR_REQUIRED interrupted.',
  })
  @UserErrors(
    'SECOND_FACTOR_INVALID',
    'SECOND_FACTOR_NOT_ENROLLED',
    'SIGN_IN_TICKET_INVALID',
    'SSO_NOT_A_MEMBER',
    'USER_DEACTIVATED',
  )
  async verifySecondFactor(
    @Arg('input', () => VerifySecondFactorInput, { description: 'The ticket and a code.' })
    input: VerifySecondFactorInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(await verifySecondFactor(context, input), context);
  }

  @NotAudited('A session proves itself; what it is needed for is audited.')
  @Mutation(() => StepUpPayload, {
    description: 'Proves the second factor anew, as STEP_UP_REQUIRED of a dangerous act asks for.',
  })
  @Directive('@authenticated')
  @UserErrors('PERSON_REQUIRED', 'SECOND_FACTOR_INVALID', 'SECOND_FACTOR_NOT_ENROLLED')
  async stepUp(
    @Arg('input', () => StepUpInput, { description: 'A code.' }) { code }: StepUpInput,
    @Ctx() context: IdentityContext,
  ): Promise<StepUpPayload> {
    return { provedUntil: await stepUp(context, code) };
  }

  @Audited()
  @Mutation(() => ReplaceRecoveryCodesPayload, { description: 'Makes ten new recovery codes.' })
  @Directive('@authenticated')
  @UserErrors('PERSON_REQUIRED', 'SECOND_FACTOR_INVALID', 'SECOND_FACTOR_NOT_ENROLLED')
  async replaceRecoveryCodes(
    @Arg('input', () => ReplaceRecoveryCodesInput, { description: 'A code.' })
    { code }: ReplaceRecoveryCodesInput,
    @Ctx() context: IdentityContext,
  ): Promise<ReplaceRecoveryCodesPayload> {
    return { recoveryCodes: await replaceRecoveryCodes(context, code) };
  }

  @Audited()
  @Mutation(() => RemoveSecondFactorPayload, {
    description: 'Signs the viewer in by one-time password alone again; not for roles that need more.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'PERSON_REQUIRED',
    'SECOND_FACTOR_INVALID',
    'SECOND_FACTOR_MANDATORY',
    'SECOND_FACTOR_NOT_ENROLLED',
  )
  async removeSecondFactor(
    @Arg('input', () => RemoveSecondFactorInput, { description: 'A code.' })
    { code }: RemoveSecondFactorInput,
    @Ctx() context: IdentityContext,
  ): Promise<RemoveSecondFactorPayload> {
    await removeSecondFactor(context, code);
    return { removed: true };
  }

  @Audited()
  @Mutation(() => ResetSecondFactorPayload, {
    description: 'Removes the authenticator app of a person who lost it, and ends their sessions.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors(
    'INVALID_ID',
    'SECOND_FACTOR_NOT_ENROLLED',
    'SELF_REVIEW',
    'STEP_UP_REQUIRED',
    'SUPER_ADMIN_REQUIRED',
  )
  async resetSecondFactor(
    @Arg('input', () => ResetSecondFactorInput, { description: 'Whose and why.' })
    input: ResetSecondFactorInput,
    @Ctx() context: IdentityContext,
  ): Promise<ResetSecondFactorPayload> {
    await resetSecondFactor(context, input);
    return { reset: true };
  }
}
