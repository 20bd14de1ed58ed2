import type { Database, LimitService, Logger, RedisClient } from '@propmubi/runtime';
import type { IdentityConfig } from './config.js';
import { ConsoleEmailSender } from './modules/email/console-email-sender.js';
import { emailLimits, emailRules } from './modules/email/email-limits.js';
import { createEmailOtpService } from './modules/email/email-otp.service.js';
import { type EmailSender, noEmailSender } from './modules/email/email-sender.js';
import { SmtpEmailSender } from './modules/email/smtp-email-sender.js';
import { createOtpAlert } from './modules/otp/otp-alert.js';
import { createOtpBudget } from './modules/otp/otp-budget.js';
import { createKnownNetworks } from './modules/otp/otp-origin.js';
import { createOtpCodes } from './modules/otp/otp-codes.js';
import { createOtpService } from './modules/otp/otp.service.js';
import { phoneRules } from './modules/otp/phone-rules.js';
import type { OtpLimits } from './modules/otp/otp-limits.js';
import type { OtpMetrics } from './modules/otp/otp-metrics.js';
import type { RequestChallenge } from './modules/otp/request-challenge.js';
import type { SmsSender } from './modules/sms/sms-sender.js';
import type { IdentityKeys } from './security/keys.js';

export interface OneTimePasswordParts {
  redis: RedisClient;
  limits: LimitService;
  keys: IdentityKeys;
  sms: SmsSender;
  email: EmailSender;
  challenge: RequestChallenge;
  otpLimits: OtpLimits;
  metrics: OtpMetrics;
  logger: Logger;
  database: () => Database;
  now: () => number;
}

/** One-time passwords by SMS and by e-mail. */
export function createOneTimePasswords(
  { otp: { countries }, emailBudgets }: IdentityConfig,
  parts: OneTimePasswordParts,
) {
  const { redis, otpLimits, keys, now, email } = parts;
  const shared = { ...parts, alert: createOtpAlert(parts), networks: createKnownNetworks(redis, keys, now) };
  const smsBudget = createOtpBudget({ ...shared, rules: phoneRules(otpLimits, countries[0] as string) });
  const mailLimits = emailLimits(emailBudgets);
  const mailBudget = createOtpBudget({ ...shared, rules: emailRules(mailLimits) });
  const guesses = { bySubject: otpLimits.guessesPerPhone, byAddress: otpLimits.guessesPerAddress };
  const smsCodes = createOtpCodes({ ...shared, guesses });
  const mailCodes = createOtpCodes({ ...shared, guesses: mailLimits.guesses });
  return {
    networks: shared.networks,
    otp: createOtpService({ ...parts, countries, codes: smsCodes, budget: smsBudget }),
    emailOtp: createEmailOtpService({ keys, codes: mailCodes, sender: email, budget: mailBudget }),
  };
}

export function createEmailSender({ email, production }: IdentityConfig, redis: RedisClient): EmailSender {
  if (email.sender === 'smtp') return new SmtpEmailSender(email.smtp);
  if (email.sender === 'none') return noEmailSender;
  if (production) throw new Error('The development e-mail sender does not run in production.');
  return new ConsoleEmailSender(redis);
}
