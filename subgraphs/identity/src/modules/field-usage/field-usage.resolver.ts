import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { fieldUsageOf } from './field-usage.service.js';
import { FieldUsage, FieldUsageArgs, MOST_USAGE } from './field-usage.types.js';

@Resolver()
export class FieldUsageResolver {
  @Query(() => [FieldUsage], {
    nullable: true,
    description: `What of the API programs use, the most used first; at most ${MOST_USAGE}. Those of the organization that one acts for; for administrators, all. A few seconds late.`,
  })
  @Directive('@authenticated')
  @Directive(`@listSize(assumedSize: ${MOST_USAGE})`)
  fieldUsage(
    @Args(() => FieldUsageArgs) args: FieldUsageArgs,
    @Ctx() context: IdentityContext,
  ): Promise<FieldUsage[]> {
    return fieldUsageOf(context, args);
  }
}
