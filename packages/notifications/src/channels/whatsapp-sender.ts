import type { Language } from '../render.js';
import { ChannelRefusal, ChannelUnavailable, isTransientStatus } from './channel-failure.js';

export interface WhatsAppMessage {
  /** E.164. */
  readonly phone: string;
  /** Name of a template that Meta approved, and the language it was approved in. */
  readonly template: string;
  readonly language: Language;
  /** In the order of the template's places. */
  readonly parameters: readonly string[];
}

export interface WhatsAppSender {
  /** @throws ChannelRefusal, ChannelUnavailable */
  sendTemplate(message: WhatsAppMessage): Promise<void>;
}

export interface WhatsAppConfig {
  readonly phoneNumberId: string;
  readonly accessToken: string;
  /** https://graph.facebook.com, with the version: /v23.0. */
  readonly apiUrl: string;
}

const TIMEOUT_MS = 10_000;
/** Too many messages, or the service is away: Meta's own codes that come with status 400. */
const TRANSIENT_CODES: ReadonlySet<unknown> = new Set([4, 80007, 130429, 131016, 131048, 131056, 133004]);

/** Sends templates through Meta's WhatsApp Cloud API. Other messages are for answers within 24 hours, which we send none of. */
export function createWhatsAppSender({ phoneNumberId, accessToken, apiUrl }: WhatsAppConfig): WhatsAppSender {
  const url = `${apiUrl.replace(/\/$/, '')}/${encodeURIComponent(phoneNumberId)}/messages`;
  return {
    async sendTemplate(message) {
      let response: Response;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
          body: JSON.stringify(requestOf(message)),
          signal: AbortSignal.timeout(TIMEOUT_MS),
          // A redirect would carry the token to another host.
          redirect: 'error',
        });
      } catch {
        throw new ChannelUnavailable('WhatsApp', 'no answer');
      }
      const answer = (await response.json().catch(() => null)) as { error?: { code?: unknown } } | null;
      if (response.ok && answer && !answer.error) return;
      const code = answer?.error?.code;
      const named = typeof code === 'number' ? code : response.status;
      // The answer's text may repeat the number, so only its code is kept.
      throw isTransientStatus(response.status) || response.ok || TRANSIENT_CODES.has(code)
        ? new ChannelUnavailable('WhatsApp', named)
        : new ChannelRefusal(`WHATSAPP_${named}`);
    },
  };
}

function requestOf({ phone, template, language, parameters }: WhatsAppMessage) {
  const body = parameters.map((text) => ({ type: 'text', text }));
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // Meta wants the number without the plus.
    to: phone.replace('+', ''),
    type: 'template',
    template: {
      name: template,
      language: { code: language },
      components: body.length > 0 ? [{ type: 'body', parameters: body }] : [],
    },
  };
}
