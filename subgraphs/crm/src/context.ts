import type { EntityManager, RequestContext, Viewer } from '@propmubi/runtime';
import type { LRUCache } from 'lru-cache';
import { type Loaders, createLoaders } from './loaders.js';
import type { AgentFeedHub } from './modules/feed/agent-feed-hub.js';
import type { FeedCursors } from './modules/feed/feed-cursor.js';
import { Lead } from './modules/leads/lead.entity.js';
import type { LeadLimiter } from './modules/leads/lead-limiter.js';
import { visibleLeads } from './modules/leads/lead.policy.js';
import type { Timers } from './modules/sla/timers.js';

/** What lives as long as the process. */
export interface CrmServices {
  /** Now; tests move it. */
  clock: () => Date;
  /** Says that an agent's feed has grown up to `head`; best effort. */
  hint: (organizationId: string, agentId: string, head: number) => void;
  timers: Timers;
  leadLimiter: LeadLimiter;
  hub: AgentFeedHub;
  cursors: FeedCursors;
  /** Whose a listing is; it does not change hands. */
  brokerageOfListing: LRUCache<string, string>;
  /** Whether the viewer's session still stands; asked at every live emit. */
  isViewerCurrent: (viewer: Viewer) => Promise<boolean>;
}

export interface CrmContext extends RequestContext {
  services: CrmServices;
  loaders: Loaders;
  /** The lead, if the viewer may see it. */
  visibleLead(em: EntityManager, id: string): Promise<Lead | null>;
}

export function createContext(base: RequestContext, services: CrmServices): CrmContext {
  return {
    ...base,
    services,
    loaders: createLoaders(base),
    visibleLead: (em, id) =>
      em.findOne(Lead, { $and: [{ id }, visibleLeads(base.viewer)] }, { refresh: true }),
  };
}
