import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  deliverEvent,
  expectData,
  expectErrorCode,
  explain,
  recordedEvents,
  testViewer,
} from '@propmubi/testkit';
import { growMarket, madeId } from './many-listings.js';
import { query, startProperty } from './property-subgraph.js';

const SAVE = `mutation($input: SaveSearchInput!) { saveSearch(input: $input) { savedSearch {
  id name alert localityIds bedrooms priceMin priceMax text createdAt } } }`;
const MINE = `{ mySavedSearches { nodes { id name alert } } }`;
const HOMES = 400;
const OFFICE = madeId('office0');
/** Long after now, so that the subgraph's own timer finds nothing due. */
const AT = '2030-01-10T05:00:00.000Z';

interface Saved {
  saveSearch: { savedSearch: { id: string; name: string; alert: string } };
}

describe('saved searches', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await growMarket(property.database.adminUrl, { from: 0, to: HOMES });
  }, 60_000);
  afterAll(() => property?.close());

  const person = () => testViewer({ userId: crypto.randomUUID(), roles: ['BUYER'] });
  const input = (filter: object, given: object = {}) => ({
    name: 'Two rooms',
    filter,
    idempotencyKey: crypto.randomUUID(),
    ...given,
  });
  const ask = (viewer: ReturnType<typeof person>, given: object) =>
    property.ask(SAVE, { input: given }, viewer);
  const save = async (viewer: ReturnType<typeof person>, filter: object, given: object = {}) =>
    expectData<Saved>(await ask(viewer, input(filter, given))).saveSearch.savedSearch;
  const homes = (n: number) => madeId(`listing${n}`);
  const publish = (n: number, publishedAt = AT) =>
    deliverEvent(
      property.subgraph,
      'ListingPublished',
      {
        listingId: homes(n),
        organizationId: OFFICE,
        agentId: null,
        projectId: null,
        localityId: null,
        listPrice: 1,
        bedrooms: 2,
        publishedAt,
      },
      OFFICE,
    );
  const alertsOf = async (savedSearchId: string) =>
    (await recordedEvents(property.subgraph))
      .filter(({ type, data }) => type === 'SavedSearchMatched' && data['savedSearchId'] === savedSearchId)
      .map(({ data }) => data as { userId: string; matches: number; listingIds: string[]; alert: string });
  const after = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000);

  it('are kept, listed, changed and removed by their owner alone', async () => {
    const [anna, bert] = [person(), person()];
    const { id } = await save(anna, { bedrooms: [2], priceMax: 20_000_000 });
    await save(anna, { text: 'nagar' }, { name: 'Any' });
    expect(expectData(await property.ask(MINE, {}, anna))).toMatchObject({
      mySavedSearches: { nodes: [{ name: 'Any' }, { id, name: 'Two rooms', alert: 'DAILY' }] },
    });
    expect(expectData(await property.ask(MINE, {}, bert))).toEqual({ mySavedSearches: { nodes: [] } });
    const update = `mutation($input: UpdateSavedSearchInput!) { updateSavedSearch(input: $input) { savedSearch { name alert } } }`;
    const changes = { id, name: 'Home', alert: 'AT_ONCE' };
    expectErrorCode(await property.ask(update, { input: changes }, bert), 'SAVED_SEARCH_NOT_FOUND');
    expect(expectData(await property.ask(update, { input: changes }, anna))).toEqual({
      updateSavedSearch: { savedSearch: { name: 'Home', alert: 'AT_ONCE' } },
    });
    const remove = `mutation($input: RemoveSavedSearchInput!) { removeSavedSearch(input: $input) { id } }`;
    expectErrorCode(await property.ask(remove, { input: { id } }, bert), 'SAVED_SEARCH_NOT_FOUND');
    expectData(await property.ask(remove, { input: { id } }, anna));
    expectErrorCode(await property.ask(remove, { input: { id } }, anna), 'SAVED_SEARCH_NOT_FOUND');
  });

  it('are kept once by the same key, and refused with another request', async () => {
    const anna = person();
    const given = input({ bedrooms: [2] });
    const twice = await Promise.all([ask(anna, given), ask(anna, given)]);
    const [one, other] = twice.map((answer) => expectData<Saved>(answer).saveSearch.savedSearch.id);
    expect(one).toBe(other);
    expectErrorCode(await ask(anna, { ...given, name: 'Other' }), 'IDEMPOTENCY_KEY_REUSED');
  });

  it.each([
    ['one that restricts nothing', {}, 'SEARCH_UNRESTRICTED'],
    ['a range upside down', { priceMin: 2, priceMax: 1 }, 'EMPTY_RANGE'],
    ['an id that is none', { localityIds: ['x'] }, 'INVALID_ID'],
    ['too short a text', { text: 'a' }, 'BAD_USER_INPUT'],
    ['places without number', { localityIds: [] }, 'BAD_USER_INPUT'],
  ])('are refused: %s', async (_what, filter, code) => {
    expectErrorCode(await ask(person(), input(filter)), code);
  });

  it('are fifty of a person at most, also when many are saved at once', async () => {
    const anna = person();
    const answers = await Promise.all(Array.from({ length: 55 }, () => ask(anna, input({ bedrooms: [2] }))));
    const refused = answers.filter(({ body }) => body.errors?.length);
    expect(refused).toHaveLength(5);
    expectErrorCode(await ask(anna, input({ bedrooms: [2] })), 'TOO_MANY_SAVED_SEARCHES');
  });

  it('alert their owner of a home that newly matches, once, and of no other', async () => {
    const anna = person();
    const place = madeId('locality1');
    const matching = await save(
      anna,
      { localityIds: [place], bedrooms: [2], text: 'nagar flat' },
      { alert: 'AT_ONCE' },
    );
    const others = await Promise.all([
      save(anna, { localityIds: [madeId('locality2')] }, { alert: 'AT_ONCE' }),
      save(anna, { localityIds: [place], bedrooms: [3] }, { alert: 'AT_ONCE' }),
      save(anna, { localityIds: [place], priceMax: 1 }, { alert: 'AT_ONCE' }),
      save(anna, { localityIds: [place], text: 'palace' }, { alert: 'AT_ONCE' }),
      save(anna, { localityIds: [place], bedrooms: [2] }, { alert: 'NONE' }),
    ]);
    await publish(1);
    await publish(1);
    await property.subgraph.alertSavedSearches(after(1));
    await property.subgraph.alertSavedSearches(after(30));
    expect(await alertsOf(matching.id)).toEqual([
      {
        savedSearchId: matching.id,
        userId: anna.userId,
        alert: 'AT_ONCE',
        matches: 1,
        listingIds: [homes(1)],
        matchedAt: after(1).toISOString(),
      },
    ]);
    for (const { id } of others) expect(await alertsOf(id)).toEqual([]);
  });

  it('read a text as lists do, and go on matching the words as they were typed', async () => {
    const anna = person();
    const localityIds = [madeId('locality1')];
    const saveAll = (texts: readonly string[]) =>
      Promise.all(texts.map((text) => save(anna, { localityIds, text }, { alert: 'AT_ONCE' })));
    const matching = await saveAll([
      'naggar',
      'naga',
      '2 bhk nagar',
      'flats for sale',
      'nagar under 100 cr',
      'P51800000001',
    ]);
    const others = await saveAll(['4 bhk nagar', 'nagar under 1 lakh', 'P51899999999', '!!!', '<->']);
    await publish(1);
    await property.subgraph.alertSavedSearches(after(1));
    const matches = await Promise.all(matching.map(async ({ id }) => (await alertsOf(id)).length));
    expect(matches).toEqual(matching.map(() => 1));
    for (const { id } of others) expect(await alertsOf(id)).toEqual([]);
  });

  it('tell what comes within ten minutes of an alert together', async () => {
    const { id } = await save(
      person(),
      { localityIds: [madeId('locality5'), madeId('locality6')] },
      { alert: 'AT_ONCE' },
    );
    await publish(5);
    await property.subgraph.alertSavedSearches(after(1));
    await publish(6);
    await publish(365);
    await property.subgraph.alertSavedSearches(after(5));
    expect((await alertsOf(id)).map(({ matches }) => matches)).toEqual([1]);
    await property.subgraph.alertSavedSearches(after(12));
    expect((await alertsOf(id)).map(({ matches }) => matches)).toEqual([1, 2]);
  });

  it('alert no one of what was turned off, deleted or left the market meanwhile, and hold back no other', async () => {
    const [anna, bela] = [person(), person()];
    const place = { localityIds: [madeId('locality11'), madeId('locality12')] };
    const off = await save(anna, place, { alert: 'AT_ONCE' });
    const gone = await save(anna, place, { alert: 'AT_ONCE' });
    const kept = await save(bela, place, { alert: 'AT_ONCE' });
    await publish(11);
    await publish(12);
    const change = (mutation: string) => property.ask(`mutation { ${mutation} }`, {}, anna);
    expectData(
      await change(`updateSavedSearch(input: { id: "${off.id}", alert: NONE }) { savedSearch { id } }`),
    );
    expectData(await change(`removeSavedSearch(input: { id: "${gone.id}" }) { userErrors { code } }`));
    await query(
      property.database.adminUrl,
      `update property.listing set standard_status = 'WITHDRAWN' where id = $1`,
      [homes(12)],
    );
    await property.subgraph.alertSavedSearches(after(1));
    expect([await alertsOf(off.id), await alertsOf(gone.id)]).toEqual([[], []]);
    expect((await alertsOf(kept.id)).map(({ listingIds }) => listingIds)).toEqual([[homes(11)]]);
    // Turned on again, it tells of what comes from then on.
    expectData(
      await change(`updateSavedSearch(input: { id: "${off.id}", alert: AT_ONCE }) { savedSearch { id } }`),
    );
    await property.subgraph.alertSavedSearches(after(30));
    expect(await alertsOf(off.id)).toEqual([]);
  });

  it('tell of a day at nine in the morning in India, by choice', async () => {
    const { id } = await save(person(), { localityIds: [madeId('locality7')] });
    await publish(7);
    // Half past ten; the next morning at nine is 22 and a half hours later.
    await property.subgraph.alertSavedSearches(after(22 * 60));
    expect(await alertsOf(id)).toEqual([]);
    await Promise.all([
      property.subgraph.alertSavedSearches(after(23 * 60)),
      property.subgraph.alertSavedSearches(after(23 * 60)),
    ]);
    expect((await alertsOf(id)).map(({ matches, alert }) => [matches, alert])).toEqual([[1, 'DAILY']]);
  });

  it('match a home whose price comes down to them', async () => {
    const { id } = await save(
      person(),
      { localityIds: [madeId('locality9')], priceMax: 1_000_000 },
      { alert: 'AT_ONCE' },
    );
    await publish(9);
    await query(property.database.adminUrl, `update property.listing set list_price = 900000 where id = $1`, [
      homes(9),
    ]);
    await deliverEvent(
      property.subgraph,
      'ListingPriceChanged',
      {
        ...{ listingId: homes(9), organizationId: OFFICE, agentId: null, projectId: null, localityId: null },
        previousListPrice: 3_000_000,
        listPrice: 900_000,
        changedAt: AT,
      },
      OFFICE,
    );
    await property.subgraph.alertSavedSearches(after(1));
    expect((await alertsOf(id)).map(({ listingIds }) => listingIds)).toEqual([[homes(9)]]);
  });

  it('stand beside a shortlist of homes on the market, which is its owner’s alone', async () => {
    const [anna, bert] = [person(), person()];
    const act = (name: 'addToShortlist' | 'removeFromShortlist', of: typeof anna, listingId: string) =>
      property.ask(
        `mutation($listingId: ID!) { ${name}(input: { listingId: $listingId }) { __typename } }`,
        { listingId },
        of,
      );
    const listOf = async (of: typeof anna) =>
      expectData<{ myShortlist: { listingId: string; listing: { id: string } | null }[] }>(
        await property.ask('{ myShortlist { listingId addedAt listing { id } } }', {}, of),
      ).myShortlist.map(({ listingId, listing }) => [listingId, listing?.id]);
    // Twice at once, it is on the list once.
    for (const answer of await Promise.all([
      act('addToShortlist', anna, homes(1)),
      act('addToShortlist', anna, homes(1)),
    ]))
      expectData(answer);
    expectData(await act('addToShortlist', anna, homes(2)));
    expect(await listOf(anna)).toEqual([homes(2), homes(1)].map((id) => [id, id]));
    expectErrorCode(await act('addToShortlist', anna, crypto.randomUUID()), 'LISTING_NOT_FOUND');
    expectErrorCode(await act('addToShortlist', anna, 'x'), 'INVALID_ID');
    // Others neither see nor change it.
    expect(await listOf(bert)).toEqual([]);
    expectData(await act('removeFromShortlist', bert, homes(1)));
    expectData(await act('removeFromShortlist', anna, homes(2)));
    expect(await listOf(anna)).toEqual([[homes(1), homes(1)]]);
    // A home that leaves the market is still on the list.
    await query(
      property.database.adminUrl,
      `update property.listing set standard_status = 'WITHDRAWN' where id = $1`,
      [homes(1)],
    );
    expect(await listOf(anna)).toEqual([[homes(1), undefined]]);
    // A hundred are enough, also for those who ask a thousand times at once.
    const answers = await Promise.all(
      Array.from({ length: 104 }, (_, index) => act('addToShortlist', anna, homes(100 + index))),
    );
    expect(answers.filter(({ body }) => body.errors?.length)).toHaveLength(5);
    expectErrorCode(await act('addToShortlist', anna, homes(300)), 'SHORTLIST_FULL');
    await deliverEvent(property.subgraph, 'UserErased', { userId: anna.userId as string, erasedAt: AT });
    expect(await listOf(anna)).toEqual([]);
  });

  it('go with the person who is erased', async () => {
    const anna = person();
    await save(anna, { bedrooms: [2] });
    await deliverEvent(property.subgraph, 'UserErased', { userId: anna.userId as string, erasedAt: AT });
    expect(expectData(await property.ask(MINE, {}, anna))).toEqual({ mySavedSearches: { nodes: [] } });
  });

  it('are of places that say what their homes ask for a square foot, where there are five', async () => {
    const [place, empty] = [madeId('locality1'), madeId('locality3')];
    const five = [0, 1, 2, 3, 4].map((n) => homes(380 + n));
    const there = madeId('locality2');
    await query(property.database.adminUrl, `delete from property.listing where locality_id = $1`, [there]);
    const rows = await query(
      property.database.adminUrl,
      `update property.listing set locality_id = $1 where id = any($2) returning list_price / sort_area_sq_ft as price`,
      [there, five],
    );
    const [, lowerQuartile, median, upperQuartile] = rows
      .map(({ price }) => Number(price))
      .sort((a, b) => a - b);
    const LEVEL = `query($id: ID!) { locality(id: $id) { priceLevel { homes lowerQuartile median upperQuartile } } }`;
    const levelOf = async (id: string) => expectData(await property.ask(LEVEL, { id }));
    expect(await levelOf(there)).toEqual({
      locality: { priceLevel: { homes: 5, lowerQuartile, median, upperQuartile } },
    });
    for (const id of [place, empty]) expect(await levelOf(id)).toEqual({ locality: { priceLevel: null } });
  });

  it('are compared with a home by the places they name, however many there are', async () => {
    await query(
      property.database.adminUrl,
      `insert into property.saved_search (id, user_id, name, alert, locality_ids, created_at)
       select gen_random_uuid(), gen_random_uuid(), 'x', 'DAILY', array[public.made_id('locality' || n % 360)], now()
         from generate_series(1, 20000) n`,
    );
    await query(property.database.adminUrl, 'vacuum analyze property.saved_search');
    const { rowsRead, shape } = await explain(property.database.adminUrl, {
      sql: `select s.id from property.listing l
              join property.saved_search s on s.locality_ids @> array[l.locality_id] and s.alert <> 'NONE'
             where l.id = $1`,
      values: [homes(11)],
    });
    expect(shape).toContain('saved_search_places');
    expect(rowsRead).toBeLessThan(300);
  });
});
