import {
  anonymous,
  type Database,
  idOf,
  type Logger,
  query,
  type RequestContext,
  scopesOf,
  sql,
  systemViewer,
} from '@propmubi/runtime';
import { createPropertyContext, type PropertyContext, type SharedContext } from './context.js';
import { SavedSearchAlert } from './modules/saved-search/saved-search.type.js';
import { saveSearch } from './modules/saved-search/saved-search.service.js';
import { addToShortlist } from './modules/shortlist/shortlist.service.js';

/** What property needs of the demo's month (`platform/src/demo-month`). */
export interface PropertyMonth {
  buyers: readonly { key: string }[];
  homes: readonly { listingId: string; organizationId: string | null; listPrice: number | null }[];
}

interface SeedDeps {
  database: Database;
  logger: Logger;
  shared: SharedContext;
}

const SEARCHES = [
  { name: '2 BHK under ₹1.5 crore', filter: { bedrooms: [2], priceMax: 15_000_000 } },
  { name: 'Chembur and Ghatkopar', filter: { places: ['CHEMBUR', 'GHATKOPAR EAST'] } },
  { name: 'तीन बेडरूम, बोरिवली', filter: { bedrooms: [3], places: ['BORIVALI WEST'] } },
] as const;
/** Of every so many homes one has been dearer for a while. */
const EVERY = 3;
const SHORTLISTED = 4;

/** Prices that moved, searches and shortlists of the demo's buyers. Returns false when they are there. */
export async function seedPropertyMonth(
  { database, logger, shared }: SeedDeps,
  { buyers, homes }: PropertyMonth,
): Promise<boolean> {
  const [first] = buyers;
  if (!first || (await keepsSearches(database, first.key))) return false;
  const dearer = homes.filter((_, place) => place % EVERY === 0);
  for (const [organizationId, own] of Map.groupBy(dearer, (home) => home.organizationId))
    await movePrices(database, organizationId, own);
  for (const [place, { key }] of buyers.entries()) {
    const viewer = {
      ...anonymous,
      userId: idOf('User', key),
      roles: ['BUYER' as const],
      scopes: scopesOf(['BUYER']),
    };
    const base: RequestContext = { viewer, db: database.scope(viewer), logger, extensions: {} };
    const context = createPropertyContext(base, shared);
    await keepInterests(context, place, homes);
    await base.db.close();
  }
  return true;
}

async function keepsSearches(database: Database, buyer: string): Promise<boolean> {
  const userId = idOf('User', buyer);
  const scope = database.scope({ ...anonymous, userId });
  const kept = await scope
    .read((em) => query(em, sql`select 1 from property.saved_search where user_id = ${userId} limit 1`))
    .finally(() => scope.close());
  return kept.length > 0;
}

/** A month in the history of prices: what was asked for between the first price and the present one. */
async function movePrices(
  database: Database,
  organizationId: string | null,
  homes: PropertyMonth['homes'],
): Promise<void> {
  const ids = homes.map(({ listingId }) => listingId);
  await database.scope(systemViewer(organizationId)).write((em) =>
    query(
      em,
      sql`insert into property.listing_price (listing_id, organization_id, list_price, effective_at)
          select p.listing_id, p.organization_id, round(p.list_price * step.share, -5), p.effective_at + step.after
            from property.listing_price p,
                 (values (1.05, interval '9 days'), (1.02, interval '18 days'), (1.0, interval '25 days'))
                   as step (share, after)
           where p.listing_id in (select json_array_elements_text(${JSON.stringify(ids)}::json)::uuid)
             and p.organization_id = ${organizationId}::uuid and p.effective_at + step.after < now()
          on conflict do nothing`,
    ),
  );
}

async function keepInterests(
  context: PropertyContext,
  place: number,
  homes: PropertyMonth['homes'],
): Promise<void> {
  for (const [number, { name, filter }] of SEARCHES.entries()) {
    const { places, ...others } = { places: [] as readonly string[], ...filter };
    await saveSearch(context, {
      name,
      filter: {
        ...others,
        bedrooms: 'bedrooms' in others ? [...others.bedrooms] : null,
        localityIds: places.length > 0 ? places.map((one) => idOf('Locality', one)) : null,
      },
      alert: number === 0 ? SavedSearchAlert.AT_ONCE : SavedSearchAlert.DAILY,
      idempotencyKey: `demo-month-${number}`,
    });
  }
  for (let number = 0; number < SHORTLISTED; number++) {
    const home = homes[(place * 5 + number * 3) % homes.length];
    if (home) await addToShortlist(context, home.listingId);
  }
}
