import { UnavailableError } from '@propmubi/runtime';
import type { OtpMessage, SmsSender } from './sms-sender.js';

export interface Msg91Config {
  authKey: string;
  /** Of a flow that the operators’ registry (DLT) approved, with the variables `code` and `minutes`. */
  templateId: string;
  apiUrl: string;
}

const TIMEOUT_MS = 5_000;

/** Sends through MSG91’s flow API (v5): in India a text that is not an approved template is not delivered. */
export class Msg91SmsSender implements SmsSender {
  constructor(private readonly config: Msg91Config) {}

  async sendOtp({ phone, code, validMinutes }: OtpMessage): Promise<void> {
    const { authKey, templateId, apiUrl } = this.config;
    // MSG91 wants the number without the plus.
    const recipient = { mobiles: phone.replace('+', ''), code, minutes: String(validMinutes) };
    let response: Response;
    try {
      response = await fetch(new URL('/api/v5/flow', apiUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authkey: authKey },
        body: JSON.stringify({ template_id: templateId, short_url: '0', recipients: [recipient] }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw notSent(cause);
    }
    // Refusals come as 200, too. Their text may repeat the number, so it is not kept.
    const answer = (await response.json().catch(() => ({}))) as { type?: unknown };
    if (!response.ok || answer.type !== 'success')
      throw notSent(new Error(`MSG91 answered ${response.status}, and not with success.`));
  }
}

function notSent(cause: unknown): UnavailableError {
  return new UnavailableError('The SMS could not be sent. Try again shortly.', {
    code: 'SMS_NOT_SENT',
    cause,
  });
}
