import { type Database, type EntityManager, type Logger, systemViewer } from '@propmubi/runtime';
import type { GuardedFetch } from '../../../security/guarded-fetch.js';
import type { IdentityKeys } from '../../../security/keys.js';
import { openSecret } from '../webhook-secret.js';
import { nextAttempt } from './backoff.js';
import { type Head, lockHead, markSending, putOff, settle } from './delivery.repository.js';
import { sendWebhook, type SendOutcome } from './send-webhook.js';
import type { SlowReceivers } from './slow-receivers.js';
import type { LaneJob, Pace, ScheduledLane } from './webhook-lanes.js';

export interface LaneServices {
  database: Database;
  keys: IdentityKeys;
  fetch: GuardedFetch['fetch'];
  now: () => number;
  logger: Logger;
  receivers: SlowReceivers;
  schedule(em: EntityManager, lanes: readonly ScheduledLane[]): Promise<void>;
}

/** Longer than an attempt may take: what was claimed before that is of a process that died. */
export const CLAIM_MS = 15_000;
/** Then a lane that is not empty waits behind the others; well below the time in which a job is taken for lost. */
const TURN_MS = 30_000;

interface Claimed {
  head: Head;
  claimedAt: Date;
}

/**
 * Makes the deliveries of a lane in their order until none is left, the next has to wait, or its turn is over: after 30 s, or
 * at the quick pace once its receiver is known as slow. A delivery is claimed, sent, and
 * settled together with the claim of the next; a process that dies in between leaves the claim, which counts for `CLAIM_MS`
 * and keeps those behind it waiting. So a receiver may get a message twice, and never a later one before it.
 */
export async function workLane(services: LaneServices, lane: LaneJob, pace: Pace): Promise<void> {
  const scope = services.database.scope(systemViewer(lane.organizationId));
  const at = () => new Date(services.now());
  const turnEndsAt = services.now() + TURN_MS;
  const mayGoOn = () =>
    services.now() < turnEndsAt && (pace === 'slow' || !services.receivers.has(lane.endpointId));
  let claimed = await scope.write(async (em) => {
    if (mayGoOn()) return claim(em, lane, at());
    await services.schedule(em, [{ ...lane, at: at() }]);
    return undefined;
  });
  while (claimed) {
    const { head, claimedAt } = claimed;
    const sentAt = performance.now();
    const outcome = await send(services, lane, head, at());
    services.receivers.note(lane.endpointId, performance.now() - sentAt);
    claimed = await scope.write(async (em) => {
      const isOver = await record(em, services, lane, { head, claimedAt }, outcome);
      if (!isOver) return undefined;
      if (mayGoOn()) return claim(em, lane, at());
      await services.schedule(em, [{ ...lane, at: at() }]);
      return undefined;
    });
  }
}

/** Undefined when there is nothing to do now: nothing is left, it has to wait, or another process is at it. */
async function claim(em: EntityManager, lane: LaneJob, now: Date): Promise<Claimed | undefined> {
  const head = await lockHead(em, lane, now);
  if (!head || head.nextAttemptAt > now) return undefined;
  const isOthers = head.claimedAt !== null && now.getTime() - head.claimedAt.getTime() < CLAIM_MS;
  if (head.status === 'SENDING' && isOthers) return undefined;
  await markSending(em, head, now);
  return { head, claimedAt: now };
}

async function send(
  { keys, fetch }: LaneServices,
  { endpointId }: LaneJob,
  { eventId, eventType, data, occurredAt, endpoint }: Head,
  now: Date,
): Promise<SendOutcome> {
  if (!endpoint.enabled) return { delivered: false, status: null, failure: 'DISABLED' };
  const secrets = endpoint.sealed.map((sealed) => openSecret(keys, sealed, endpointId));
  const message = { id: eventId, type: eventType, occurredAt, data };
  return sendWebhook(fetch, { url: endpoint.url, secrets }, message, now);
}

/** Whether the lane may go on. */
async function record(
  em: EntityManager,
  { now, schedule }: LaneServices,
  lane: LaneJob,
  { head, claimedAt }: Claimed,
  outcome: SendOutcome,
): Promise<boolean> {
  const at = new Date(now());
  const claim = { id: head.id, claimedAt };
  if (outcome.delivered) {
    const delivered = { status: 'DELIVERED', responseStatus: outcome.status, failure: null } as const;
    await settle(em, claim, delivered, at);
    return true;
  }
  const { status: responseStatus, failure } = outcome;
  const until =
    failure === 'DISABLED'
      ? null
      : nextAttempt({ attempts: head.attempts + 1, createdAt: head.createdAt }, at);
  if (!until) {
    await settle(em, claim, { status: 'DEAD', responseStatus, failure }, at);
    return true;
  }
  await putOff(em, claim, { until, responseStatus, failure });
  await schedule(em, [{ ...lane, at: until }]);
  return false;
}
