import {
  ChannelRefusal,
  ChannelUnavailable,
  isTransientStatus,
  type TextMessage,
} from '@propmubi/notifications';
import { invalidField } from '../../validation/index.js';
import { postToSmsProvider, type SmsProviderAnswer, smsNotSent, textNotSent } from './sms-provider.js';
import { otpText, type OtpMessage, type SmsSender } from './sms-sender.js';

export interface TwilioConfig {
  accountSid: string;
  authToken: string;
  /** A number (E.164) or a messaging service (MG…). */
  from: string;
  apiUrl: string;
}

/** Twilio: the number is not one that can receive an SMS. */
const UNREACHABLE_NUMBER_CODES: ReadonlySet<unknown> = new Set([21211, 21214, 21217, 21614]);

/** Sends through Twilio's REST API (2010-04-01, Messages). */
export class TwilioSmsSender implements SmsSender {
  constructor(private readonly config: TwilioConfig) {}

  async sendOtp(message: OtpMessage): Promise<void> {
    const { ok, status, fields } = await this.#post(message.phone, otpText(message));
    if (ok) return;
    const { code } = fields;
    if (UNREACHABLE_NUMBER_CODES.has(code)) {
      throw invalidField('phone', 'PHONE_UNREACHABLE', 'This number cannot receive an SMS.');
    }
    // Twilio's own message may repeat the number, so only its code is kept.
    throw smsNotSent(new Error(`Twilio answered ${status} (${typeof code === 'number' ? code : 'no code'})`));
  }

  async sendText({ phone, text }: TextMessage): Promise<void> {
    const { ok, status, fields } = await this.#post(phone, text).catch(textNotSent('Twilio'));
    if (ok) return;
    if (UNREACHABLE_NUMBER_CODES.has(fields['code'])) throw new ChannelRefusal('UNREACHABLE');
    throw isTransientStatus(status)
      ? new ChannelUnavailable('Twilio', status)
      : new ChannelRefusal(`STATUS_${status}`);
  }

  #post(phone: string, text: string): Promise<SmsProviderAnswer> {
    const { accountSid, authToken, from, apiUrl } = this.config;
    const url = new URL(`/2010-04-01/Accounts/${accountSid}/Messages.json`, apiUrl);
    const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    return postToSmsProvider(url, {
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({
        To: phone,
        Body: text,
        [from.startsWith('MG') ? 'MessagingServiceSid' : 'From']: from,
      }),
    });
  }
}
