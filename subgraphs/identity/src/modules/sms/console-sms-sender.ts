import type { OtpMessage, SmsSender } from './sms-sender.js';
import type { Redis } from 'ioredis';

export interface ConsoleSmsSenderOptions {
  /** Where the line goes; standard output by default. */
  write?: (line: string) => void;
  /** Keeps the last code of a number where `pnpm demo` and tests can read it. */
  redis?: Redis;
}

/** Where the development sender leaves a number's last code for `pnpm demo`. Never written in production. */
export function developmentOtpKey(phone: string): string {
  return `identity:development-otp:${phone}`;
}

/**
 * Stands in for an SMS provider on a developer's machine: prints the code and says that it is not a real sender.
 * Configuration refuses it in production.
 */
export class ConsoleSmsSender implements SmsSender {
  constructor(private readonly options: ConsoleSmsSenderOptions = {}) {}

  async sendOtp({ phone, code, validMinutes }: OtpMessage): Promise<void> {
    const { write = (line) => process.stdout.write(line), redis } = this.options;
    const masked = `${phone.slice(0, 3)}…${phone.slice(-4)}`;
    write(`[development SMS sender: no SMS was sent] sign-in code for ${masked}: ${code}\n`);
    await redis?.set(developmentOtpKey(phone), code, 'EX', validMinutes * 60);
  }
}
