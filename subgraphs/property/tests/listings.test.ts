import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLimitService, limitKeys, scopesOf, type Role, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, testViewer } from '@propmubi/testkit';
import {
  DRAFTS_PER_ORGANIZATION,
  DRAFTS_PER_USER,
  PRICES_PER_LISTING,
} from '../src/modules/listing/listing.limits.js';
import { query, startProperty } from './property-subgraph.js';

const SAHYADRI = '0193d3a0-0000-7000-8000-000000000001';
const KONKAN = '0193d3a0-0000-7000-8000-000000000002';
const ASHA = '0193d3a0-0000-7000-8000-0000000000a1';
const ROHAN = '0193d3a0-0000-7000-8000-0000000000a2';

function member(role: Role, organizationId: string | null, agentId: string | null = null): Viewer {
  return testViewer({
    userId: crypto.randomUUID(),
    organizationId,
    agentId,
    roles: [role],
    scopes: scopesOf([role]),
  });
}

const asha = member('AGENT', SAHYADRI, ASHA);
const rohan = member('AGENT', SAHYADRI, ROHAN);
const manager = member('BROKERAGE_MANAGER', SAHYADRI);
const rival = member('AGENT', KONKAN, '0193d3a0-0000-7000-8000-0000000000b1');

const CREATE = `mutation($input: CreateListingInput!) { createListing(input: $input) {
  listing { id standardStatus listPrice locationPrecision agent { id } } } }`;
const UPDATE =
  'mutation($input: UpdateListingInput!) { updateListing(input: $input) { listing { id title listPrice } } }';
const PUBLISH = `mutation($input: PublishListingInput!) { publishListing(input: $input) {
  listing { id standardStatus originalListPrice daysOnMarket } } }`;
const WITHDRAW =
  'mutation($input: WithdrawListingInput!) { withdrawListing(input: $input) { listing { standardStatus } } }';

const flat = () => ({
  idempotencyKey: crypto.randomUUID(),
  title: '2 BHK with a sea view',
  propertySubType: 'APARTMENT',
  listPrice: 21_000_000,
  bedroomsTotal: 2,
  carpetAreaSqFt: 640,
  builtUpAreaSqFt: 780,
  latitude: 19.06,
  longitude: 72.83,
  photos: ['https://photos.example/1.jpg'],
});

/** What it recorded, but for the audit trail. */
const FACTS = `select event from property.outbox where event ->> 'type' <> 'ActionsAudited' order by position`;

