import type {
  EmailMessage,
  PushMessage,
  PushTarget,
  TextMessage,
  WhatsAppMessage,
} from '@propmubi/notifications';
import type { ChannelSenders } from '../../src/modules/notification/delivery/channels.js';

type Required<T> = { [Key in keyof T]-?: NonNullable<T[Key]> };

/** Channels that keep what they are given, and fail as they are told. */
export class RecordingChannels {
  readonly pushed: { target: PushTarget; message: PushMessage; urgent: boolean }[] = [];
  readonly texts: TextMessage[] = [];
  readonly emails: EmailMessage[] = [];
  readonly whatsApps: WhatsAppMessage[] = [];
  /** Thrown by the next attempts, in this order; undefined lets one through. */
  readonly failures: (Error | undefined)[] = [];
  /** Awaited by every attempt. */
  meanwhile: () => Promise<void> = async () => undefined;

  readonly senders: Required<ChannelSenders> = {
    push: {
      publicKey: 'key',
      push: (target, message, { urgent }) => this.#take(() => this.pushed.push({ target, message, urgent })),
    },
    text: { sendText: (message) => this.#take(() => this.texts.push(message)) },
    email: { sendEmail: (message) => this.#take(() => this.emails.push(message)) },
    whatsApp: { sendTemplate: (message) => this.#take(() => this.whatsApps.push(message)) },
  };

  get sent(): number {
    return this.pushed.length + this.texts.length + this.emails.length + this.whatsApps.length;
  }

  forget(): void {
    for (const kept of [this.pushed, this.texts, this.emails, this.whatsApps, this.failures]) kept.length = 0;
    this.meanwhile = async () => undefined;
  }

  async #take(keep: () => void): Promise<void> {
    await this.meanwhile();
    const failure = this.failures.shift();
    if (failure) throw failure;
    keep();
  }
}
