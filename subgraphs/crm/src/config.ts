import { parseGenerations } from '@propmubi/domain';
import {
  integer,
  serviceConfigFromEnv,
  readSettings,
  secretOf,
  secrets,
  serviceSettings,
  type ServiceConfig,
} from '@propmubi/runtime';
import { storeConfigOf, storeSettings, type StoreConfig } from '@propmubi/storage';
import type { LeadLimits } from './modules/commands/lead-limiter.js';

/** What crm reads besides every service's settings. */
export const crmSettings = {
  ...serviceSettings,
  ...storeSettings,
  CURSOR_SECRET: secrets({
    desc: 'Signs the cursors of agents’ feeds; at least 32 characters, the same in every process',
  }),
  CONTACT_DIGEST_KEY: secretOf(parseGenerations)({
    desc: 'Shared with identity, at least 32 characters: the key of digests by which a proven phone number is recognised',
  }),
  CRM_FEED_HEARTBEAT_MS: integer(
    100,
    3_600_000,
  )({
    default: 20_000,
    desc: 'How often the heads of connected agents’ feeds are checked',
  }),
  CRM_SLA_SWEEP_MS: integer(
    0,
    86_400_000,
  )({
    default: 30_000,
    desc: 'How often deadlines that no timer met are looked for; 0 never',
  }),
  CRM_LEADS_PER_MINUTE: integer(
    0,
    1_000_000,
  )({ default: 5, desc: 'Most enquiries of one buyer in a minute; 0 for any number' }),
  CRM_LEADS_PER_HOUR: integer(
    0,
    1_000_000,
  )({ default: 20, desc: 'Most enquiries of one buyer in an hour; 0 for any number' }),
  CRM_PARTNER_LEADS_PER_MINUTE: integer(
    0,
    1_000_000,
  )({ default: 300, desc: 'Most enquiries of one partner in a minute; 0 for any number' }),
} as const;

export interface CrmConfig extends ServiceConfig, LeadLimits {
  /** The first signs cursors, all verify them. */
  cursorSecrets: readonly string[];
  /** As `parseGenerations` reads it. */
  contactDigestKey: string;
  feedHeartbeatMs: number;
  slaSweepMs: number;
  /** Where parts of exports are kept; without one there are none. */
  documentStore?: StoreConfig | undefined;
}

export function crmConfigFromEnv(env: NodeJS.ProcessEnv): CrmConfig {
  const settings = readSettings(crmSettings, env);
  return {
    ...serviceConfigFromEnv(env),
    documentStore: storeConfigOf(settings),
    cursorSecrets: settings.CURSOR_SECRET,
    contactDigestKey: settings.CONTACT_DIGEST_KEY,
    feedHeartbeatMs: settings.CRM_FEED_HEARTBEAT_MS,
    slaSweepMs: settings.CRM_SLA_SWEEP_MS,
    leadsPerMinute: settings.CRM_LEADS_PER_MINUTE,
    leadsPerHour: settings.CRM_LEADS_PER_HOUR,
    partnerLeadsPerMinute: settings.CRM_PARTNER_LEADS_PER_MINUTE,
  };
}
