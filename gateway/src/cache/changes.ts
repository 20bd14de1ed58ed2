import { anyScopeTag, bulkTag, entityTag, scopeTag, typeTag } from '@propmubi/federation/serving';
import { isEventType, type EventData, type EventType } from '@propmubi/events';
import { scopesOfListing } from './listing-scopes.js';

/** What an event says has changed in the answers of a subgraph. */
interface Change {
  readonly subgraph: string;
  readonly type: string;
  /** Which; undefined: any number of them. */
  readonly id?: string | undefined;
  /** Only lists of them: their order, or which are in them. */
  readonly onlyLists?: boolean;
  /** The scopes it is and was in: lists of other scopes hold. Undefined: it is not known. */
  readonly scopes?: readonly string[] | undefined;
}

type Changes = { readonly [Type in EventType]?: (data: EventData<Type>) => readonly Change[] };

const listing = (id: string): Change => ({ subgraph: 'property', type: 'Listing', id });
/** What the homes of a place ask for. */
const PRICE_LEVELS: Change = { subgraph: 'property', type: 'PriceLevel', onlyLists: true };
/** One that changed, as its event has it: `facets` were not in those of former releases. */
const changedListing = ({
  listingId,
  facets,
}: Pick<EventData<'ListingUpdated'>, 'listingId' | 'facets'>): readonly Change[] => [
  { ...listing(listingId), scopes: facets ? scopesOfListing(listingId, facets) : undefined },
  PRICE_LEVELS,
];
const project = (id: string): Change => ({ subgraph: 'property', type: 'Project', id });
const TRUST_TYPES = { USER: 'User', AGENT: 'Agent', LISTING: 'Listing', PROJECT: 'Project' } as const;
const trust = (type: keyof typeof TRUST_TYPES, id: string): Change => ({
  subgraph: 'trust',
  type: TRUST_TYPES[type],
  id,
});
/** A register changes projects, and the names and counts of builders and places, which flats state, too. */
const REGISTER = ['Project', 'Builder', 'RevokedRegistration', 'Locality', 'Listing'].map((type): Change => ({
  subgraph: 'property',
  type,
}));

/**
 * What of the cached fields each event changes. A field with `cacheFor` may only be one whose every change has its event
 * here; docs/how-to/add-a-field.md says so.
 */
const CHANGES: Changes = {
  ListingPublished: changedListing,
  ListingUpdated: changedListing,
  ListingPriceChanged: changedListing,
  ListingWithdrawn: changedListing,
  ListingsImported: ({ listings }) => [
    ...listings.map(({ listingId }) => listing(listingId)),
    PRICE_LEVELS,
    { subgraph: 'property', type: 'Locality' },
  ],
  ProjectCreated: ({ projectId, builderId }) => [
    project(projectId),
    { subgraph: 'property', type: 'Builder', id: builderId },
  ],
  ProjectStatusChanged: ({ projectId }) => [project(projectId)],
  RegistrySynced: () => REGISTER,
  BrokerageAppointed: ({ builderId }) => [{ subgraph: 'property', type: 'Builder', id: builderId }],
  AgentSearchEntryChanged: ({ agentId }) => [{ subgraph: 'property', type: 'Agent', id: agentId }],
  TrustScoreUpdated: ({ subjectType, subjectId }) => [trust(subjectType, subjectId)],
  TrustRanksChanged: ({ ranks }) => [
    ...ranks.map(({ subjectType, subjectId }) => trust(subjectType, subjectId)),
    { subgraph: 'property', type: 'Listing', onlyLists: true },
    { subgraph: 'property', type: 'Project', onlyLists: true },
  ],
  BuilderReputationUpdated: ({ builderId }) => [{ subgraph: 'reputation', type: 'Builder', id: builderId }],
  BuilderReputationsScored: ({ builders }) =>
    builders.map(({ builderId }): Change => ({ subgraph: 'reputation', type: 'Builder', id: builderId })),
};

/** The tags that an event gives new versions, none for most events. `event` is the envelope as JSON. */
export function tagsOfEvent(type: string, event: string): string[] {
  if (!isEventType(type) || !(type in CHANGES)) return [];
  const { data } = JSON.parse(event) as { data: never };
  const changes = CHANGES[type]?.(data) ?? [];
  return [...new Set(changes.flatMap(tagsOf))];
}

function tagsOf({ subgraph, type, id, onlyLists, scopes }: Change): string[] {
  const lists = scopes?.map((scope) => scopeTag(subgraph, type, scope)) ?? [anyScopeTag(subgraph, type)];
  const all = [typeTag(subgraph, type), ...lists];
  if (onlyLists) return all;
  return [...all, id === undefined ? bulkTag(subgraph, type) : entityTag(subgraph, type, id)];
}

/** Whether it changes what another subgraph answers, which does so a moment after it took the event itself. */
export function isTakenElsewhere(type: string): boolean {
  return type === 'TrustRanksChanged';
}
