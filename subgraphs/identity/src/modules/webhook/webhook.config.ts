import { bool, ConfigError } from '@propmubi/runtime';

/** Settings of webhooks. */
export const webhookSettings = {
  WEBHOOK_ALLOW_PRIVATE: bool({
    default: false,
    desc: 'Whether webhooks at private addresses and over plain HTTP are called; not in production',
  }),
} as const;

export interface WebhookConfig {
  allowPrivate: boolean;
}

/** @throws ConfigError */
export function webhookConfigOf(
  { WEBHOOK_ALLOW_PRIVATE: allowPrivate }: { WEBHOOK_ALLOW_PRIVATE: boolean },
  production: boolean,
): WebhookConfig {
  if (production && allowPrivate)
    throw new ConfigError([
      {
        name: 'WEBHOOK_ALLOW_PRIVATE',
        problem: 'invalid',
        help: 'for development; leave it out in production',
      },
    ]);
  return { allowPrivate };
}
