import { z } from 'zod';

export const SORTS = ['NEWEST', 'PRICE_ASC', 'PRICE_DESC', 'AREA_ASC', 'AREA_DESC'] as const;

const number = z.coerce.number().nonnegative().optional().catch(undefined);

/** Filters as they stand in the address, so that a search can be shared and the back button works. */
export const searchSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  localityId: z.string().optional().catch(undefined),
  bedrooms: z.array(z.coerce.number().int().min(0).max(20)).optional().catch(undefined),
  priceMin: number,
  priceMax: number,
  sort: z.enum(SORTS).optional().catch(undefined),
});

export type Search = z.infer<typeof searchSchema>;

/** The graph's filter for an address. */
export function listingFilter({ q, localityId, bedrooms, priceMin, priceMax }: Search) {
  return {
    ...(q && { text: q }),
    ...(localityId && { localityIds: [localityId] }),
    ...(bedrooms?.length && { bedrooms }),
    ...(priceMin !== undefined && { priceMin }),
    ...(priceMax !== undefined && { priceMax }),
  };
}
