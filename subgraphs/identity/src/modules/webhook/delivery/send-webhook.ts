import { Webhook } from 'standardwebhooks';
import { BlockedAddressError, type GuardedFetch } from '../../../security/guarded-fetch.js';

export interface WebhookMessage {
  /** The same for every attempt: receivers drop what they have. */
  readonly id: string;
  readonly type: string;
  /** When it happened. */
  readonly occurredAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface WebhookTarget {
  readonly url: string;
  /** The present secret first; while it is being replaced, the one before as well. */
  readonly secrets: readonly string[];
}

export type SendOutcome =
  | { readonly delivered: true; readonly status: number }
  | { readonly delivered: false; readonly status: number | null; readonly failure: string };

/** Receivers may name no more than a status: what else they answer is not kept. */
const USER_AGENT = 'PropMubi-Webhooks/1';

/**
 * Posts one message as Standard Webhooks (standardwebhooks.com) has it: `webhook-id`, `webhook-timestamp` of this attempt, and
 * `webhook-signature` with one signature for each secret. 2xx is delivered; a redirect is not followed.
 */
export async function sendWebhook(
  fetch: GuardedFetch['fetch'],
  { url, secrets }: WebhookTarget,
  { id, type, occurredAt, data }: WebhookMessage,
  now: Date,
): Promise<SendOutcome> {
  const body = JSON.stringify({ type, timestamp: occurredAt.toISOString(), data });
  // Its clock is in whole seconds; signed is what is sent.
  const timestamp = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, timestamp, body));
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': USER_AGENT,
        'webhook-id': id,
        'webhook-timestamp': String(timestamp.getTime() / 1000),
        'webhook-signature': signatures.join(' '),
      },
    });
    if (status >= 200 && status < 300) return { delivered: true, status };
    const failure = status >= 300 && status < 400 ? 'REDIRECT' : 'STATUS';
    return { delivered: false, status, failure };
  } catch (error) {
    return { delivered: false, status: null, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof BlockedAddressError) return 'BLOCKED_ADDRESS';
    if (cause.name === 'TimeoutError') return 'TIMEOUT';
  }
  return 'UNREACHABLE';
}
