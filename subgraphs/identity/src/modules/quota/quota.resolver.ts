import { Audited, type Connection, UNMETERED } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { setQuota, usageOf } from './quota.service.js';
import {
  type OrganizationUsage,
  OrganizationUsageArgs,
  OrganizationUsageConnection,
  SetOrganizationQuotaInput,
  SetOrganizationQuotaPayload,
} from './quota.types.js';

@Resolver()
export class QuotaResolver {
  @Query(() => OrganizationUsageConnection, {
    nullable: true,
    description:
      'What an organization used of its quotas, the newest day first; for its managers, and administrators.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @Directive(UNMETERED)
  organizationUsage(
    @Args(() => OrganizationUsageArgs) args: OrganizationUsageArgs,
    @Ctx() context: IdentityContext,
  ): Promise<Connection<OrganizationUsage> | null> {
    return usageOf(context, args);
  }

  @Audited()
  @Mutation(() => SetOrganizationQuotaPayload, {
    description: 'Sets what an organization may use of a metric, or the default again; for administrators.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('INVALID_ID', 'ORGANIZATION_NOT_FOUND', 'STEP_UP_REQUIRED')
  async setOrganizationQuota(
    @Arg('input', () => SetOrganizationQuotaInput, { description: 'Whose, of what, and how much.' })
    input: SetOrganizationQuotaInput,
    @Ctx() context: IdentityContext,
  ): Promise<SetOrganizationQuotaPayload> {
    return { quota: await setQuota(context, input) };
  }
}
