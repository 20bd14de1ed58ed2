import type {
  EmailSender,
  OutsideChannel,
  PushSender,
  TextSender,
  WhatsAppSender,
} from '@propmubi/notifications';

/** What leaves the platform, and how; a channel without a sender is not set up here. */
export interface ChannelSenders {
  push?: PushSender | undefined;
  text?: TextSender | undefined;
  email?: EmailSender | undefined;
  whatsApp?: WhatsAppSender | undefined;
}

export function hasSender(senders: ChannelSenders, channel: OutsideChannel): boolean {
  const byChannel = {
    PUSH: senders.push,
    SMS: senders.text,
    EMAIL: senders.email,
    WHATSAPP: senders.whatsApp,
  };
  return byChannel[channel] !== undefined;
}
