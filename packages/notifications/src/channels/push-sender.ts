import type { Agent } from 'node:https';
import webPush from 'web-push';
import { ChannelRefusal, ChannelUnavailable, isTransientStatus } from './channel-failure.js';

export interface PushKeys {
  /** The browser's public key (P-256, uncompressed) and its secret, both base64url. */
  readonly p256dh: string;
  readonly auth: string;
}

/** A browser that wants notifications (W3C Push API). The endpoint is a secret: it alone lets its holder reach a person. */
export interface PushTarget extends PushKeys {
  readonly endpoint: string;
}

/** What the service worker shows. Also on a locked screen. */
export interface PushMessage {
  /** One notification, however often it arrives: the service worker replaces what it shows under the same tag. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** Where a click leads, a path of the app. */
  readonly path: string;
}

export interface PushConfig {
  /** VAPID (RFC 8292): a P-256 pair, base64url, and where a push service reaches the operator (mailto: or https:). */
  readonly publicKey: string;
  readonly privateKey: string;
  readonly subject: string;
}

export interface PushSender {
  readonly publicKey: string;
  /** @throws ChannelRefusal GONE when the browser has unsubscribed, ChannelRefusal, ChannelUnavailable */
  push(target: PushTarget, message: PushMessage, options: { urgent: boolean }): Promise<void>;
}

const TIMEOUT_MS = 10_000;
/** An urgent one is of no use later; the other waits for a phone that is off overnight. */
const URGENT_TTL_S = 300;
const TTL_S = 86_400;

/** Web push with payloads encrypted for the browser (RFC 8291); push services see neither title nor body. */
export function createPushSender(vapidDetails: PushConfig, agent?: Agent): PushSender {
  return {
    publicKey: vapidDetails.publicKey,
    async push({ endpoint, p256dh, auth }, message, { urgent }) {
      try {
        await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
          vapidDetails,
          TTL: urgent ? URGENT_TTL_S : TTL_S,
          urgency: urgent ? 'high' : 'normal',
          topic: topicOf(message.tag),
          timeout: TIMEOUT_MS,
          ...(agent && { agent }),
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

/** A push service keeps the newest message of a topic: at most 32 characters of base64url (RFC 8030, 5.4). */
function topicOf(tag: string): string {
  return tag.replaceAll('-', '').slice(0, 32);
}

/** The library's error has the endpoint and the answer in it, which must reach no log. */
function failureOf(error: unknown): Error {
  if (!(error instanceof webPush.WebPushError))
    return new ChannelUnavailable('The push service', 'no answer');
  const { statusCode } = error;
  if (statusCode === 404 || statusCode === 410) return new ChannelRefusal('GONE');
  return isTransientStatus(statusCode)
    ? new ChannelUnavailable('The push service', statusCode)
    : new ChannelRefusal(`STATUS_${statusCode}`);
}
