import {
  createRetentionJob,
  erasureConsumer,
  exportPartConsumer,
  type RetentionJob,
} from '@propmubi/privacy';
import {
  createLimitService,
  createLogger,
  defineSubgraph,
  type EntityManager,
  type Subgraph,
  type SubgraphOverrides,
  systemViewer,
} from '@propmubi/runtime';
import type { TrustConfig } from './config.js';
import { createDocumentFiles } from './document-store.js';
import { trustConsumers } from './consumers/index.js';
import { erasePerson } from './consumers/on-user-erased.js';
import { createLoaders, type TrustContext } from './context.js';
import { AgentExtension } from './extends/agent/agent.resolver.js';
import { AgentStub } from './extends/agent/agent.stub.js';
import { ListingExtension } from './extends/listing/listing.resolver.js';
import { ListingStub } from './extends/listing/listing.stub.js';
import { ProjectExtension } from './extends/project/project.resolver.js';
import { ProjectStub } from './extends/project/project.stub.js';
import { UserExtension } from './extends/user/user.resolver.js';
import { UserStub } from './extends/user/user.stub.js';
import { trustMigrations } from './migrations/index.js';
import { Dispute } from './modules/dispute/dispute.entity.js';
import { DisputeResolver } from './modules/dispute/dispute.resolver.js';
import { enforceDisputeClock } from './modules/dispute/dispute-clock.job.js';
import { moveDocuments, type MoveProgress } from './modules/document/move-documents.js';
import { DocumentResolver } from './modules/document/document.resolver.js';
import { DocumentProgressResolver } from './modules/document/document-progress.resolver.js';
import { OrganizationDocumentsResolver } from './modules/document/organization-documents.resolver.js';
import { DocumentUploadResolver } from './modules/document/document-upload.resolver.js';
import { expireDocuments } from './modules/document/expire-documents.js';
import { remindOfExpiry } from './modules/document/expiry-reminders.job.js';
import { enforceReviewClock } from './modules/document/review-clock.job.js';
import { LegalDocument } from './modules/document/document.entity.js';
import { collectUploads } from './modules/document/collect-uploads.job.js';
import { removeAbandonedUploads } from './modules/document/document-upload.js';
import { VerificationCaseResolver } from './modules/document/verification-case.resolver.js';
import {
  compareScores,
  findModelVersions,
  scoresDigest,
  type ScoreComparison,
  type Sides,
} from './modules/score/compare-models.js';
import { countRequested } from './modules/score/recomputation.queue.js';
import { createRecomputeMetrics } from './modules/score/recompute-metrics.js';
import { createRecomputer, type Recomputer } from './modules/score/recomputer.js';
import { requestAllScores } from './modules/score/request-all.js';
import {
  TrustImprovementResolver,
  TrustReasonResolver,
  TrustScoreResolver,
} from './modules/score/trust-score.resolver.js';
import {
  findAnchoredChains,
  findAnchorsOf,
  findForgedAnchors,
} from './modules/audit-anchor/audit-anchor.repository.js';
import { auditLog, type AuditOptions, type AuditResult } from './modules/transparency/audit-log.js';
import { createTreeHeadSigner, publishedKeyOf } from './modules/transparency/tree-head-signer.js';
import { keepHead } from './modules/transparency/signed-heads.repository.js';
import { LogListResolver } from './modules/transparency/log-list.resolver.js';
import { TransparencyLogResolver } from './modules/transparency/log.resolver.js';
import { trustPersonalData } from './personal-data.js';
import { trustSource } from './personal-data-source.js';
import { references } from './references.js';
import { seedTrustMonth } from './seed-month.js';
import { seedTrust } from './seed.js';
import type { TrustWorld } from './seed-world.js';

export interface TrustOverrides extends SubgraphOverrides {
  /** Tests move it. */
  now?: () => Date;
  /** How often requested scores are looked for; 0 leaves it to `recompute`. */
  recomputeEveryMs?: number;
  /** Moves of an agent or a project within this time reach their listings together. */
  parentMovesAfterMs?: number;
}

export type TrustSubgraph = Subgraph & {
  /** Removes what is past its time; hourly by itself. */
  retention: RetentionJob;
  /** Loads the papers of a synthetic world when there are none; says whether it did. */
  seed(world: TrustWorld): Promise<boolean>;
  /** Adds papers in further states and disputes to that world; false when they are there. */
  seedMonth(world: TrustWorld): Promise<boolean>;
  /** Computes the scores that events asked for and returns how many; a timer does it otherwise. */
  recompute: Recomputer['drain'];
  /** How many scores wait to be computed. */
  pendingScores(): Promise<number>;
  /** SHA-256 over all that is said now: the same evidence on the same day gives the same one. */
  scoresDigest(): Promise<{ digest: string; scores: number }>;
  /** Model versions of which there are snapshots, the latest first. */
  modelVersions(): Promise<string[]>;
  /** Who moved between two models, or since a moment. */
  compareScores(sides: Sides): Promise<ScoreComparison>;
  /** Asks for the scores of all subjects, exactly; `recompute` then computes them. */
  requestAll(onSlice?: (asked: number) => void): Promise<number>;
  /**
   * Computes the transparency log's tree anew and says what was altered, deleted, reordered or cut off. Kept heads must be
   * signed with this deployment's key or a former one that is given.
   */
  auditLog(options?: AuditOptions): Promise<AuditResult>;
  /** What the audit trails are held to: heads that were anchored here. */
  auditAnchors: {
    chains(): Promise<string[]>;
    /** Places of a chain and its hash there. */
    of(chainId: string): Promise<ReadonlyMap<number, string>>;
    /** Ids of anchors that are not what the log says of them. */
    forged(): Promise<string[]>;
  };
  /** Moves the bytes of papers that are in Postgres to the store of documents; undefined where there is none. */
  moveDocuments(options?: Parameters<typeof moveDocuments>[2]): Promise<MoveProgress> | undefined;
  /** Signs the log as it stands and keeps the head; a timer does it otherwise. */
  keepHead(): Promise<void>;
};

