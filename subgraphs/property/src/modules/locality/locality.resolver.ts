import { assertId, cacheFor } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { Locality } from './locality.entity.js';
import { PriceLevel } from './price-level.js';

@Resolver(() => Locality)
export class LocalityResolver {
  @Directive(cacheFor(3_600))
  @Query(() => Locality, { nullable: true, description: 'One locality.' })
  locality(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Locality | null> {
    return loaders.localityById.load(assertId(id, 'id'));
  }

  @Directive(cacheFor(600))
  @FieldResolver(() => PriceLevel, {
    nullable: true,
    description: 'What its homes on the market ask for a square foot; null with fewer than five.',
  })
  priceLevel(@Root() { id }: Locality, @Ctx() { loaders }: PropertyContext): Promise<PriceLevel | null> {
    return loaders.priceLevelByLocality.load(id);
  }

  @Directive(cacheFor(3_600))
  @Directive('@listSize(assumedSize: 500)')
  @Query(() => [Locality], { description: 'Every locality by name; there are some hundred.' })
  localities(@Ctx() { db }: PropertyContext): Promise<Locality[]> {
    return db.read((em) => em.find(Locality, {}, { orderBy: { name: 'asc' }, limit: 1_000 }));
  }
}
