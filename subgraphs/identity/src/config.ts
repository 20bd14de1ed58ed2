import { parseGenerations, type Quotas } from '@propmubi/domain';
import {
  ConfigError,
  integer,
  InvalidSetting,
  makeValidator,
  parseJsonSetting,
  readSettings,
  secretOf,
  secrets,
  serviceConfigFromEnv,
  serviceSettings,
} from '@propmubi/runtime';
import { type ServiceConfig, str, url } from '@propmubi/runtime';
import { storeConfigOf, storeSettings, type StoreConfig } from '@propmubi/storage';
import type { JWK } from 'jose';
import {
  type NotificationConfig,
  notificationConfig,
  notificationSettings,
} from './modules/notification/notification-config.js';
import { type EmailConfig, emailConfigOf, emailSettings } from './modules/email/email.config.js';
import { dashboardSettings } from './modules/dashboard/dashboard.config.js';
import { quotaSettings, quotasOf } from './modules/quota/quota.config.js';
import { passkeySettings, webauthnOf } from './modules/passkey/passkey.config.js';
import type { WebauthnConfig } from './modules/passkey/passkey-verifier.js';
import { type SsoConfig, ssoConfigOf, ssoSettings } from './modules/sso/sso.config.js';
import { type WebhookConfig, webhookConfigOf, webhookSettings } from './modules/webhook/webhook.config.js';
import { readPepper } from './security/keys.js';
import type { OtpBudgets } from './modules/otp/otp-limits.js';
import type { Msg91Config } from './modules/sms/msg91-sms-sender.js';
import type { TwilioConfig } from './modules/sms/twilio-sms-sender.js';

/** Comma-separated ISO 3166 codes; the first is the home country. */
const countries = makeValidator<string[]>((input) => {
  const codes = input.split(',').map((code) => code.trim().toUpperCase());
  if (!codes.every((code) => /^[A-Z]{2}$/.test(code)))
    throw new InvalidSetting('not a list of two-letter country codes');
  return codes;
});

/** One private Ed25519 JWK, or a set `{ "keys": [active, next or retiring…] }`. Each needs a kid of its own. */
const signingKeys = makeValidator<JWK[]>((input) => {
  const parsed = parseJsonSetting(input) as (JWK & { keys?: JWK[] }) | null;
  const keys = parsed?.keys ?? (parsed ? [parsed] : []);
  if (keys.some(({ kty, crv, kid }) => kty !== 'OKP' || crv !== 'Ed25519' || !kid)) {
    throw new InvalidSetting('not Ed25519 JWKs with a kid');
  }
  if (new Set(keys.map(({ kid }) => kid)).size !== keys.length)
    throw new InvalidSetting('two keys share a kid');
  if (!keys[0]?.d) throw new InvalidSetting('the first key is not a private one');
  return keys;
});

