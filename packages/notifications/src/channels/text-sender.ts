import type { Language } from '../render.js';
import type { NotificationKind } from '../kinds.js';

/** A notification as an SMS. */
export interface TextMessage {
  /** E.164. */
  readonly phone: string;
  readonly text: string;
  readonly kind: NotificationKind;
  readonly language: Language;
  /** What a template that the operators approved has in its places. */
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
}

export interface TextSender {
  /** @throws ChannelRefusal, ChannelUnavailable */
  sendText(message: TextMessage): Promise<void>;
}
