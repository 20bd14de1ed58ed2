import {
  assertRedisServes,
  createLimitService,
  createLogger,
  defineSubgraph,
  onMasterChange,
  runPeriodically,
  type Subgraph,
} from '@propmubi/runtime';
import type { IdentityConfig } from './config.js';
import { createLoaders, type IdentityContext, type RetriesFailed } from './context.js';
import { createEmailSender, createOneTimePasswords } from './one-time-passwords.js';
import { migrations } from './migrations/index.js';
import { Agent } from './modules/agent/agent.entity.js';
import { grantRoleToPhone } from './modules/role/operator.js';
import { recallRevocations } from './modules/session/recall-revocations.js';
import { importAgents } from './import/import-agents.js';
import { importPasswords } from './import/import-passwords.js';
import { ApiKey } from './modules/api-key/api-key.entity.js';
import { createApiKeyService } from './modules/api-key/api-key.service.js';
import { anchorHeads } from './modules/audit/anchor-heads.job.js';
import { verifyAuditChains } from './modules/audit/verify-chains.js';
import { exportAudit } from './modules/audit/export-chains.js';
import { countUndelivered } from './modules/audit/audit.repository.js';
import { createAuditKeys } from './modules/audit/audit-keys.js';
import { createAuditLog } from './modules/audit/audit.service.js';
import { otpLimits as otpLimitsOf } from './modules/otp/otp-limits.js';
import { createOtpMetrics } from './modules/otp/otp-metrics.js';
import { createProofOfWork } from './modules/otp/proof-of-work.js';
import { Organization, OrganizationRegistration } from './modules/organization/organization.entity.js';
import { pepperRows } from './modules/key-rotation/rewrite-pepper.js';
import { createFieldUsageWork } from './modules/field-usage/field-usage-work.js';
import { createPrometheus } from './modules/dashboard/prometheus.js';
import { createQuotaWork } from './modules/quota/quota-work.js';
import { endEverySession } from './modules/session/end-every-session.js';
import { createAccessTokenSigner } from './modules/session/access-token.js';
import { createAuthLimiter } from './modules/session/auth-limiter.js';
import { createSecondFactors } from './modules/second-factor/second-factor.service.js';
import { createSignInTickets } from './modules/second-factor/sign-in-ticket.js';
import { dropOldSessions } from './modules/session/session-retention.js';
import { createSessionService } from './modules/session/session.service.js';
import { createSmsSender } from './modules/sms/create-sms-sender.js';
import { createPasswordService } from './modules/password/password-hasher.js';
import { createPasskeyChallenges } from './modules/passkey/passkey-challenges.js';
import { createPasskeyVerifier } from './modules/passkey/passkey-verifier.js';
import { createSsoProvider } from './modules/sso/sso-provider.js';
import { createTxtResolver } from './modules/sso/txt-resolver.js';
import { createPersonalDataService } from './modules/user/personal-data.service.js';
import { User } from './modules/user/user.entity.js';
import { createAgentService } from './modules/agent/agent.service.js';
import { announceExpiredLicences } from './modules/agent/licence-expiry.job.js';
import { createUserService } from './modules/user/user.service.js';
import { createConsumers } from './consumers/index.js';
import { createNotifications } from './modules/notification/notifications.js';
import { JOBS_SCHEMA } from './modules/webhook/delivery/webhook-lanes.js';
import { createBulkAuthority } from './modules/bulk-query/bulk-authority.js';
import { createBulkQueries } from './modules/bulk-query/bulk-queries.js';
import { createWebhooks } from './modules/webhook/webhooks.js';
import { seedIdentity, seedIdentityMonth } from './seed.js';
import { createPersonalDataRights } from './personal-data-rights.js';
import { references } from './references.js';
import { resolvers } from './resolvers.js';
import { connectRedis } from './security/redis.js';
import { createGuardedFetch } from './security/guarded-fetch.js';
import { deriveKeys } from './security/keys.js';
import { dateInIndia } from './today.js';
import type { IdentityOverrides, IdentitySubgraph } from './subgraph.types.js';

