import { bool, ConfigError, integer, InvalidSetting, makeValidator, str } from '@propmubi/runtime';
import type { EmailBudgets } from './email-limits.js';
import type { SmtpConfig } from './smtp-email-sender.js';

const smtpUrl = makeValidator<string>((input) => {
  if (input === '') return input;
  if (!URL.canParse(input) || !['smtp:', 'smtps:'].includes(new URL(input).protocol))
    throw new InvalidSetting('not an smtp:// or smtps:// URL');
  return input;
});

/** Settings of codes by e-mail. */
export const emailSettings = {
  EMAIL_SENDER: str({
    default: '',
    choices: ['', 'console', 'smtp', 'none'],
    desc: 'Who sends codes by e-mail; empty: none in production, else console, which keeps them in /dev/inbox',
  }),
  SMTP_URL: smtpUrl({
    default: '',
    desc: 'Mail server with EMAIL_SENDER=smtp: smtp://user:password@host:587 (STARTTLS) or smtps://…:465',
  }),
  SMTP_FROM: str({ default: '', desc: 'Sender, such as PropMubi <no-reply@example.in>' }),
  SMTP_REQUIRE_TLS: bool({ default: true, desc: 'Whether a mail server that offers no TLS is refused' }),
  SMTP_TIMEOUT_MS: integer(
    100,
    60_000,
  )({ default: 5_000, desc: 'How long the mail server may take for each step, in milliseconds' }),
  EMAIL_BUDGET_PER_MINUTE: integer(1, 100_000)({ default: 120, desc: 'Codes by e-mail a minute, in all' }),
  EMAIL_BUDGET_PER_HOUR: integer(1, 1_000_000)({ default: 2_000, desc: 'Codes by e-mail an hour, in all' }),
  EMAIL_BUDGET_PER_DAY: integer(1, 10_000_000)({ default: 20_000, desc: 'Codes by e-mail a day, in all' }),
  EMAIL_FREE_PER_ADDRESS: integer(
    0,
    10_000,
  )({
    default: 10,
    desc: 'Codes by e-mail an hour for one client address before it must solve challenges',
  }),
} as const;

export interface EmailConfig {
  email: { sender: 'console' | 'none' } | { sender: 'smtp'; smtp: SmtpConfig };
  emailBudgets: EmailBudgets;
}

interface EmailSettings {
  EMAIL_SENDER: string;
  SMTP_URL: string;
  SMTP_FROM: string;
  SMTP_REQUIRE_TLS: boolean;
  SMTP_TIMEOUT_MS: number;
  EMAIL_BUDGET_PER_MINUTE: number;
  EMAIL_BUDGET_PER_HOUR: number;
  EMAIL_BUDGET_PER_DAY: number;
  EMAIL_FREE_PER_ADDRESS: number;
}

/** @throws ConfigError */
export function emailConfigOf(settings: EmailSettings, production: boolean): EmailConfig {
  return {
    email: senderOf(settings, production),
    emailBudgets: {
      perMinute: settings.EMAIL_BUDGET_PER_MINUTE,
      perHour: settings.EMAIL_BUDGET_PER_HOUR,
      perDay: settings.EMAIL_BUDGET_PER_DAY,
      freePerAddress: settings.EMAIL_FREE_PER_ADDRESS,
    },
  };
}

function senderOf(settings: EmailSettings, production: boolean): EmailConfig['email'] {
  const { EMAIL_SENDER: sender, SMTP_URL: serverUrl, SMTP_FROM: from } = settings;
  if (production && sender === 'console') {
    throw new ConfigError([
      {
        name: 'EMAIL_SENDER',
        problem: 'invalid',
        help: 'the console sender is for development; set it to smtp',
      },
    ]);
  }
  if (sender !== 'smtp') return { sender: sender === 'none' || production ? 'none' : 'console' };
  const missing = Object.entries({ SMTP_URL: serverUrl, SMTP_FROM: from }).filter(
    ([, value]) => value === '',
  );
  if (missing.length > 0) {
    throw new ConfigError(
      missing.map(([name]) => ({ name, problem: 'missing', help: 'needed with EMAIL_SENDER=smtp' })),
    );
  }
  const { SMTP_REQUIRE_TLS: requireTls, SMTP_TIMEOUT_MS: timeoutMs } = settings;
  return { sender, smtp: { url: serverUrl, from, requireTls, timeoutMs } };
}
