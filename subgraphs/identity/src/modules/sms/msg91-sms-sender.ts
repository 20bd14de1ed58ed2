import { postToSmsProvider, smsNotSent } from './sms-provider.js';
import type { OtpMessage, SmsSender } from './sms-sender.js';

export interface Msg91Config {
  authKey: string;
  /** Of a flow that the operators’ registry (DLT) approved, with the variables `code` and `minutes`. */
  templateId: string;
  apiUrl: string;
}

/** Sends through MSG91’s flow API (v5): in India a text that is not an approved template is not delivered. */
export class Msg91SmsSender implements SmsSender {
  constructor(private readonly config: Msg91Config) {}

  async sendOtp({ phone, code, validMinutes }: OtpMessage): Promise<void> {
    const { authKey, templateId, apiUrl } = this.config;
    // MSG91 wants the number without the plus.
    const recipient = { mobiles: phone.replace('+', ''), code, minutes: String(validMinutes) };
    const { ok, status, fields } = await postToSmsProvider(new URL('/api/v5/flow', apiUrl), {
      headers: { 'content-type': 'application/json', accept: 'application/json', authkey: authKey },
      body: JSON.stringify({ template_id: templateId, short_url: '0', recipients: [recipient] }),
    });
    // Refusals come as 200, too. Their text may repeat the number, so it is not kept.
    if (!ok || fields['type'] !== 'success')
      throw smsNotSent(new Error(`MSG91 answered ${status}, and not with success.`));
  }
}
