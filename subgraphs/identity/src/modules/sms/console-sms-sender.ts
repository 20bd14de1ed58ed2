import type { RedisClient } from '@propmubi/runtime';
import type { TextMessage } from '@propmubi/notifications';
import { otpText, type OtpMessage, type SmsSender } from './sms-sender.js';

export interface ConsoleSmsSenderOptions {
  /** Where the line goes; standard output by default. */
  write?: (line: string) => void;
  /** Keeps the last code of a number where `pnpm demo` and tests can read it. */
  redis?: RedisClient;
}

/** Redis list of the messages that the development sender did not send, newest first, as JSON. */
export const DEVELOPMENT_INBOX_KEY = 'identity:development-inbox';

/** One message of the development inbox. */
export interface InboxMessage {
  to: string;
  text: string;
  /** Of a sign-in. */
  code?: string;
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
    this.#print(`sign-in code for ${masked(phone)}: ${code}`);
    await this.options.redis?.set(developmentOtpKey(phone), code, 'EX', validMinutes * 60);
    await this.#keep({ to: phone, text: otpText(otp), code, sentAt: new Date().toISOString() });
  }

  async sendText({ phone, text }: TextMessage): Promise<void> {
    this.#print(`notification for ${masked(phone)}: ${text}`);
    await this.#keep({ to: phone, text, sentAt: new Date().toISOString() });
  }

  #print(line: string): void {
    const { write = (text) => process.stdout.write(text) } = this.options;
    write(framed(line, '[development SMS sender: no SMS was sent]'));
  }

  async #keep(message: InboxMessage): Promise<void> {
    if (this.options.redis) await keepInDevelopmentInbox(this.options.redis, message);
  }
}

/** Puts what a development sender did not send where `/dev/inbox` shows it. */
export async function keepInDevelopmentInbox(redis: RedisClient, message: InboxMessage): Promise<void> {
  await redis
    .pipeline()
    .lpush(DEVELOPMENT_INBOX_KEY, JSON.stringify(message))
    .ltrim(DEVELOPMENT_INBOX_KEY, 0, INBOX_LENGTH - 1)
    .expire(DEVELOPMENT_INBOX_KEY, INBOX_LIFETIME_S)
    .exec();
}

function masked(phone: string): string {
  return `${phone.slice(0, 3)}…${phone.slice(-4)}`;
}
