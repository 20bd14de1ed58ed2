import type { RedisClient } from '@propmubi/runtime';
import { keepInDevelopmentInbox } from '../sms/console-sms-sender.js';
import type { EmailMessage, EmailSender } from './email-sender.js';

/** Stands in for a mail server on a developer’s machine: messages go to `/dev/inbox`. Configuration refuses it in production. */
export class ConsoleEmailSender implements EmailSender {
  constructor(private readonly redis: RedisClient) {}

  async send({ to, text, code }: EmailMessage): Promise<void> {
    await keepInDevelopmentInbox(this.redis, {
      to,
      text,
      ...(code !== undefined && { code }),
      sentAt: new Date().toISOString(),
    });
  }

  close(): void {
    // It holds nothing.
  }
}
