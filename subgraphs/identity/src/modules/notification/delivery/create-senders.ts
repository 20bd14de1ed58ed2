import { createPushSender, createWhatsAppSender } from '@propmubi/notifications';
import type { EmailSender } from '../../email/email-sender.js';
import type { SmsSender } from '../../sms/sms-sender.js';
import type { NotificationConfig } from '../notification-config.js';
import type { ChannelSenders } from './channels.js';
import { createEmailChannel } from './email-channel.js';

/** The channels that the settings name. */
export function createChannelSenders(
  { webPush, whatsApp }: NotificationConfig,
  sms: SmsSender,
  email: EmailSender,
): ChannelSenders {
  return {
    push: webPush && createPushSender(webPush),
    text: sms,
    email: createEmailChannel(email),
    whatsApp: whatsApp && createWhatsAppSender(whatsApp),
  };
}
