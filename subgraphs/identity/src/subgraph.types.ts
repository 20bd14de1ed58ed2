import type { RetentionJob } from '@propmubi/privacy';
import type { KeyedColumns, Subgraph, SubgraphOverrides } from '@propmubi/runtime';
import type { EmailSender } from './modules/email/email-sender.js';
import type { AgentImport } from './import/import-agents.js';
import type { PasswordImport, PasswordImportRequest } from './import/import-passwords.js';
import type { AuditLink } from './modules/audit/audit-chain.js';
import type { AnchorSource, ChainFinding } from './modules/audit/verify-chains.js';
import type { AuditExport } from './modules/audit/export-chains.js';
import type { OtpLimits } from './modules/otp/otp-limits.js';
import type { RequestChallenge } from './modules/otp/request-challenge.js';
import type { FieldUsageWork } from './modules/field-usage/field-usage-work.js';
import type { QuotaWork } from './modules/quota/quota-work.js';
import type { SmsSender } from './modules/sms/sms-sender.js';
import type { PasswordHasher } from './modules/password/password-hasher.js';
import type { ChannelSenders } from './modules/notification/delivery/channels.js';
import type { Notifications } from './modules/notification/notifications.js';
import type { BulkQueries } from './modules/bulk-query/bulk-queries.js';
import type { Webhooks } from './modules/webhook/webhooks.js';
import type { IdentityMonth, IdentityWorld } from './seed.js';

export interface IdentityOverrides extends SubgraphOverrides {
  smsSender?: SmsSender;
  /** In the place of those of the settings. */
  channels?: ChannelSenders;
  emailSender?: EmailSender;
  /** Instead of those of the settings. */
  otpLimits?: OtpLimits;
  /** Instead of proof of work. */
  challenge?: RequestChallenge;
  passwordHasher?: PasswordHasher;
  /** How long a sign-in by a password takes at least. */
  passwordAnswerAfterMs?: number;
  /** Instead of DNS. */
  resolveTxt?: (name: string) => Promise<string[][]>;
  /** Milliseconds since the epoch; tests move it. */
  now?: () => number;
}

export interface IdentitySubgraph extends Subgraph {
  /** Removes what is past its time; hourly by itself. */
  retention: RetentionJob;
  /** Loads a synthetic world when there is no organization yet; says whether it did. */
  seed(world: IdentityWorld): Promise<boolean>;
  /** Adds the buyers of the demo's month; false when they are there. */
  seedMonth(month: IdentityMonth): Promise<boolean>;
  /** Lists that are read as a whole; the next one every second by itself. */
  bulkQueries: BulkQueries;
  /** Gives the owner of a number a role, on the operator’s word. */
  grantRole(phone: string, role: string, options?: { recover?: boolean }): Promise<string>;
  /** Checks the audit log of every tenant and of the platform, and holds it to heads that were anchored elsewhere. */
  verifyAudit(anchors?: AnchorSource): Promise<ChainFinding[]>;
  /** Every entry, tenant by tenant in the order of its chain; goes on behind a cursor. */
  exportAudit(options?: AuditExport): AsyncGenerator<AuditLink>;
  /** Events with audit entries that are dead letters. */
  undeliveredAudit(): Promise<number>;
  /** Has the heads that have moved anchored in the transparency log; returns how many. Called every ten minutes by itself. */
  anchorAudit(): Promise<number>;
  /** Loads the register of agents from a CSV file. */
  importAgents(file: string): Promise<AgentImport>;
  /** Brings hashes of passwords to the members of an organization that allows them. */
  importPasswords(request: PasswordImportRequest): Promise<PasswordImport>;
  /** Ends every session, for a signing key that became known; returns how many there were. */
  endEverySession(keyIds?: readonly string[]): Promise<number>;
  /** What the pepper keyed or sealed. */
  pepperRows: KeyedColumns;
  /** Announces revocations again, as after each connection to Redis. */
  recallRevocations(): Promise<number>;
  /** Records AgentLicenceExpired for each registration that ran out; called hourly by itself. */
  announceExpiredLicences(): Promise<number>;
  /** Puts exports together whose parts are there, removes those that are over; every few seconds by itself. */
  workOnExports(): Promise<{ assembled: number; removed: number }>;
  /** Delivers what is due, and trims what is old; both happen by themselves. */
  notifications: Pick<Notifications, 'start' | 'sweep' | 'trim'>;
  webhooks: Pick<Webhooks, 'start' | 'workDue' | 'trim'>;
  /** What is done about quotas by the clock. */
  quotaWork: QuotaWork;
  /** Takes what the gateway counted of the API. */
  fieldUsage: Omit<FieldUsageWork, 'stop'>;
  /** Removes sessions that have been over for 30 days; called hourly by itself. */
  dropOldSessions(): Promise<number>;
}
