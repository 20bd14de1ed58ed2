import type { ContactDigests } from '@propmubi/domain';
import type { EntityManager, RequestContext, Viewer } from '@propmubi/runtime';
import type { LRUCache } from 'lru-cache';
import { type Loaders, createLoaders } from './loaders.js';
import type { FeedHub } from './modules/feed/live/feed-hub.js';
import type { FeedCursors } from './modules/feed/store/feed-cursor.js';
import { Lead } from './modules/lead/lead.entity.js';
import type { LeadLimiter } from './modules/commands/lead-limiter.js';
import { visibleLeads } from './modules/lead/lead.policy.js';
import type { CommandServices } from './modules/lead/lead-transaction.js';
import type { Timers } from './modules/deadlines/timers.js';

/** What lives as long as the process. */
export interface CrmServices extends CommandServices {
  timers: Timers;
  leadLimiter: LeadLimiter;
  /** Of a key that identity has, too. */
  contactDigests: ContactDigests;
  hub: FeedHub;
  cursors: FeedCursors;
  /** Whose a listing is; it does not change hands. */
  brokerageOfListing: LRUCache<string, string>;
  /** Whether the viewer's session still stands; asked at every live emit. */
  isViewerCurrent: (viewer: Viewer) => Promise<boolean>;
}

export interface CrmContext extends RequestContext {
  /** The time of the request's clock; tests move it. */
  now(): Date;
  services: CrmServices;
  loaders: Loaders;
  /** The lead, if the viewer may see it. */
  visibleLead(em: EntityManager, id: string): Promise<Lead | null>;
}

export function createCrmContext(base: RequestContext, services: CrmServices): CrmContext {
  return {
    ...base,
    services,
    now: services.clock,
    loaders: createLoaders(base),
    visibleLead: (em, id) =>
      em.findOne(Lead, { $and: [{ id }, visibleLeads(base.viewer)] }, { refresh: true }),
  };
}
