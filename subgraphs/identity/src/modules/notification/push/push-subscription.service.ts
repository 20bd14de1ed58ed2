import { isPushEndpoint, type PushKeys } from '@propmubi/notifications';
import type { IdentityContext } from '../../../context.js';
import { assertSignedIn } from '../../membership/membership.policy.js';
import { invalidPushEndpoint, invalidPushKeys, pushNotConfigured } from '../notification.errors.js';
import { notificationLimits } from '../notification.limits.js';
import { deleteSubscription, storeSubscription } from './push-subscription.repository.js';
import type { SubscribePushInput } from './push-subscription.types.js';

const UNCOMPRESSED_POINT = 0x04;
const PUBLIC_KEY_BYTES = 65;
const SECRET_BYTES = 16;

/**
 * Subscribes the browser that asks.
 * @throws ConflictError PUSH_NOT_CONFIGURED, InvalidInputError INVALID_PUSH_ENDPOINT, INVALID_PUSH_KEYS
 */
export async function subscribePush(
  { db, viewer, keys, limits, now, push }: IdentityContext,
  { endpoint, p256dh, auth }: SubscribePushInput,
): Promise<string> {
  const userId = assertSignedIn(viewer);
  if (!push.publicKey) throw pushNotConfigured();
  if (!isPushEndpoint(endpoint, push.hosts)) throw invalidPushEndpoint();
  assertKeys({ p256dh, auth });
  await limits.spend([notificationLimits.push(userId)]);
  const target = { endpoint, p256dh, auth };
  return db.write((em) => storeSubscription(em, keys, { userId, target, at: now() }));
}

/** Ends the subscription of a browser; whether there was one. */
export function unsubscribePush({ db, viewer, keys }: IdentityContext, endpoint: string): Promise<boolean> {
  const userId = assertSignedIn(viewer);
  return db.write((em) => deleteSubscription(em, keys, userId, endpoint));
}

/** Refused now rather than at each attempt: nothing could be encrypted for them. */
function assertKeys({ p256dh, auth }: PushKeys): void {
  const publicKey = Buffer.from(p256dh, 'base64url');
  const isPoint = publicKey.length === PUBLIC_KEY_BYTES && publicKey[0] === UNCOMPRESSED_POINT;
  if (!isPoint || Buffer.from(auth, 'base64url').length !== SECRET_BYTES) throw invalidPushKeys();
}
