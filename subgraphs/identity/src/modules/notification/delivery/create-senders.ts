import { createPushSender, createWhatsAppSender } from '@propmubi/notifications';
import type { SmsSender } from '../../sms/sms-sender.js';
import type { NotificationConfig } from '../notification-config.js';
import type { ChannelSenders } from './channels.js';

/** The channels that the settings name. */
export function createChannelSenders(
  { webPush, whatsApp }: NotificationConfig,
  sms: SmsSender,
): ChannelSenders {
  return {
    push: webPush && createPushSender(webPush),
    text: sms,
    whatsApp: whatsApp && createWhatsAppSender(whatsApp),
  };
}
