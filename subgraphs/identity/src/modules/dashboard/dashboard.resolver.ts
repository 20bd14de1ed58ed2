import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { dashboardOf, type ReadablePanel, readSeries } from './dashboard.service.js';
import { Dashboard, DashboardArgs, DashboardPanel, MOST_SERIES, PanelSeries } from './dashboard.types.js';

@Resolver()
export class DashboardResolver {
  @Query(() => Dashboard, {
    nullable: true,
    description: 'A dashboard of the platform; null where no Prometheus is set. For administrators.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  dashboard(
    @Args(() => DashboardArgs) args: DashboardArgs,
    @Ctx() context: IdentityContext,
  ): Dashboard | null {
    return dashboardOf(context, args);
  }
}

@Resolver(() => DashboardPanel)
export class DashboardPanelResolver {
  @FieldResolver(() => [PanelSeries], {
    nullable: true,
    description: `Its lines; of more than ${MOST_SERIES} those with the highest values, null while Prometheus does not answer.`,
  })
  @Directive(`@listSize(assumedSize: ${MOST_SERIES})`)
  async series(
    @Root() panel: ReadablePanel,
    @Ctx() { prometheus }: IdentityContext,
  ): Promise<PanelSeries[] | null> {
    return prometheus ? readSeries(prometheus, panel) : null;
  }
}