/** What identity reads besides `serviceSettings`. */
export const identitySettings = {
  ...storeSettings,
  NODE_ENV: str({ default: 'development', desc: 'production refuses the development SMS sender' }),
  SANDBOX: str({
    default: '',
    choices: ['', 'true', 'false'],
    desc: 'Whether this is an installation for trying out, with test data and API keys pk_test_… (default: unless NODE_ENV is production)',
  }),
  GATEWAY_URL: url({
    default: 'http://127.0.0.1:4000/graphql',
    desc: 'Where this service reaches the gateway, which bulk queries ask page by page',
  }),
  IDENTITY_PEPPER: secretOf(readPepper)({
    desc: 'Secret behind one-time passwords, lookups by phone and sealed personal data, 32 characters or more; replaced by `pnpm secrets:rotate pepper` only',
  }),
  CONTACT_DIGEST_KEY: secretOf(parseGenerations)({
    desc: 'Secret shared with crm, 32 characters or more: both recognise a proven phone number by its keyed digest; replaced by `pnpm secrets:rotate contact-digest` only',
  }),
  AUDIT_KEYS: secrets({
    default: [],
    desc: 'Secrets of the audit trail separated by commas, 32 characters or more each: the first signs, all verify for as long as entries are kept; empty: one that is derived from the pepper',
  }),
  ACCESS_TOKEN_SIGNING_KEYS: signingKeys({
    desc: 'Private Ed25519 JWK, or a set of which the first signs and all are published',
  }),
  RECEIPT_SIGNING_KEYS: signingKeys({
    default: [],
    desc: 'Private Ed25519 JWK, or a set of which the first signs exports of personal data and receipts of erasures; empty: the keys of access tokens',
  }),
  ACCESS_TOKEN_LIFETIME_S: integer(
    30,
    900,
  )({ default: 900, desc: 'How long an access token lives, in seconds' }),
  SESSION_LIFETIME_DAYS: integer(1, 3_650)({ default: 30, desc: 'How long a session can be refreshed' }),
  OTP_COUNTRIES: countries({
    default: ['IN'],
    desc: 'Countries whose numbers get one-time passwords, such as IN,AE; each but the first gets a tenth of the budget',
  }),
  OTP_BUDGET_PER_MINUTE: integer(1, 100_000)({ default: 120, desc: 'One-time passwords a minute, in all' }),
  OTP_BUDGET_PER_HOUR: integer(1, 1_000_000)({ default: 2_000, desc: 'One-time passwords an hour, in all' }),
  OTP_BUDGET_PER_DAY: integer(1, 10_000_000)({ default: 20_000, desc: 'One-time passwords a day, in all' }),
  OTP_FREE_PER_ADDRESS: integer(
    0,
    10_000,
  )({
    default: 10,
    desc: 'One-time passwords an hour for one client address before it must solve challenges',
  }),
  STAFF_SECOND_FACTOR: str({
    default: '',
    choices: ['', 'required', 'optional'],
    desc: 'Whether ADMIN and REVIEWER need an authenticator app; required unless in development. SUPER_ADMIN always does',
  }),
  SMS_SENDER: str({
    default: 'console',
    choices: ['console', 'twilio', 'msg91'],
    desc: 'Who sends one-time passwords; console prints them instead (development)',
  }),
  TWILIO_ACCOUNT_SID: str({ default: '', desc: 'Twilio account (AC…), with SMS_SENDER=twilio' }),
  TWILIO_AUTH_TOKEN: str({ default: '', desc: 'Twilio auth token, with SMS_SENDER=twilio' }),
  TWILIO_FROM: str({ default: '', desc: 'Sender number (E.164) or messaging service (MG…)' }),
  TWILIO_API_URL: url({ default: 'https://api.twilio.com', desc: 'Twilio’s REST API' }),
  MSG91_AUTH_KEY: str({ default: '', desc: 'MSG91 authentication key, with SMS_SENDER=msg91' }),
  MSG91_TEMPLATE_ID: str({
    default: '',
    desc: 'MSG91 flow of an approved (DLT) template with the variables code and minutes',
  }),
  MSG91_API_URL: url({ default: 'https://control.msg91.com', desc: 'MSG91’s API' }),
  ...notificationSettings,
  ...emailSettings,
  ...passkeySettings,
  ...ssoSettings,
  ...quotaSettings,
  ...webhookSettings,
  ...dashboardSettings,
} as const;

/** What each sender of messages needs to be set. */
const SENDER_SETTINGS = {
  console: [],
  twilio: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  msg91: ['MSG91_AUTH_KEY', 'MSG91_TEMPLATE_ID'],
} as const satisfies Record<string, readonly (keyof typeof identitySettings)[]>;

