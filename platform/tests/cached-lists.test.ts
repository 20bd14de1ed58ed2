import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anyScopeTag, scopeTag, typeTag } from '@propmubi/federation/serving';
import { scopesOf } from '@propmubi/runtime';
import { deliverEvent, expectData, recordedEvents, seededRandom, testViewer } from '@propmubi/testkit';
import { tagsOfEvent } from '../../gateway/src/cache/changes.js';
import { LISTING_SCOPES, scopesTold, TELLING } from '../../gateway/src/cache/listing-scopes.js';
import { demoAgents, query, startProperty } from '../../subgraphs/property/tests/property-subgraph.js';

const OFFICE = '0193d3a0-0000-7000-8000-000000000001';
const HOMES = 16;
const LISTS = 44;
const CHANGES = 24;
/** Some of which differ in one letter. */
const NAMES = ['Garden', 'Gardens', 'Sunny', 'Lakeside', 'Palmgrove', 'Palmgrave'];
const REGION = { south: 19, west: 72.8, north: 19.3, east: 73.1 };

interface List {
  field: keyof typeof ASKED;
  given: Record<string, unknown>;
}
/** An answer, and the tags it depends on. */
interface Answered {
  text: string;
  tags: readonly string[];
}
interface Done {
  listing: { id: string } | null;
}
interface Changed {
  /** Tags that the events of the change give new versions. */
  tags: ReadonlySet<string>;
  /** The same if they said what the home is, and not what it was. */
  tagsOfPresent: ReadonlySet<string>;
  /** Of each list before the change. */
  before: readonly Answered[];
  /** Numbers of the lists that are answered otherwise since. */
  moved: readonly number[];
}

const ASKED = {
  feed: `query($filter: ListingFilter, $sort: FeedSort! = NEWEST) { answer: feed(filter: $filter, sort: $sort, first: 100) {
    totalCount nodes { id title listPrice bedroomsTotal locality { id } project { id } agent { id } } } }`,
  map: `query($bounds: MapBounds!, $zoom: Int!, $filter: ListingFilter) { answer: map(bounds: $bounds, zoom: $zoom, filter: $filter) {
    totalCount clusters { h3Index count priceMin } listings { id listPrice } } }`,
  locality: `query($id: ID!) { answer: locality(id: $id) { id priceLevel { homes median } } }`,
  search: `query($text: String!, $filter: SearchFilter) { answer: search(text: $text, filter: $filter, first: 50) {
    nodes { kind title listing { id title listPrice } } facets { facet value count } } }`,
  suggest: `query($text: String!) { answer: suggest(text: $text) { kind title } }`,
  similarListings: `query($id: ID!) { answer: similarListings(id: $id, first: 10) { id title listPrice } }`,
  listing: `query($id: ID!) { answer: listing(id: $id) { id title listPrice bedroomsTotal agent { id } } }`,
};

