import { assertId, cacheFor, type Connection, connectionTypes } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { assertReraNumber } from '../project/project.rules.js';
import { Builder } from './builder.entity.js';
import { BuildersArgs, countBuilders, findBuilders } from './builder-search.js';
import { RevokedRegistration } from './revoked-registration.entity.js';

const { ConnectionType: BuilderConnection } = connectionTypes(Builder, 'Builder', { counted: true });

@Resolver(() => Builder)
export class BuilderResolver {
  @Directive(cacheFor(3_600))
  @Query(() => Builder, { nullable: true, description: 'One builder.' })
  builder(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Builder | null> {
    return loaders.builderById.load(assertId(id, 'id'));
  }

  @Directive(cacheFor(3_600))
  @Query(() => BuilderConnection, { description: 'Builders of the register by name.' })
  async builders(
    @Args(() => BuildersArgs) args: BuildersArgs,
    @Ctx() { db }: PropertyContext,
  ): Promise<Connection<Builder>> {
    const page = await db.read((em) => findBuilders(em, args));
    return { ...page, totalCount: () => db.read((em) => countBuilders(em, args)) };
  }

  @Directive(cacheFor(3_600))
  @Query(() => RevokedRegistration, {
    nullable: true,
    description:
      'What the list of revoked registrations says about a RERA number; null when it is not on it.',
  })
  revokedRegistration(
    @Arg('reraNumber', () => String, { description: 'Such as P51800010062.' }) reraNumber: string,
    @Ctx() { db }: PropertyContext,
  ): Promise<RevokedRegistration | null> {
    const number = assertReraNumber(reraNumber);
    return db.read((em) => em.findOne(RevokedRegistration, { reraNumber: number }));
  }

  @FieldResolver(() => [RevokedRegistration], {
    description: 'Registrations of this promoter that were revoked.',
  })
  revokedRegistrations(
    @Root() builder: Builder,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<RevokedRegistration[]> | RevokedRegistration[] {
    return builder.revokedProjectsCount > 0 ? loaders.revokedRegistrationsByBuilder.load(builder.id) : [];
  }
}
