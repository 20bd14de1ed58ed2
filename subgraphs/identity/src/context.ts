import type { Quotas } from '@propmubi/domain';
import type {
  Database,
  LimitService,
  RequestContext,
  TenantScope,
  Viewer,
  RedisClient,
} from '@propmubi/runtime';
import type { JobQueue } from '@propmubi/runtime/jobs';
import { createAgentLoaders } from './modules/agent/agent.loaders.js';
import { createOrganizationLoaders } from './modules/organization/organization.loaders.js';
import type { BulkQueries } from './modules/bulk-query/bulk-queries.js';
import type { ApiKeyService } from './modules/api-key/api-key.service.js';
import type { AuditLog } from './modules/audit/audit.service.js';
import type { EmailOtpService } from './modules/email/email-otp.service.js';
import type { KnownNetworks } from './modules/otp/otp-origin.js';
import type { PasswordService } from './modules/password/password-hasher.js';
import type { PasskeyVerifier } from './modules/passkey/passkey-verifier.js';
import type { SsoService } from './modules/sso/sso-provider.js';
import type { OtpService } from './modules/otp/otp.service.js';
import type { AuthLimiter } from './modules/session/auth-limiter.js';
import type { Prometheus } from './modules/dashboard/prometheus.js';
import type { DataExports } from './modules/data-export/data-export.service.js';
import type { SessionService } from './modules/session/session.service.js';
import { createNotificationLoaders } from './modules/notification/notification.loaders.js';
import type { NotificationFeedServices } from './modules/notification/live/notification-feed-services.js';
import type { WebhookServices } from './modules/webhook/webhooks.js';
import type { PersonalDataService } from './modules/user/personal-data.service.js';
import type { SecondFactors } from './modules/second-factor/second-factor.service.js';
import type { SignInTickets } from './modules/second-factor/sign-in-ticket.js';
import type { IdentityKeys } from './security/keys.js';
import type { Sign } from './security/platform-signature.js';
import type { UserService } from './modules/user/user.service.js';
import type { AgentService } from './modules/agent/agent.service.js';
import { createUserLoaders } from './modules/user/user.loaders.js';

export function createLoaders(db: TenantScope, keys: IdentityKeys, { userId }: Viewer) {
  return {
    ...createUserLoaders(db, keys),
    ...createOrganizationLoaders(db),
    ...createAgentLoaders(db),
    ...createNotificationLoaders(db, userId),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;

export type RetriesFailed = Pick<JobQueue<never>, 'retryFailed'>;

export interface IdentityContext extends RequestContext {
  loaders: Loaders;
  /** After sign-in the remaining fields resolve as this viewer. */
  become(viewer: Viewer): Promise<void>;
  sessions: SessionService;
  emailOtp: EmailOtpService;
  otp: OtpService;
  passkeys: PasskeyVerifier;
  passwords: PasswordService;
  networks: KnownNetworks;
  /** Undefined: this deployment has none. */
  sso: SsoService | undefined;
  /** TXT records of a name. */
  resolveTxt(name: string): Promise<string[][]>;
  /** For what is read before a viewer acts in a tenant. */
  database(): Database;
  limiter: AuthLimiter;
  secondFactors: SecondFactors;
  tickets: SignInTickets;
  users: UserService;
  personalData: PersonalDataService;
  dataExports: DataExports;
  /** Signs receipts of erasures. */
  signErasure: Sign;
  agents: AgentService;
  apiKeys: ApiKeyService;
  bulkQueries: BulkQueries;
  audit: AuditLog;
  redis: RedisClient;
  keys: IdentityKeys;
  limits: LimitService;
  /** What organizations may use where nothing else was set. */
  quotas: Quotas;
  /** Gives the gateway what they may use now. Never rejects. */
  publishQuotas(): Promise<void>;
  webhooks: WebhookServices;
  /** Queues of jobs whose failed ones can be tried again, by name. */
  jobQueues: ReadonlyMap<string, RetriesFailed>;
  notificationFeed: NotificationFeedServices;
  push: {
    /** With which browsers subscribe; null where push is not set up. */
    publicKey: string | null;
    /** Hosts of push services. */
    hosts: readonly string[];
  };
  /** Undefined: none is set. */
  prometheus: Prometheus | undefined;
  now(): Date;
  /** Today’s date in India, as YYYY-MM-DD. */
  today(): string;
}
