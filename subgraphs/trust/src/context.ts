import type { LimitService, RequestContext, TenantScope } from '@propmubi/runtime';
import type { DocumentFiles } from './document-store.js';
import { disputeById, disputeHistory } from './modules/dispute/dispute.loaders.js';
import { documentHistory } from './modules/document/document-history.js';
import { documentById, documentsBySubject, reviewDueAt } from './modules/document/document.loaders.js';
import type { PublishedKey, TreeHeadSigner } from './modules/transparency/tree-head-signer.js';
import { trustBySubject, trustScoreById } from './modules/score/trust-score.loaders.js';

/** What a resolver of this subgraph finds. Loaders live as long as one request. */
export interface TrustContext extends RequestContext {
  loaders: TrustLoaders;
  now: () => Date;
  signTreeHead: TreeHeadSigner;
  /** The published half of the log's key, if there is one. */
  logKey: PublishedKey | null;
  /** Null where none is configured. */
  files: DocumentFiles | null;
  documentQuotaBytes: number;
  /** Shared by all requests. */
  limits: LimitService;
}

export type TrustLoaders = ReturnType<typeof createLoaders>;

export function createLoaders(db: TenantScope, now: () => Date) {
  return {
    trustBySubject: trustBySubject(db, now),
    trustScoreById: trustScoreById(db),
    disputeById: disputeById(db),
    disputeHistory: disputeHistory(db),
    documentById: documentById(db),
    documentsBySubject: documentsBySubject(db),
    documentHistory: documentHistory(db),
    reviewDueAt: reviewDueAt(db),
  };
}