const HOUR_MS = 60 * 60 * 1000;
const ANCHOR_EVERY_MS = 10 * 60 * 1000;
const PROVIDER_TIMEOUT_MS = 5_000;
const PROVIDER_MAX_BYTES = 1024 * 1024;

/** The identity subgraph: who people are, which brokerage they work for, and how they sign in. */
export async function createIdentitySubgraph(
  config: IdentityConfig,
  overrides: IdentityOverrides = {},
): Promise<IdentitySubgraph> {
  const logger = overrides.logger ?? createLogger('identity', config.logLevel);
  const now = overrides.now ?? Date.now;
  const keys = deriveKeys(config.pepper, config.contactDigestKey);
  const redis = connectRedis(config.redisUrl, logger);
  const sms = overrides.smsSender ?? createSmsSender(config, redis);
  const limits = createLimitService(config.redisUrl, logger);
  const metrics = createOtpMetrics();
  const challenge = overrides.challenge ?? createProofOfWork(redis, keys.challenge, now);
  const database = () => subgraph.database;
  const otpLimits = overrides.otpLimits ?? otpLimitsOf(config.otp);
  const email = overrides.emailSender ?? createEmailSender(config, redis);
  const { otp, emailOtp, networks } = createOneTimePasswords(config, {
    redis,
    limits,
    keys,
    sms,
    email,
    challenge,
    metrics,
    logger,
    database,
    now,
    otpLimits,
  });
  const auditKeys = createAuditKeys(config.auditKeys, keys.audit);
  const audit = createAuditLog(auditKeys);
  const limiter = createAuthLimiter(limits);
  const signer = await createAccessTokenSigner(config.accessTokenKeys, config.accessTokenLifetimeSeconds);
  const secondFactors = createSecondFactors({
    keys,
    limits,
    audit,
    now,
    mandatoryForStaff: config.staffSecondFactor,
  });
  const tickets = createSignInTickets(redis);
  const challenges = createPasskeyChallenges(redis, keys['passkey-challenge'], now);
  const passkeys = createPasskeyVerifier(config.webauthn, challenges);
  const guarded = createGuardedFetch({
    allowPrivate: config.sso?.allowPrivate ?? false,
    timeoutMs: PROVIDER_TIMEOUT_MS,
    maxBytes: PROVIDER_MAX_BYTES,
  });
  const sso = config.sso && {
    ...config.sso,
    provider: createSsoProvider({ ...config.sso, fetch: guarded.fetch, now }),
  };
  const passwords = createPasswordService(overrides.passwordHasher, overrides.passwordAnswerAfterMs);
  const resolveTxt = overrides.resolveTxt ?? createTxtResolver(config.sso?.dnsServers);
  const sessions = createSessionService({
    redis,
    keys,
    now,
    otp,
    limiter,
    audit,
    signer,
    secondFactors,
    tickets,
    sessionLifetimeMs: config.sessionLifetimeMs,
  });
  const users = createUserService({ redis, keys, audit, secondFactors, now });
  const personalData = createPersonalDataService({ redis, keys, otp, networks, audit, now });
  const rights = await createPersonalDataRights(config, {
    keys,
    otp,
    audit,
    logger,
    database,
    now: () => new Date(now()),
  });
  const agents = createAgentService({ redis, audit, now });
  const kind = config.sandbox ? 'test' : 'live';
  const apiKeys = createApiKeyService({ kind, redis, keys, signer, limits, limiter, audit, now });
  const { channels } = overrides;
  const notifications = createNotifications({ config, database, keys, sms, email, channels, now, logger });
  const quotaWork = createQuotaWork({ database, redis, quotas: config.quotas, now, logger });
  const fieldUsage = createFieldUsageWork({ database, redis, now, logger });
  const webhooks = createWebhooks({ config, database, keys, now, logger });
  const prometheus = config.prometheusUrl ? createPrometheus(config.prometheusUrl) : undefined;
  const jobQueues = new Map<string, RetriesFailed>([['notification', notifications], ...webhooks.queues]);
  const bulkQueries = createBulkQueries({
    database,
    store: rights.store,
    authority: createBulkAuthority({ apiKeys, secondFactors, signer, now }),
    gatewayUrl: config.gatewayUrl,
    now: () => new Date(now()),
    logger,
  });
  const announce = () => announceExpiredLicences(subgraph.database, dateInIndia(now()));
  const anchor = () => anchorHeads(subgraph.database, new Date(now()));
  const dropOld = () => dropOldSessions(subgraph.database);
  onMasterChange(redis, () => {
    recallRevocations(subgraph.database, redis).catch((error: unknown) =>
      logger.warn({ err: error }, 'revocations could not be announced again'),
    );
  });
  const subgraph: Subgraph = await defineSubgraph<IdentityContext>({
    name: 'identity',
    config,
    overrides: { ...overrides, logger },
    resolvers,
    clearedByNull: ['UpdateOrganizationInput'],
    entities: [User, Organization, OrganizationRegistration, Agent, ApiKey],
    references,
    migrations,
    jobSchemas: [JOBS_SCHEMA],
    consumers: () => [
      ...createConsumers(audit, notifications.recorder, config.quotas, webhooks),
      ...rights.consumers,
    ],
    createContext(base) {
      const context: IdentityContext = {
        ...base,
        loaders: createLoaders(base.db, keys, base.viewer),
        become: async (viewer) => {
          await context.db.close();
          context.viewer = viewer;
          context.db = subgraph.database.scope(viewer);
          context.loaders = createLoaders(context.db, keys, viewer);
        },
        sessions,
        emailOtp,
        otp,
        passkeys,
        passwords,
        networks,
        sso,
        resolveTxt,
        database,
        limiter,
        secondFactors,
        tickets,
        users,
        personalData,
        agents,
        apiKeys,
        bulkQueries,
        audit,
        redis,
        keys,
        limits,
        ...quotaWork.context,
        ...notifications.context,
        webhooks,
        jobQueues,
        prometheus,
        dataExports: rights.dataExports,
        signErasure: rights.signErasure,
        now: () => new Date(now()),
        today: () => dateInIndia(now()),
      };
      return context;
    },
    ready: () => assertRedisServes(redis),
    metrics: (registry) => {
      metrics.register(registry);
      rights.retention.registerMetrics(registry);
    },
    close: async () => {
      await Promise.all(periodic.map((work) => work.stop()));
      await quotaWork.stop();
      await fieldUsage.stop();
      await notifications.close();
      await Promise.all([notifications.close(), webhooks.close()]);
      await bulkQueries.close();
      await rights.close();
      await limits.close();
      email.close();
      await guarded.close();
      redis.disconnect();
    },
  });
  const periodic = [
    runPeriodically('anchoring audit heads', anchor, ANCHOR_EVERY_MS, logger),
    runPeriodically('announcing expired licences', announce, HOUR_MS, logger),
    runPeriodically('dropping old sessions', dropOld, HOUR_MS, logger),
  ];
  const operator = { database: subgraph.database, keys, audit, now };
  const owner = { ...operator, ownerUrl: config.databaseOwnerUrl };
  return {
    ...subgraph,
    retention: rights.retention,
    workOnExports: rights.workOnExports,
    async migrate() {
      await subgraph.migrate();
      await notifications.install();
      await notifications.start();
      await webhooks.install();
      await webhooks.start();
    },
    notifications,
    webhooks,
    bulkQueries,
    seed: (world) => seedIdentity(subgraph.database, keys, world, now(), config),
    seedMonth: (month) => seedIdentityMonth(subgraph.database, keys, month, now()),
    grantRole: (phone, role, options) => grantRoleToPhone(operator, phone, role, options),
    verifyAudit: (anchors) => verifyAuditChains(config.databaseOwnerUrl, auditKeys, anchors),
    exportAudit: (options = {}) => exportAudit(config.databaseOwnerUrl, options),
    undeliveredAudit: () => countUndelivered(subgraph.database),
    anchorAudit: anchor,
    importAgents: (file) => importAgents({ ...owner, file }),
    importPasswords: (request) => importPasswords(operator, request),
    endEverySession: (keyIds) => endEverySession({ ...owner, redis }, keyIds),
    pepperRows: pepperRows(owner),
    recallRevocations: () => recallRevocations(subgraph.database, redis),
    announceExpiredLicences: announce,
    dropOldSessions: dropOld,
    quotaWork,
    fieldUsage,
  };
}
