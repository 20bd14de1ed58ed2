import type { RedisClient } from '@propmubi/runtime';
import { ConsoleSmsSender } from './console-sms-sender.js';
import { type Msg91Config, Msg91SmsSender } from './msg91-sms-sender.js';
import type { SmsSender } from './sms-sender.js';
import { type TwilioConfig, TwilioSmsSender } from './twilio-sms-sender.js';

interface SmsConfig {
  twilio?: TwilioConfig | undefined;
  msg91?: Msg91Config | undefined;
  production: boolean;
}

/** The provider that the settings name; outside production the development sender without one. */
export function createSmsSender({ twilio, msg91, production }: SmsConfig, redis: RedisClient): SmsSender {
  if (twilio) return new TwilioSmsSender(twilio);
  if (msg91) return new Msg91SmsSender(msg91);
  if (production) throw new Error('The development SMS sender does not run in production.');
  return new ConsoleSmsSender({ redis });
}
