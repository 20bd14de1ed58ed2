import { Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { UserPayload } from '../user/user.inputs.js';
import { grantRole, revokeRole } from './role.service.js';
import { RoleInput } from './role.types.js';

@Resolver()
export class RoleResolver {
  @Audited()
  @Mutation(() => UserPayload, {
    description:
      'Gives a person a role; it counts from their next token on. ADMIN and SUPER_ADMIN are for a super administrator to give.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors(
    'INVALID_ID',
    'SELF_REVIEW',
    'STEP_UP_REQUIRED',
    'SUPER_ADMIN_REQUIRED',
    'USER_NOT_FOUND',
    'WORKS_FOR_BROKERAGE',
  )
  async grantRole(
    @Arg('input', () => RoleInput, { description: 'Whose and which.' }) input: RoleInput,
    @Ctx() context: IdentityContext,
  ): Promise<UserPayload> {
    return { user: await grantRole(context, input) };
  }

  @Audited()
  @Mutation(() => UserPayload, {
    description:
      'Takes a role away, and ends the person’s sessions. With ADMIN goes SUPER_ADMIN; both are for a super administrator to take.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('INVALID_ID', 'SELF_REVIEW', 'STEP_UP_REQUIRED', 'SUPER_ADMIN_REQUIRED', 'USER_NOT_FOUND')
  async revokeRole(
    @Arg('input', () => RoleInput, { description: 'Whose and which.' }) input: RoleInput,
    @Ctx() context: IdentityContext,
  ): Promise<UserPayload> {
    return { user: await revokeRole(context, input) };
  }
}