/** Lists and changes of homes at random, the same ones each time, on the real service. */
describe('lists of homes that are kept', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  const lists: List[] = [];
  const changes: Changed[] = [];
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({
      agents: demoAgents,
      builders: [{ builderKey: 'ARABIAN SEA DEVELOPERS', builderName: 'Arabian Sea Developers' }],
    });
    await play();
  }, 120_000);
  afterAll(() => property?.close());

  const random = seededRandom(23);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const maybe = (share: number): boolean => random() < share;
  const between = (from: number, to: number): number => from + random() * (to - from);
  const manager = testViewer({
    userId: crypto.randomUUID(),
    organizationId: OFFICE,
    roles: ['BROKERAGE_MANAGER'],
    scopes: scopesOf(['BROKERAGE_MANAGER']),
  });
  const agents = [crypto.randomUUID(), crypto.randomUUID()];

  async function play(): Promise<void> {
    const idsOf = async (table: string): Promise<string[]> =>
      (await query(property.database.adminUrl, `select id from property.${table} order by id limit 3`)).map(
        ({ id }) => String(id),
      );
    const [places, projects, builders] = await Promise.all(['locality', 'project', 'builder'].map(idsOf));
    for (const agentId of agents) await register(agentId);
    const facts = (n: number) => ({
      title: `${pick(NAMES)} ${maybe(0.2) ? `Tower${'abcdefghijklmnopqrstuvwxyz'[n]}` : 'Tower'}`,
      listPrice: 1_000_000 * Math.ceil(between(5, 60)),
      builtUpAreaSqFt: 1_000,
      bedroomsTotal: pick([1, 2, 3]),
      localityId: pick(places as string[]),
      ...(maybe(0.4) && { projectId: pick(projects as string[]) }),
      ...(maybe(0.7) && {
        latitude: between(REGION.south, REGION.north),
        longitude: between(REGION.west, REGION.east),
      }),
      ...(maybe(0.5) && { agentId: pick(agents) }),
    });
    const homes: string[] = [];
    for (let n = 0; n < HOMES; n++) homes.push(await publish(facts(n)));
    const cells = (
      await query(property.database.adminUrl, `select unnest(h3_cells) as cell from property.listing`)
    ).map(({ cell }) => String(cell));
    for (let n = 0; n < LISTS; n++) lists.push(listAtRandom({ places, projects, builders, homes, cells }));
    let before = await answers();
    let known = (await recordedEvents(property.subgraph)).length;
    for (let n = 0; n < CHANGES; n++) {
      await changeAtRandom(pick(homes), facts(n));
      const [after, events] = [await answers(), await recordedEvents(property.subgraph)];
      const recorded = events.slice(known);
      changes.push({
        tags: tagsOf(recorded),
        tagsOfPresent: tagsOf(
          recorded.map(({ type, data }) => ({
            type,
            data: { ...data, facets: (data['facets'] as unknown[]).slice(-1) },
          })),
        ),
        before,
        moved: lists.flatMap((_, at) => (after[at]?.text === before[at]?.text ? [] : [at])),
      });
      [before, known] = [after, events.length];
    }
  }

  const tagsOf = (events: readonly { type: string; data: object }[]): ReadonlySet<string> =>
    new Set(events.flatMap(({ type, data }) => tagsOfEvent(type, JSON.stringify({ data }))));

  function listAtRandom(there: Record<string, string[] | undefined>): List {
    const of = (name: string): string => pick(there[name] as string[]);
    if (maybe(0.35)) return toldAtRandom(of);
    if (maybe(0.15)) return { field: 'listing', given: { id: of('homes') } };
    if (maybe(0.1)) return { field: 'locality', given: { id: of('places') } };
    const [south, west] = [between(REGION.south, REGION.north), between(REGION.west, REGION.east)];
    const bounds = { south, west, north: south + between(0.01, 0.15), east: west + between(0.01, 0.15) };
    const filter = {
      ...(maybe(0.4) && { localityIds: [of('places'), of('places')] }),
      ...(maybe(0.4) && { bedrooms: [pick([1, 2, 3])] }),
      ...(maybe(0.15) && { projectId: of('projects').toUpperCase() }),
      ...(maybe(0.15) && { builderId: of('builders') }),
      ...(maybe(0.15) && { agentId: pick(agents) }),
      ...(maybe(0.15) && { h3Index: of('cells') }),
      ...(maybe(0.15) && { priceMax: 30_000_000 }),
      ...(maybe(0.2) && { bounds }),
      ...(maybe(0.1) && { text: 'home' }),
    };
    if (maybe(0.3))
      return { field: 'map', given: { zoom: pick([9, 13]), bounds, ...(maybe(0.5) && { filter }) } };
    return { field: 'feed', given: { filter, sort: pick(['NEWEST', 'PRICE_ASC', 'TRUST_DESC']) } };
  }

  /** Lists whose answers say themselves what they depend on. */
  function toldAtRandom(of: (name: string) => string): List {
    if (maybe(0.3)) return { field: 'similarListings', given: { id: of('homes') } };
    const name = pick(NAMES).toLowerCase();
    // As it is, begun, or with a letter too many.
    const text = pick([name, name.slice(0, 4), `${name.slice(0, 3)}x${name.slice(3)}`]);
    if (maybe(0.3)) return { field: 'suggest', given: { text } };
    const filter = maybe(0.3) ? { localityIds: [of('places')] } : {};
    return {
      field: 'search',
      given: { text: pick([text, `${text} tower`, `2 bhk ${text}`, '2 bhk']), filter },
    };
  }

  async function changeAtRandom(id: string, facts: object): Promise<void> {
    const kind = random();
    if (kind < 0.65) await mutate('updateListing', 'UpdateListingInput', { id, ...facts });
    else if (kind < 0.8)
      await mutate('withdrawListing', 'WithdrawListingInput', { id, standardStatus: 'WITHDRAWN' });
    else await mutate('publishListing', 'PublishListingInput', { id });
  }

  /** Some are refused, as a home that has left the market is withdrawn again: then nothing changes. */
  async function mutate(name: string, type: string, input: object): Promise<Done | undefined> {
    const { body } = await property.ask(
      `mutation ($input: ${type}!) { done: ${name}(input: $input) { listing { id } } }`,
      { input },
      manager,
    );
    return (body.data as { done: Done } | null)?.done;
  }

  async function publish(facts: object): Promise<string> {
    const photos = ['https://photos.example/1.jpg'];
    const idempotencyKey = crypto.randomUUID();
    const input = { idempotencyKey, propertySubType: 'APARTMENT', photos, ...facts };
    const { id } = (await mutate('createListing', 'CreateListingInput', input))?.listing as { id: string };
    await mutate('publishListing', 'PublishListingInput', { id });
    return id;
  }

  const register = (agentId: string): Promise<void> =>
    deliverEvent(
      property.subgraph,
      'AgentRegistered',
      {
        ...{ agentId, organizationId: OFFICE, userId: null, reraNumber: null, licenceExpiresOn: null },
        ...{ status: 'ACTIVE', languages: [], localityIds: [], updatedAt: new Date().toISOString() },
      },
      OFFICE,
    );

  const answers = (): Promise<Answered[]> =>
    Promise.all(
      lists.map(async (list) => {
        const answer = await property.ask(ASKED[list.field], list.given);
        const { extensions } = answer.body as { extensions?: unknown };
        return { text: JSON.stringify(expectData(answer)), tags: tagsOfList(list, extensions) };
      }),
    );

  function tagsOfList({ field, given }: List, extensions: unknown): string[] {
    if (field === 'locality') return ['Locality', 'PriceLevel'].map((type) => typeTag('property', type));
    const scopes = TELLING.has(field) ? scopesTold(extensions)[0] : LISTING_SCOPES[field]?.(given);
    if (!scopes) return [typeTag('property', 'Listing')];
    return [
      anyScopeTag('property', 'Listing'),
      ...scopes.map((scope) => scopeTag('property', 'Listing', scope)),
    ];
  }
  const isDropped = (answer: Answered | undefined, tags: ReadonlySet<string>) =>
    answer?.tags.some((tag) => tags.has(tag));
  /** Lists that are answered otherwise and are not dropped. */
  const stale = (tagsOfChange: (change: Changed) => ReadonlySet<string>) =>
    changes.flatMap((change) =>
      change.moved
        .filter((at) => !isDropped(change.before[at], tagsOfChange(change)))
        .map((at) => ({ ...lists[at], was: change.before[at] })),
    );

  it('are dropped by every change of what they answer', () => {
    expect(changes.flatMap(({ moved }) => moved).length).toBeGreaterThan(40);
    expect(stale(({ tags }) => tags)).toEqual([]);
  });

  it('would be stale if a change did not say what a home was before', () => {
    expect(stale(({ tagsOfPresent }) => tagsOfPresent)).not.toEqual([]);
  });

  const ANY_HOME = typeTag('property', 'Listing');
  it.each([
    ['their arguments', (field: string) => field in LISTING_SCOPES],
    ['their answers', (field: string) => TELLING.has(field)],
  ])('hold while homes change that are in none of the scopes that %s say', (_what, isOf) => {
    const of = lists.flatMap(({ field }, at) => (isOf(field) ? [at] : []));
    const known = changes
      .filter(({ tags }) => tags.size > 0)
      .flatMap(({ before, tags }) => of.map((at) => ({ answer: before[at] as Answered, tags })));
    const narrowed = known.filter(({ answer }) => !answer.tags.includes(ANY_HOME));
    const held = narrowed.filter(({ answer, tags }) => !isDropped(answer, tags));
    expect(narrowed.length).toBeGreaterThan(known.length / 2);
    expect(held.length / narrowed.length).toBeGreaterThan(0.5);
  });
});
