import { AnswerError, ask } from '../demo/graph.js';
import type { Journey } from './run-journeys.js';

const MARKET = `query SmokeMarket { feed(first: 20) { edges { node { id locality { name } } } } }`;
const SEARCH = `query SmokeSearch($text: String!) {
  search(text: $text, filter: { kinds: [LISTING] }, first: 10) { edges { node { kind title listing { id } } } }
}`;
const LISTING = `query SmokeListing($id: ID!) { listing(id: $id) {
  title trust { score lowerBound band } project { name builder { name reputation { score } } } agent { name }
} }`;
const INTROSPECTION = `{ __schema { queryType { name } } }`;

interface Market {
  feed: { edges: { node: { id: string; locality: { name: string } | null } }[] };
}
interface Found {
  search: { edges: { node: { title: string; listing: { id: string } | null } }[] };
}
interface Shown {
  listing: {
    title: string;
    trust: { score: number; lowerBound: number; band: string } | null;
    agent: { name: string | null } | null;
  } | null;
}

export interface PublicSettings {
  /** The GraphQL endpoint. */
  url: string;
  /** What reading the schema must be for a visitor; undefined: either. */
  introspection: 'on' | 'off' | undefined;
  /** Whether the browser app is served at `/`. */
  app: boolean;
  /** The listing to show; default: the first on the market. */
  listingId: string | undefined;
}

/** What a visitor who has not signed in does. Nothing is written. */
export function publicJourneys({ url, introspection, app, listingId }: PublicSettings): Journey[] {
  return [
    { name: 'health', run: () => health(url) },
    ...(app ? [{ name: 'app', run: () => browserApp(url) }] : []),
    { name: 'introspection', run: () => readSchema(url, introspection) },
    { name: 'search', run: () => search(url) },
    { name: 'listing', run: () => showListing(url, listingId) },
  ];
}

async function health(url: string): Promise<string> {
  const alive = await fetch(new URL('/health', url));
  await alive.body?.cancel();
  if (!alive.ok) throw new Error(`/health answers ${alive.status}`);
  const ready = await fetch(new URL('/health/ready', url));
  const text = await ready.text();
  if (!ready.ok) throw new Error(`/health/ready answers ${ready.status}: ${text.slice(0, 300)}`);
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
  return ['ready', Object.keys(dependencies).join(', ')].filter(Boolean).join(': ');
}

/** The page, and the script without which it stays empty. */
async function browserApp(url: string): Promise<string> {
  const page = await fetch(new URL('/', url), { headers: { accept: 'text/html' }, redirect: 'manual' });
  const text = await page.text();
  const script = /<script[^>]+src="([^"]+)"/.exec(text)?.[1];
  if (!page.ok || !script)
    throw new Error(`/ answers ${page.status} without an app; where none is served: --no-app`);
  const code = await fetch(new URL(script, url));
  const bytes = (await code.arrayBuffer()).byteLength;
  const type = code.headers.get('content-type') ?? 'nothing';
  if (!code.ok || !type.includes('javascript')) throw new Error(`${script} answers ${code.status}, ${type}`);
  return `the page and ${Math.round(bytes / 1_024)} KiB of script`;
}

async function readSchema(url: string, expected: 'on' | 'off' | undefined): Promise<string> {
  const state = await ask(url, INTROSPECTION).then(
    () => 'on',
    (error: unknown) => {
      if (error instanceof AnswerError && error.code === 'INTROSPECTION_DISABLED') return 'off';
      throw error;
    },
  );
  if (expected && state !== expected) throw new Error(`it is ${state} for visitors and must be ${expected}`);
  return `${state} for visitors`;
}

/** Homes of a place that the market has are found by its name. */
async function search(url: string): Promise<string> {
  const { feed } = await ask<Market>(url, MARKET);
  const place = feed.edges.map(({ node }) => node.locality?.name).find((name) => name);
  if (!place) throw new Error('no home of the market has a place');
  const { search: found } = await ask<Found>(url, SEARCH, { text: place });
  if (!found.edges.some(({ node }) => node.listing)) throw new Error(`“${place}” finds no home, and has one`);
  return `“${place}” finds ${found.edges.length}${found.edges.length === 10 ? ' or more' : ''}`;
}

async function showListing(url: string, listingId: string | undefined): Promise<string> {
  const id = listingId ?? (await ask<Market>(url, MARKET)).feed.edges[0]?.node.id;
  const { listing } = await ask<Shown>(url, LISTING, { id });
  if (!listing) throw new Error(`there is no listing ${id}`);
  if (!listing.trust) throw new Error(`“${listing.title}” has no trust score`);
  return `“${listing.title}”, trust ${listing.trust.score.toFixed(0)} (${listing.trust.band})`;
}
