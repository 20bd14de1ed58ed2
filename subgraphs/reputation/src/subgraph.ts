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
  runPeriodically,
  type Subgraph,
  type SubgraphOverrides,
  systemViewer,
} from '@propmubi/runtime';
import { openStore } from '@propmubi/storage';
import type { ReputationConfig } from './config.js';
import { reputationConsumers } from './consumers/index.js';
import { eraseAuthor } from './consumers/on-user-erased.js';
import { createLoaders, type ReputationContext } from './context.js';
import { AgentExtension } from './extends/agent/agent.resolver.js';
import { AgentStub } from './extends/agent/agent.stub.js';
import { BuilderExtension } from './extends/builder/builder.resolver.js';
import { BuilderStub } from './extends/builder/builder.stub.js';
import { ProjectExtension } from './extends/project/project-delivery.resolver.js';
import { ProjectStub } from './extends/project/project.stub.js';
import { reputationMigrations } from './migrations/index.js';
import { BuilderReputation } from './modules/builder-reputation/builder-reputation.entity.js';
import { recomputeAll } from './modules/builder-reputation/builder-reputation.service.js';
import {
  compareBuilders,
  findModelVersions,
  type BuilderComparison,
  type Sides,
} from './modules/builder-reputation/compare-builders.js';
import { BuilderReputationResolver } from './modules/builder-reputation/builder-reputation.resolver.js';
import { ReviewReply } from './modules/reply/reply.entity.js';
import { ReviewReplyFieldsResolver, ReviewReplyResolver } from './modules/reply/reply.resolver.js';
import { Review } from './modules/review/review.entity.js';
import { ReviewResolver } from './modules/review/review.resolver.js';
import { VerifiedInteraction } from './modules/review/verified-interaction.entity.js';
import { rateRaters } from './modules/rater/rate-raters.service.js';
import { ReviewVoteResolver } from './modules/vote/vote.resolver.js';
import { reputationPersonalData } from './personal-data.js';
import { reputationSource } from './personal-data-source.js';
import { references } from './references.js';
import { type MonthReview, seedMonthReviews } from './seed-month.js';
import { type ReputationWorld, seedReputation } from './seed.js';

export interface ReputationOverrides extends SubgraphOverrides {
  /** Tests move it. */
  now?: () => Date;
  /** How often raters are rated anew; 0 leaves it to `rateRaters`. */
  rateRatersEveryMs?: number;
}

export type ReputationSubgraph = Subgraph & {
  /** Removes what is past its time; hourly by itself. */
  retention: RetentionJob;
  /** Loads reviews of a synthetic world when there are none; says whether it did. */
  seed(world: ReputationWorld): Promise<boolean>;
  /** Adds reviews to that world, some of which wait for a moderator; false when they are there. */
  seedMonth(month: { reviews: readonly MonthReview[] }): Promise<boolean>;
  /** Computes the market and every builder anew, as of the day of the register; false before there is one. */
  recomputeAll(): Promise<boolean>;
  /** Versions of the model of which there are scores, the latest first. */
  modelVersions(): Promise<string[]>;
  /** Which builders moved between two models, or since a moment. */
  compareBuilders(sides: Sides): Promise<BuilderComparison>;
  /** Rates all raters anew where anything about them changed; a timer does it otherwise. Returns how many changed. */
  rateRaters(): Promise<number>;
};

const RATE_RATERS_EVERY_MS = 10 * 60_000;

/** The reputation subgraph: what builders' records and verified buyers say. */
export async function createReputationSubgraph(
  config: ReputationConfig,
  overrides: ReputationOverrides = {},
): Promise<ReputationSubgraph> {
  const now = overrides.now ?? (() => new Date());
  const logger = overrides.logger ?? createLogger('reputation', config.logLevel);
  const limits = createLimitService(config.redisUrl, logger);
  const store = config.documentStore ? await openStore(config.documentStore, now) : null;
  const subgraph = await defineSubgraph<ReputationContext>({
    name: 'reputation',
    config,
    overrides: { ...overrides, logger },
    resolvers: [
      BuilderReputationResolver,
      ReviewResolver,
      ReviewReplyResolver,
      ReviewReplyFieldsResolver,
      ReviewVoteResolver,
      BuilderExtension,
      AgentExtension,
      ProjectExtension,
    ],
    orphanedTypes: [BuilderStub, AgentStub, ProjectStub],
    references,
    entities: [BuilderReputation, Review, ReviewReply, VerifiedInteraction],
    migrations: reputationMigrations,
    createContext: (base) => ({ ...base, loaders: createLoaders(base.db), now, limits }),
    consumers: () => [
      ...reputationConsumers,
      erasureConsumer('reputation', eraseAuthor, now),
      exportPartConsumer({ schema: 'reputation', source: reputationSource, store: () => store }),
    ],
    metrics: (registry) => retention.registerMetrics(registry),
    close: async () => {
      await retention.stop();
      await rating.stop();
      store?.close();
      await limits.close();
    },
  });
  const retention = createRetentionJob({
    map: reputationPersonalData,
    database: () => subgraph.database,
    logger,
  });
  const rate = () => subgraph.database.scope(systemViewer(null)).write((em) => rateRaters(em, now()));
  const everyMs = overrides.rateRatersEveryMs ?? RATE_RATERS_EVERY_MS;
  const rating = runPeriodically('rating raters', rate, everyMs, logger);
  return Object.assign(subgraph, {
    retention,
    rateRaters: rate,
    modelVersions: () => subgraph.database.scope(systemViewer(null)).write(findModelVersions),
    compareBuilders: (sides: Sides) =>
      subgraph.database.scope(systemViewer(null)).write((em) => compareBuilders(em, sides)),
    recomputeAll: () => subgraph.database.scope(systemViewer(null)).write(recomputeAll),
    seed: (world: ReputationWorld) => seedReputation(subgraph.database, world, now()),
    seedMonth: ({ reviews }: { reviews: readonly MonthReview[] }) =>
      seedMonthReviews(subgraph.database, reviews, now()),
  });
}
