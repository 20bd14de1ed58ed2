import {
  type Database,
  type EntityManager,
  systemViewer,
  type TenantScope,
  type Viewer,
} from '@propmubi/runtime';
import { agentEntriesAfter, agentHeads, agentState, isAgentActive } from './agent-feed.repository.js';
import {
  audienceEntriesAfter,
  audienceHeads,
  audienceState,
  mayReadAudience,
} from './audience-feed.repository.js';
import type { FeedEntry } from './feed-entry.js';
import { addressOf, type FeedOwner, ownerKey } from './feed-owner.js';
import type { FeedState } from './feed-state.js';

export const FEED_PAGE = 256;

export interface FeedReader {
  /** Undefined when the owner may not read the feed, or no longer. */
  state(owner: FeedOwner): Promise<FeedState | undefined>;
  /** Entries after `seq`, in order, at most a page; none once the owner may no longer read the feed. */
  after(owner: FeedOwner, seq: number): Promise<{ active: boolean; entries: FeedEntry[] }>;
  /** Heads of all these feeds by `ownerKey`, with a statement for each kind; none for owners who are gone. */
  latestSeqByOwner(owners: readonly FeedOwner[]): Promise<Map<string, number>>;
}

/** Reads feeds as the platform, inside the one tenant or as the one buyer; what may be seen is decided at the emit. */
export function createFeedReader(database: () => Database, clock: () => Date): FeedReader {
  const within = async <T>(viewer: Viewer, work: (em: EntityManager) => Promise<T>): Promise<T> => {
    const scope: TenantScope = database().scope(viewer);
    try {
      return await scope.read(work);
    } finally {
      await scope.close();
    }
  };
  return {
    state: (owner) =>
      within(readerOf(owner), async (em) => {
        if (owner.audience === 'AGENT') return agentState(em, owner);
        return (await mayReadAudience(em, owner, clock())) ? audienceState(em, owner) : undefined;
      }),
    after: (owner, seq) =>
      within(readerOf(owner), async (em) => {
        const page = { seq, limit: FEED_PAGE };
        const isAgentFeed = owner.audience === 'AGENT';
        // Sent together: an event waits for one answer of Postgres.
        const [active, entries] = await Promise.all([
          isAgentFeed ? isAgentActive(em, owner) : mayReadAudience(em, owner, clock()),
          isAgentFeed ? agentEntriesAfter(em, owner, page) : audienceEntriesAfter(em, owner, page),
        ]);
        return { active, entries: active ? entries : [] };
      }),
    latestSeqByOwner: (owners) =>
      within(systemViewer(null), async (em) => {
        const audiences = owners.filter((owner) => owner.audience !== 'AGENT');
        const byAddress = new Map([
          ...(await agentHeads(em, owners.filter(hasAgent))),
          ...(await audienceHeads(em, audiences)),
        ]);
        return headsOfOwners(owners, byAddress);
      }),
  };
}

function hasAgent(owner: FeedOwner): owner is Extract<FeedOwner, { agentId: string }> {
  return 'agentId' in owner;
}

/** A pond is read by agents: one who is gone has none. */
function headsOfOwners(
  owners: readonly FeedOwner[],
  byAddress: ReadonlyMap<string, number>,
): Map<string, number> {
  const heads = new Map<string, number>();
  for (const owner of owners) {
    if (hasAgent(owner) && !byAddress.has(addressOf({ ...owner, audience: 'AGENT' }))) continue;
    heads.set(ownerKey(owner), byAddress.get(addressOf(owner)) ?? 0);
  }
  return heads;
}

function readerOf(owner: FeedOwner): Viewer {
  return owner.audience === 'BUYER'
    ? { ...systemViewer(null), userId: owner.userId }
    : systemViewer(owner.organizationId);
}
