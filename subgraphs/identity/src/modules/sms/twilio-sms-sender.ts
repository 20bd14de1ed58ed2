import { UnavailableError } from '@propmubi/runtime';
import { invalidField } from '../../validation/index.js';
import { otpText, type OtpMessage, type SmsSender } from './sms-sender.js';

export interface TwilioConfig {
  accountSid: string;
  authToken: string;
  /** A number (E.164) or a messaging service (MG…). */
  from: string;
  apiUrl: string;
}

const TIMEOUT_MS = 5_000;
/** Twilio: the number is not one that can receive an SMS. */
const UNREACHABLE_NUMBER_CODES = new Set([21211, 21214, 21217, 21614]);

/** Sends through Twilio's REST API (2010-04-01, Messages). */
export class TwilioSmsSender implements SmsSender {
  constructor(private readonly config: TwilioConfig) {}

  async sendOtp(message: OtpMessage): Promise<void> {
    const { accountSid, authToken, from, apiUrl } = this.config;
    const body = new URLSearchParams({
      To: message.phone,
      Body: otpText(message),
      [from.startsWith('MG') ? 'MessagingServiceSid' : 'From']: from,
    });
    const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    let response: Response;
    try {
      response = await fetch(new URL(`/2010-04-01/Accounts/${accountSid}/Messages.json`, apiUrl), {
        method: 'POST',
        headers: { authorization: `Basic ${credentials}` },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw notSent(cause);
    }
    if (response.ok) {
      await response.body?.cancel();
      return;
    }
    const answer = (await response.json().catch(() => ({}))) as { code?: number };
    if (answer.code !== undefined && UNREACHABLE_NUMBER_CODES.has(answer.code)) {
      throw invalidField('phone', 'PHONE_UNREACHABLE', 'This number cannot receive an SMS.');
    }
    // Twilio's own message may repeat the number, so only its code is kept.
    throw notSent(new Error(`Twilio answered ${response.status} (${answer.code ?? 'no code'})`));
  }
}

function notSent(cause: unknown): UnavailableError {
  return new UnavailableError('The SMS could not be sent. Try again shortly.', {
    code: 'SMS_NOT_SENT',
    cause,
  });
}