describe('writing listings', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
  });
  afterAll(() => property?.close());
  beforeEach(() =>
    query(
      property.database.adminUrl,
      'truncate property.listing, property.listing_price, property.listing_contract, property.outbox',
    ),
  );

  const ask = async (mutation: string, input: object, viewer: Viewer) =>
    property.ask(mutation, { input }, viewer);
  const create = async (changes: object = {}, viewer = asha) =>
    expectData<{ createListing: { listing: { id: string } } }>(
      await ask(CREATE, { ...flat(), ...changes }, viewer),
    ).createListing.listing;
  const events = async () =>
    (await query(property.database.adminUrl, FACTS)).map(
      ({ event }) => event as { type: string; data: Record<string, unknown> },
    );

  describe('Mutation.createListing', () => {
    it('makes a draft that only its agent sees', async () => {
      const listing = await create();
      expect(listing).toMatchObject({
        standardStatus: 'INCOMPLETE',
        agent: { id: ASHA },
        locationPrecision: 'EXACT',
      });
      const seen = (viewer?: Viewer) => property.ask(`{ listing(id: "${listing.id}") { id } }`, {}, viewer);
      expect(expectData(await seen(rohan))).toEqual({ listing: { id: listing.id } });
      expect(expectData(await seen())).toEqual({ listing: null });
      expect(expectData(await seen(rival))).toEqual({ listing: null });
      expect(await events()).toEqual([]);
    });

    it('makes one listing of one idempotency key, in parallel too', async () => {
      const input = flat();
      const made = await Promise.all([1, 2, 3].map(() => ask(CREATE, input, asha)));
      const ids = made.map(
        (answer) =>
          expectData<{ createListing: { listing: { id: string } } }>(answer).createListing.listing.id,
      );
      expect(new Set(ids).size).toBe(1);
      const reordered = { ...Object.fromEntries(Object.entries(input).reverse()), publicRemarks: null };
      const again = await ask(CREATE, reordered, asha);
      expect(expectData<{ createListing: { listing: { id: string } } }>(again).createListing.listing.id).toBe(
        ids[0],
      );
      expectErrorCode(await ask(CREATE, { ...input, title: 'Another' }, asha), 'IDEMPOTENCY_KEY_REUSED');
    });

    it.each([
      ['a negative price', { listPrice: -1 }, 'INVALID_PRICE'],
      ['a price of nothing', { listPrice: 0 }, 'INVALID_PRICE'],
      ['a carpet area over the built-up', { carpetAreaSqFt: 900 }, 'AREA_ORDER'],
      ['a built-up area over the super built-up', { superBuiltUpAreaSqFt: 700 }, 'AREA_ORDER'],
      ['a negative number of bedrooms', { bedroomsTotal: -1 }, 'INVALID_COUNT'],
      ['a wrong PIN', { pinCode: '012345' }, 'INVALID_PIN_CODE'],
      ['a place elsewhere', { latitude: 28.6, longitude: 77.2 }, 'PLACE_OUT_OF_REGION'],
      ['half a place', { longitude: null }, 'INCOMPLETE_PLACE'],
      ['a day in the past', { availabilityOn: '2001-01-01' }, 'DATE_IN_PAST'],
      ['an unknown project', { projectId: crypto.randomUUID() }, 'UNKNOWN_PROJECT'],
      ['an unknown locality', { localityId: crypto.randomUUID() }, 'UNKNOWN_LOCALITY'],
      ['something that is no id', { projectId: "1' or '1'='1" }, 'INVALID_ID'],
      ['a photo over http', { photos: ['http://photos.example/1.jpg'] }, 'INVALID_PHOTO'],
      ['an empty title', { title: '' }, 'BAD_USER_INPUT'],
      ['another’s agent id', { agentId: ROHAN }, 'NOT_YOUR_LISTING'],
    ])('rejects %s', async (_what, changes, code) => {
      expectErrorCode(await ask(CREATE, { ...flat(), ...changes }, asha), code);
      expect(await query(property.database.adminUrl, 'select from property.listing')).toEqual([]);
    });

    it('rejects a manager’s naming an agent of elsewhere', async () => {
      expectErrorCode(await ask(CREATE, { ...flat(), agentId: ASHA }, manager), 'UNKNOWN_AGENT');
    });

    it.each([
      ['a member', DRAFTS_PER_USER, (viewer: Viewer) => limitKeys.user(viewer.userId as string), true],
      [
        'an organization',
        DRAFTS_PER_ORGANIZATION,
        (viewer: Viewer) => limitKeys.tenant(viewer.organizationId as string),
        false,
      ],
    ])('bounds the drafts of %s', async (_whose, limit, keyOf, mayColleague) => {
      const organizationId = crypto.randomUUID();
      const viewer = member('AGENT', organizationId, crypto.randomUUID());
      const input = flat();
      const first = await create(input, viewer);
      const limits = createLimitService(property.config.redisUrl, { warn: () => undefined });
      await limits.force([{ limit, key: keyOf(viewer), points: limit.points }]);
      await limits.close();
      const refused = expectErrorCode(await ask(CREATE, flat(), viewer), 'RATE_LIMITED');
      expect(refused.extensions).toMatchObject({ limit: limit.name });
      // What was made is given again all the same.
      expect(await create(input, viewer)).toEqual(first);
      const colleague = await ask(CREATE, flat(), member('AGENT', organizationId, crypto.randomUUID()));
      if (mayColleague) expectData(colleague);
      else expectErrorCode(colleague, 'RATE_LIMITED');
      await create({}, member('AGENT', crypto.randomUUID(), crypto.randomUUID()));
    });

    it('refuses those who may not list', async () => {
      expectErrorCode(await ask(CREATE, flat(), member('BUYER', null)), 'MISSING_SCOPE');
      expectErrorCode(await ask(CREATE, flat(), testViewer({})), 'UNAUTHENTICATED');
    });
  });

  describe('Mutation.publishListing', () => {
    it('puts the listing before everyone and says so once', async () => {
      const { id } = await create();
      const published = expectData<{ publishListing: unknown }>(await ask(PUBLISH, { id }, asha));
      expect(published.publishListing).toEqual({
        listing: { id, standardStatus: 'ACTIVE', originalListPrice: 21_000_000, daysOnMarket: 0 },
      });
      expectData(await ask(PUBLISH, { id }, asha));
      const feed = expectData(await property.ask('{ feed { edges { node { id } } totalCount } }'));
      expect(feed).toEqual({ feed: { edges: [{ node: { id } }], totalCount: 1 } });
      expect(await events()).toMatchObject([
        { type: 'ListingPublished', data: { listingId: id, photos: 1 } },
      ]);
    });

    it('rejects a listing without photos', async () => {
      const { id } = await create({ photos: [] });
      expectErrorCode(await ask(PUBLISH, { id }, asha), 'LISTING_WITHOUT_PHOTOS');
      expect(await events()).toEqual([]);
    });

    it('rejects a listing without a price', async () => {
      const { id } = await create({ listPrice: null });
      expectErrorCode(await ask(PUBLISH, { id }, asha), 'LISTING_WITHOUT_PRICE');
    });

    it('lets the manager publish an agent’s listing, and no colleague', async () => {
      const { id } = await create();
      expectErrorCode(await ask(PUBLISH, { id }, rohan), 'NOT_YOUR_LISTING');
      expectData(await ask(PUBLISH, { id }, manager));
    });

    it('does not tell another organization that a draft exists', async () => {
      const { id } = await create();
      expectErrorCode(await ask(PUBLISH, { id }, rival), 'LISTING_NOT_FOUND');
      expectErrorCode(await ask(PUBLISH, { id: crypto.randomUUID() }, rival), 'LISTING_NOT_FOUND');
    });
  });

  describe('Mutation.updateListing', () => {
    it('says when the price of a published listing changes, and when something else does', async () => {
      const { id } = await create();
      expectData(await ask(PUBLISH, { id }, asha));
      expectData(await ask(UPDATE, { id, listPrice: 19_500_000 }, asha));
      expectData(await ask(UPDATE, { id, title: 'Same price' }, asha));
      expect((await events()).slice(1)).toMatchObject([
        { type: 'ListingPriceChanged', data: { previousListPrice: 21_000_000, listPrice: 19_500_000 } },
        { type: 'ListingUpdated', data: { listingId: id } },
      ]);
    });

    it('keeps every price it was on the market for', async () => {
      const { id } = await create();
      expectData(await ask(UPDATE, { id, listPrice: 22_000_000 }, asha));
      const prices = async (viewer?: Viewer) =>
        expectData<{ listing: { priceHistory: { listPrice: number }[] } | null }>(
          await property.ask(`{ listing(id: "${id}") { priceHistory { listPrice } } }`, {}, viewer),
        ).listing?.priceHistory.map(({ listPrice }) => listPrice);
      expect(await prices(asha)).toEqual([]);
      expectData(await ask(PUBLISH, { id }, asha));
      expectData(await ask(UPDATE, { id, listPrice: 19_000_000 }, asha));
      expect(await prices()).toEqual([19_000_000, 22_000_000]);
      expectData(await ask(WITHDRAW, { id }, asha));
      expect(await prices()).toBeUndefined();
      expect(await prices(asha)).toEqual([19_000_000, 22_000_000]);
    });

    it('takes a new price a few times a day, and shows the latest hundred', async () => {
      const [{ id }, other] = [await create(), await create()];
      for (const listing of [id, other.id]) expectData(await ask(PUBLISH, { id: listing }, asha));
      for (let n = 1; n <= PRICES_PER_LISTING.points; n++)
        expectData(await ask(UPDATE, { id, listPrice: 21_000_000 + n }, asha));
      expectErrorCode(await ask(UPDATE, { id, listPrice: 1_000_000 }, asha), 'RATE_LIMITED');
      expectData(await ask(UPDATE, { id, title: 'Still mine to describe' }, asha));
      expectData(await ask(UPDATE, { id: other.id, listPrice: 1_000_000 }, asha));
      await query(
        property.database.adminUrl,
        `insert into property.listing_price (listing_id, organization_id, list_price, effective_at)
         select '${id}', '${SAHYADRI}', n, timestamptz '2020-01-01' + make_interval(hours => n)
           from generate_series(1, 300) n`,
      );
      const { listing } = expectData<{ listing: { priceHistory: { listPrice: number }[] } }>(
        await property.ask(`{ listing(id: "${id}") { priceHistory { listPrice } } }`),
      );
      expect(listing.priceHistory).toHaveLength(100);
      expect(listing.priceHistory[0]?.listPrice).toBe(21_000_000 + PRICES_PER_LISTING.points);
      expect(listing.priceHistory.at(-1)?.listPrice).toBeLessThan(300);
    });

    it('refuses another organization’s published listing', async () => {
      const { id } = await create();
      expectData(await ask(PUBLISH, { id }, asha));
      expectErrorCode(await ask(UPDATE, { id, listPrice: 1 }, rival), 'NOT_YOUR_LISTING');
    });

    it('does not take the photos off a published listing', async () => {
      const { id } = await create();
      expectData(await ask(PUBLISH, { id }, asha));
      expectErrorCode(await ask(UPDATE, { id, photos: [] }, asha), 'LISTING_WITHOUT_PHOTOS');
    });
  });

  describe('Mutation.withdrawListing', () => {
    it('takes it off the market and says so', async () => {
      const { id } = await create();
      expectData(await ask(PUBLISH, { id }, asha));
      expectData(await ask(WITHDRAW, { id }, asha));
      expectData(await ask(WITHDRAW, { id }, asha));
      expect(expectData(await property.ask(`{ listing(id: "${id}") { id } }`))).toEqual({ listing: null });
      expect((await events()).slice(1)).toMatchObject([
        { type: 'ListingWithdrawn', data: { listingId: id, standardStatus: 'WITHDRAWN' } },
      ]);
    });

    it('rejects a draft', async () => {
      const { id } = await create();
      expectErrorCode(await ask(WITHDRAW, { id }, asha), 'LISTING_STATUS');
    });
  });

  it('finds similar listings on the market', async () => {
    const place = { latitude: null, longitude: null };
    const made = await Promise.all(
      [20_000_000, 21_500_000, 40_000_000].map((listPrice) => create({ ...place, listPrice })),
    );
    for (const { id } of made) expectData(await ask(PUBLISH, { id }, asha));
    const data = expectData(await property.ask(`{ similarListings(id: "${made[0]?.id}") { listPrice } }`));
    expect(data).toEqual({ similarListings: [{ listPrice: 21_500_000 }] });
  });
});
