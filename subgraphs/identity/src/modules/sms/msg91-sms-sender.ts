import {
  ChannelRefusal,
  ChannelUnavailable,
  isTransientStatus,
  type TextMessage,
} from '@propmubi/notifications';
import { postToSmsProvider, type SmsProviderAnswer, smsNotSent, textNotSent } from './sms-provider.js';
import type { OtpMessage, SmsSender } from './sms-sender.js';

export interface Msg91Config {
  authKey: string;
  /** Of a flow that the operators’ registry (DLT) approved, with the variables `code` and `minutes`. */
  templateId: string;
  /** Flows of approved templates for notifications, by `KIND/language`: `LEAD_ASSIGNED/en`. */
  notificationTemplates?: Readonly<Record<string, string>>;
  apiUrl: string;
}

/** Sends through MSG91’s flow API (v5): in India a text that is not an approved template is not delivered. */
export class Msg91SmsSender implements SmsSender {
  constructor(private readonly config: Msg91Config) {}

  async sendOtp({ phone, code, validMinutes }: OtpMessage): Promise<void> {
    const variables = { code, minutes: String(validMinutes) };
    const answer = await this.#post(this.config.templateId, phone, variables);
    // Refusals come as 200, too. Their text may repeat the number, so it is not kept.
    if (!isSuccess(answer))
      throw smsNotSent(new Error(`MSG91 answered ${answer.status}, and not with success.`));
  }

  async sendText({ phone, kind, language, parameters }: TextMessage): Promise<void> {
    const template = this.config.notificationTemplates?.[`${kind}/${language}`];
    if (template === undefined) throw new ChannelRefusal('NO_TEMPLATE');
    const variables = Object.fromEntries(parameters.map(({ name, text }) => [name, text]));
    const answer = await this.#post(template, phone, variables).catch(textNotSent('MSG91'));
    if (isSuccess(answer)) return;
    throw isTransientStatus(answer.status)
      ? new ChannelUnavailable('MSG91', answer.status)
      : new ChannelRefusal(`STATUS_${answer.status}`);
  }

  #post(templateId: string, phone: string, variables: Record<string, string>): Promise<SmsProviderAnswer> {
    const { authKey, apiUrl } = this.config;
    // MSG91 wants the number without the plus.
    const recipient = { mobiles: phone.replace('+', ''), ...variables };
    return postToSmsProvider(new URL('/api/v5/flow', apiUrl), {
      headers: { 'content-type': 'application/json', accept: 'application/json', authkey: authKey },
      body: JSON.stringify({ template_id: templateId, short_url: '0', recipients: [recipient] }),
    });
  }
}

function isSuccess({ ok, fields }: SmsProviderAnswer): boolean {
  return ok && fields['type'] === 'success';
}