const DEFAULT_QUOTA_BYTES = 2_000_000_000;
const RECOMPUTE_EVERY_MS = 500;
const PARENT_MOVES_AFTER_MS = 10 * 60_000;

/** The trust subgraph: how far users, agents, listings and projects can be trusted, and their legal documents. */
export async function createTrustSubgraph(
  config: TrustConfig,
  overrides: TrustOverrides = {},
): Promise<TrustSubgraph> {
  const now = overrides.now ?? (() => new Date());
  const logger = overrides.logger ?? createLogger('trust', config.logLevel);
  const signTreeHead = createTreeHeadSigner(config.logSigningKey);
  const logKey = config.logSigningKey ? publishedKeyOf(config.logSigningKey) : null;
  const files = config.documentStore
    ? await createDocumentFiles(config.documentStore, config.clamd, now)
    : null;
  if (!files) logger.warn('trust: there is no document store; documents cannot be submitted');
  const documentQuotaBytes = config.documentQuotaBytes ?? DEFAULT_QUOTA_BYTES;
  const limits = createLimitService(config.redisUrl, logger);
  const resources: { recomputer?: Recomputer } = {};
  const subgraph = await defineSubgraph<TrustContext>({
    name: 'trust',
    config,
    overrides: { ...overrides, logger },
    resolvers: [
      TrustScoreResolver,
      TrustReasonResolver,
      TrustImprovementResolver,
      DocumentResolver,
      DocumentProgressResolver,
      OrganizationDocumentsResolver,
      DocumentUploadResolver,
      VerificationCaseResolver,
      DisputeResolver,
      TransparencyLogResolver,
      LogListResolver,
      UserExtension,
      AgentExtension,
      ListingExtension,
      ProjectExtension,
    ],
    orphanedTypes: [UserStub, AgentStub, ListingStub, ProjectStub],
    references,
    entities: [LegalDocument, Dispute],
    migrations: trustMigrations,
    createContext: (base) => ({
      ...base,
      loaders: createLoaders(base.db, now),
      now,
      signTreeHead,
      logKey,
      files,
      documentQuotaBytes,
      limits,
    }),
    consumers: () => [
      ...trustConsumers,
      erasureConsumer('trust', (em, userId) => erasePerson(em, userId, files?.store ?? null), now),
      exportPartConsumer({
        schema: 'trust',
        source: trustSource(() => files?.store ?? null),
        store: () => files?.store ?? null,
      }),
    ],
    metrics: (registry) => {
      retention.registerMetrics(registry);
      metrics.register(registry);
    },
    close: async () => {
      await retention.stop();
      await resources.recomputer?.close();
      await limits.close();
      files?.store.close();
    },
  });
  const retention = createRetentionJob({ map: trustPersonalData, database: () => subgraph.database, logger });
  const metrics = createRecomputeMetrics(() => inTransaction(countRequested));
  const pollMs = overrides.recomputeEveryMs ?? RECOMPUTE_EVERY_MS;
  const recomputer = createRecomputer(subgraph.database, {
    logger,
    metrics,
    now,
    pollMs,
    parentMovesAfterMs: overrides.parentMovesAfterMs ?? PARENT_MOVES_AFTER_MS,
    chores: {
      'expiring documents': () => expireDocuments(subgraph.database, now()),
      'reminding of expiry': () => remindOfExpiry(subgraph.database, now()),
      'the clock of reviews': () => enforceReviewClock(subgraph.database, now()),
      'the clock of disputes': () => enforceDisputeClock(subgraph.database, now()),
      'removing parts of uploads': () => removeAbandonedUploads(subgraph.database),
      ...(files && { 'removing uploads': () => collectUploads(subgraph.database, files.store, now()) }),
      'keeping the log’s head': () => keepHead(subgraph.database, signTreeHead, now()),
    },
  });
  resources.recomputer = recomputer;
  const inTransaction = <T>(work: (em: EntityManager) => Promise<T>) =>
    subgraph.database.scope(systemViewer(null)).write(work);
  return Object.assign(subgraph, {
    retention,
    recompute: recomputer.drain,
    pendingScores: () => inTransaction(countRequested),
    scoresDigest: () => inTransaction(scoresDigest),
    modelVersions: () => inTransaction(findModelVersions),
    compareScores: (sides: Sides) => inTransaction((em) => compareScores(em, sides)),
    requestAll: (onSlice?: (asked: number) => void) => requestAllScores(subgraph.database, onSlice),
    auditLog: (options?: AuditOptions) =>
      auditLog(subgraph.database, {
        ...options,
        publicKeys: [...(logKey ? [logKey.publicKey] : []), ...(options?.publicKeys ?? [])],
      }),
    auditAnchors: {
      chains: () => inTransaction(findAnchoredChains),
      of: (chainId: string) => inTransaction((em) => findAnchorsOf(em, chainId)),
      forged: () => findForgedAnchors(inTransaction),
    },
    moveDocuments: (options?: Parameters<typeof moveDocuments>[2]) =>
      files ? moveDocuments(subgraph.database, files.store, options) : undefined,
    keepHead: () => keepHead(subgraph.database, signTreeHead, now()),
    seed: (world: TrustWorld) => seedTrust(subgraph.database, world, now()),
    seedMonth: (world: TrustWorld) => seedTrustMonth(subgraph.database, world, now()),
  });
}