export interface IdentityConfig extends ServiceConfig, EmailConfig {
  /** As `deriveKeys` reads it. */
  pepper: string;
  /** Keys the digests by which crm recognises a proven number. */
  contactDigestKey: string;
  /** Of the audit chains, the newest first; none: derived from the pepper. */
  auditKeys: string[];
  /** The first signs; the public half of each is published. */
  accessTokenKeys: JWK[];
  /** The first signs exports of personal data and receipts of erasures. */
  receiptKeys: JWK[];
  accessTokenLifetimeSeconds: number;
  sessionLifetimeMs: number;
  otp: OtpBudgets & { countries: string[] };
  /** Neither: the development sender. */
  twilio?: TwilioConfig | undefined;
  msg91?: Msg91Config | undefined;
  notifications: NotificationConfig;
  /** Undefined: no passkeys. */
  webauthn: WebauthnConfig | undefined;
  /** Undefined: no single sign-on. */
  sso: SsoConfig | undefined;
  webhooks: WebhookConfig;
  production: boolean;
  /** Its API keys are test keys. */
  sandbox: boolean;
  /** The graph, as bulk queries ask it. */
  gatewayUrl: string;
  /** Whether ADMIN and REVIEWER must have a second factor. */
  staffSecondFactor: boolean;
  /** What organizations may use where nothing else was set. */
  quotas: Quotas;
  /** Where the operations screen finds series; without one there are no dashboards. */
  prometheusUrl?: string | undefined;
  /** Where exports are kept; without one there are none. */
  documentStore?: StoreConfig | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @throws ConfigError with every missing or invalid variable */
export function identityConfigFromEnv(env: NodeJS.ProcessEnv): IdentityConfig {
  const settings = readSettings({ ...serviceSettings, ...identitySettings }, env);
  const production = settings.NODE_ENV === 'production';
  const sender = settings.SMS_SENDER as keyof typeof SENDER_SETTINGS;
  if (production && sender === 'console') {
    throw new ConfigError([
      {
        name: 'SMS_SENDER',
        problem: 'invalid',
        help: 'the console sender is for development; set it to twilio or msg91',
      },
    ]);
  }
  const missing = SENDER_SETTINGS[sender].filter((name) => settings[name] === '');
  if (missing.length > 0) {
    throw new ConfigError(
      missing.map((name) => ({ name, problem: 'missing', help: identitySettings[name].desc ?? '' })),
    );
  }
  return {
    ...serviceConfigFromEnv(env),
    documentStore: storeConfigOf(settings),
    pepper: settings.IDENTITY_PEPPER,
    contactDigestKey: settings.CONTACT_DIGEST_KEY,
    auditKeys: settings.AUDIT_KEYS,
    accessTokenKeys: settings.ACCESS_TOKEN_SIGNING_KEYS,
    receiptKeys:
      settings.RECEIPT_SIGNING_KEYS.length > 0
        ? settings.RECEIPT_SIGNING_KEYS
        : settings.ACCESS_TOKEN_SIGNING_KEYS,
    accessTokenLifetimeSeconds: settings.ACCESS_TOKEN_LIFETIME_S,
    sessionLifetimeMs: settings.SESSION_LIFETIME_DAYS * DAY_MS,
    production,
    gatewayUrl: settings.GATEWAY_URL,
    sandbox: settings.SANDBOX === '' ? !production : settings.SANDBOX === 'true',
    staffSecondFactor: secondFactorOf(settings.STAFF_SECOND_FACTOR, production),
    otp: {
      countries: settings.OTP_COUNTRIES,
      perMinute: settings.OTP_BUDGET_PER_MINUTE,
      perHour: settings.OTP_BUDGET_PER_HOUR,
      perDay: settings.OTP_BUDGET_PER_DAY,
      freePerAddress: settings.OTP_FREE_PER_ADDRESS,
    },
    notifications: notificationConfig(settings),
    twilio:
      sender === 'twilio'
        ? {
            accountSid: settings.TWILIO_ACCOUNT_SID,
            authToken: settings.TWILIO_AUTH_TOKEN,
            from: settings.TWILIO_FROM,
            apiUrl: settings.TWILIO_API_URL,
          }
        : undefined,
    msg91:
      sender === 'msg91'
        ? {
            authKey: settings.MSG91_AUTH_KEY,
            templateId: settings.MSG91_TEMPLATE_ID,
            notificationTemplates: settings.MSG91_NOTIFICATION_TEMPLATES,
            apiUrl: settings.MSG91_API_URL,
          }
        : undefined,
    ...emailConfigOf(settings, production),
    webauthn: webauthnOf(settings, production),
    quotas: quotasOf(settings),
    prometheusUrl: settings.PROMETHEUS_URL || undefined,
    sso: ssoConfigOf(settings, production),
    webhooks: webhookConfigOf(settings, production),
    emailBudgets: {
      perMinute: settings.EMAIL_BUDGET_PER_MINUTE,
      perHour: settings.EMAIL_BUDGET_PER_HOUR,
      perDay: settings.EMAIL_BUDGET_PER_DAY,
      freePerAddress: settings.EMAIL_FREE_PER_ADDRESS,
    },
  };
}

function secondFactorOf(setting: string, production: boolean): boolean {
  if (production && setting === 'optional') {
    throw new ConfigError([
      {
        name: 'STAFF_SECOND_FACTOR',
        problem: 'invalid',
        help: 'optional is for development; leave it out in production',
      },
    ]);
  }
  return production || setting === 'required';
}
