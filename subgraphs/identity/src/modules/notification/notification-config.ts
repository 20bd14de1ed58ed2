import { type PushConfig, PUSH_SERVICE_HOSTS, type WhatsAppConfig } from '@propmubi/notifications';
import { ConfigError, InvalidSetting, makeValidator, parseJsonSetting, str, url } from '@propmubi/runtime';

const templates = makeValidator<Record<string, string>>((input) => {
  const parsed = parseJsonSetting(input);
  const entries = Object.entries((parsed ?? {}) as Record<string, unknown>);
  if (!entries.every(([name, id]) => /^[A-Z_]+\/(en|hi|mr)$/.test(name) && typeof id === 'string'))
    throw new InvalidSetting('not an object like {"LEAD_ASSIGNED/en": "id of a flow"}');
  return parsed as Record<string, string>;
});

const hosts = makeValidator<string[]>((input) => {
  const names = input
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  if (!names.every((name) => /^(localhost|(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+)(:\d{1,5})?$/.test(name)))
    throw new InvalidSetting('not a list of host names');
  return names;
});

/** What notifications read besides the settings of SMS. */
export const notificationSettings = {
  VAPID_PUBLIC_KEY: str({
    default: '',
    desc: 'Web push: public P-256 key, base64url; without the pair there is no push',
  }),
  VAPID_PRIVATE_KEY: str({ default: '', desc: 'Web push: private key, base64url' }),
  VAPID_SUBJECT: str({
    default: 'mailto:operator@propmubi.invalid',
    desc: 'Where a push service reaches the operator: mailto: or https:',
  }),
  PUSH_SERVICE_HOSTS: hosts({
    default: [],
    desc: 'Further hosts of push services, comma-separated; those of the browsers there are need no setting',
  }),
  WHATSAPP_PHONE_NUMBER_ID: str({
    default: '',
    desc: 'WhatsApp Cloud API: id of the sending number; without it there is no WhatsApp',
  }),
  WHATSAPP_ACCESS_TOKEN: str({ default: '', desc: 'WhatsApp Cloud API: access token of a system user' }),
  WHATSAPP_API_URL: url({ default: 'https://graph.facebook.com/v23.0', desc: 'WhatsApp Cloud API' }),
  MSG91_NOTIFICATION_TEMPLATES: templates({
    default: {},
    desc: 'MSG91 flows of approved templates for notifications, as JSON {"LEAD_ASSIGNED/en": "id"}',
  }),
} as const;

export interface NotificationConfig {
  webPush?: PushConfig | undefined;
  whatsApp?: WhatsAppConfig | undefined;
  /** Hosts of push services that browsers may name. */
  pushServiceHosts: readonly string[];
}

interface Settings {
  VAPID_PUBLIC_KEY: string;
  VAPID_PRIVATE_KEY: string;
  VAPID_SUBJECT: string;
  PUSH_SERVICE_HOSTS: string[];
  WHATSAPP_PHONE_NUMBER_ID: string;
  WHATSAPP_ACCESS_TOKEN: string;
  WHATSAPP_API_URL: string;
}

/** @throws ConfigError for half of a pair */
export function notificationConfig(settings: Settings): NotificationConfig {
  const hasPush = isPairSet(settings, 'VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY');
  const hasWhatsApp = isPairSet(settings, 'WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_ACCESS_TOKEN');
  return {
    pushServiceHosts: [...PUSH_SERVICE_HOSTS, ...settings.PUSH_SERVICE_HOSTS],
    webPush: hasPush
      ? {
          publicKey: settings.VAPID_PUBLIC_KEY,
          privateKey: settings.VAPID_PRIVATE_KEY,
          subject: settings.VAPID_SUBJECT,
        }
      : undefined,
    whatsApp: hasWhatsApp
      ? {
          phoneNumberId: settings.WHATSAPP_PHONE_NUMBER_ID,
          accessToken: settings.WHATSAPP_ACCESS_TOKEN,
          apiUrl: settings.WHATSAPP_API_URL,
        }
      : undefined,
  };
}

function isPairSet(settings: Settings, ...names: (keyof Settings & string)[]): boolean {
  const missing = names.filter((name) => settings[name] === '');
  if (missing.length > 0 && missing.length < names.length) {
    throw new ConfigError(
      missing.map((name) => ({ name, problem: 'missing', help: `it belongs with ${names.join(' and ')}` })),
    );
  }
  return missing.length === 0;
}
