import { otpText, type OtpMessage, type SmsSender } from './sms-sender.js';
import type { Redis } from 'ioredis';

export interface ConsoleSmsSenderOptions {
  /** Where the line goes; standard output by default. */
  write?: (line: string) => void;
  /** Keeps the last code of a number where `pnpm demo` and tests can read it. */
  redis?: Redis;
}

/** Redis list of the messages that the development sender did not send, newest first, as JSON. */
export const DEVELOPMENT_INBOX_KEY = 'identity:development-inbox';

/** One message of the development inbox. */
export interface InboxMessage {
  to: string;
  text: string;
  code: string;
  sentAt: string;
}

const INBOX_LENGTH = 50;
const INBOX_LIFETIME_S = 24 * 60 * 60;

/** Where the development sender leaves a number's last code for `pnpm demo`. Never written in production. */
export function developmentOtpKey(phone: string): string {
  return `identity:development-otp:${phone}`;
}

/** Lines in a frame, to be found between the lines of the log. */
function framed(...lines: string[]): string {
  const width = Math.max(...lines.map(({ length }) => length));
  const edge = '─'.repeat(width + 2);
  const rows = lines.map((line) => `│ ${line.padEnd(width)} │`);
  return `┌${edge}┐\n${rows.join('\n')}\n└${edge}┘\n`;
}

/**
 * Stands in for an SMS provider on a developer's machine: prints the code and says that it is not a real sender.
 * Configuration refuses it in production.
 */
export class ConsoleSmsSender implements SmsSender {
  constructor(private readonly options: ConsoleSmsSenderOptions = {}) {}

  async sendOtp(otp: OtpMessage): Promise<void> {
    const { phone, code, validMinutes } = otp;
    const { write = (line) => process.stdout.write(line), redis } = this.options;
    const masked = `${phone.slice(0, 3)}…${phone.slice(-4)}`;
    write(framed(`sign-in code for ${masked}: ${code}`, '[development SMS sender: no SMS was sent]'));
    if (!redis) return;
    const message: InboxMessage = { to: phone, text: otpText(otp), code, sentAt: new Date().toISOString() };
    await redis
      .pipeline()
      .set(developmentOtpKey(phone), code, 'EX', validMinutes * 60)
      .lpush(DEVELOPMENT_INBOX_KEY, JSON.stringify(message))
      .ltrim(DEVELOPMENT_INBOX_KEY, 0, INBOX_LENGTH - 1)
      .expire(DEVELOPMENT_INBOX_KEY, INBOX_LIFETIME_S)
      .exec();
  }
}
