import { calendarDay, type Quotas } from '@propmubi/domain';
import { decide, type Decision, kindOf, type OutsideChannel } from '@propmubi/notifications';
import type { EntityManager } from '@propmubi/runtime';
import { setTransactionUser } from '../../../security/set-transaction-user.js';
import { takeUsage } from '../../quota/count-usage.js';
import { type PersonSettings, readSettings } from '../preferences/preference.repository.js';
import type { ScheduledDelivery } from '../record/record-notification.js';
import { type ChannelSenders, hasSender } from './channels.js';
import {
  countSent,
  type Delivery,
  finish,
  leadState,
  lockDeliveries,
  markSending,
  postpone,
} from './delivery.repository.js';

/** Another process began this long ago at most: it is not to be sent beside it. */
const IN_FLIGHT_MS = 45_000;
/**
 * A process that died between sending and noting it leaves an attempt whose outcome is unknown. Once it is made again,
 * which may be a duplicate; a second time it is given up.
 */
const MOST_UNKNOWN_OUTCOMES = 1;
const DAY_MS = 24 * 60 * 60_000;
/**
 * Messages of one kind about one thing in a day; the list has all of them. What happens again and again, a visit that is moved every other
 * minute, must not ring each time: who moves it is not who is woken.
 */
const MOST_IN_A_DAY: Readonly<Record<OutsideChannel, number>> = { SMS: 4, WHATSAPP: 4, EMAIL: 8, PUSH: 48 };

export interface ClaimOptions {
  senders: ChannelSenders;
  /** What organizations may use where nothing else was set. */
  quotas: Quotas;
  schedule(em: EntityManager, deliveries: readonly ScheduledDelivery[]): Promise<void>;
}

export interface Claimed {
  deliveries: Delivery[];
  settings: PersonSettings;
}

/**
 * Decides in one transaction what is to be sent now of a delivery (with its digest, of all that are due): the rest is
 * skipped with a reason, or put off. Undefined when nothing is.
 */
export async function claimDelivery(
  em: EntityManager,
  { senders, quotas, schedule }: ClaimOptions,
  { deliveryId, userId, now }: { deliveryId: string; userId: string; now: Date },
): Promise<Claimed | undefined> {
  await setTransactionUser(em, { userId });
  const locked = await lockDeliveries(em, userId, deliveryId, now);
  const settings = await readSettings(em, userId);
  if (locked.length === 0 || !settings) return undefined;
  const wanted: Delivery[] = [];
  for (const delivery of locked) {
    if (isInFlight(delivery, now)) continue;
    const decision = await decisionOn(em, delivery, { settings, senders, quotas, now, userId });
    if (decision.do === 'SEND') wanted.push(delivery);
    else if (decision.do === 'SKIP')
      await finish(em, [delivery], { status: 'SKIPPED', reason: decision.reason, at: now });
    else {
      await postpone(em, delivery, decision.until);
      await schedule(em, [{ deliveryId: delivery.id, userId, at: decision.until }]);
    }
  }
  const lost = wanted.filter(
    ({ status, unknownOutcomes }) => status === 'SENDING' && unknownOutcomes >= MOST_UNKNOWN_OUTCOMES,
  );
  if (lost.length > 0) await finish(em, lost, { status: 'FAILED', reason: 'OUTCOME_UNKNOWN', at: now });
  const deliveries = wanted.filter((delivery) => !lost.includes(delivery));
  if (deliveries.length === 0) return undefined;
  await markSending(em, deliveries, now);
  return { deliveries, settings };
}

function isInFlight({ status, claimedAt }: Delivery, now: Date): boolean {
  return status === 'SENDING' && claimedAt !== null && now.getTime() - claimedAt.getTime() < IN_FLIGHT_MS;
}

type AnyDecision = Exclude<Decision, { do: 'SKIP' }> | { do: 'SKIP'; reason: string };

async function decisionOn(
  em: EntityManager,
  delivery: Delivery,
  {
    settings,
    senders,
    quotas,
    now,
    userId,
  }: { settings: PersonSettings; senders: ChannelSenders; quotas: Quotas; now: Date; userId: string },
): Promise<AnyDecision> {
  const { channel, dueAt, notification } = delivery;
  if (!settings.active) return { do: 'SKIP', reason: 'ACCOUNT_CLOSED' };
  if (!hasSender(senders, channel)) return { do: 'SKIP', reason: 'CHANNEL_NOT_SET_UP' };
  if (dueAt > now) return { do: 'DEFER', until: dueAt };
  const decision = decide(now, {
    kind: notification.kind,
    channel,
    ...settings,
    ...(await stateOf(em, userId, notification)),
  });
  if (decision.do !== 'SEND') return decision;
  if (await isSentOften(em, userId, delivery, now)) return { do: 'SKIP', reason: 'SENT_OFTEN' };
  if (await isWithinQuota(em, quotas, userId, delivery, now)) return decision;
  return { do: 'SKIP', reason: 'QUOTA_EXCEEDED' };
}

/** What was attempted before goes on; in a digest it is a line, and rings nowhere. */
async function isSentOften(
  em: EntityManager,
  userId: string,
  delivery: Delivery,
  now: Date,
): Promise<boolean> {
  if (delivery.inDigest || delivery.attempts > 0) return false;
  const since = new Date(now.getTime() - DAY_MS);
  return (await countSent(em, userId, delivery, since)) >= MOST_IN_A_DAY[delivery.channel];
}

/** An SMS counts for the brokerage whose work it is about, once, however often it is attempted. */
async function isWithinQuota(
  em: EntityManager,
  quotas: Quotas,
  userId: string,
  { channel, attempts, notification: { organizationId } }: Delivery,
  at: Date,
): Promise<boolean> {
  if (channel !== 'SMS' || organizationId === null || attempts > 0) return true;
  await setTransactionUser(em, { userId, organizationId });
  const usage = { organizationId, metric: 'SMS', day: calendarDay(at), amount: 1, at } as const;
  const isTaken = await takeUsage(em, quotas, usage);
  await setTransactionUser(em, { userId });
  return isTaken;
}

/** An agent’s turn at a lead can be over, and a screen can have shown them the lead; the list counts as seeing, too. */
async function stateOf(
  em: EntityManager,
  userId: string,
  notification: Delivery['notification'],
): Promise<{ seen: boolean; outdated: boolean }> {
  const { kind, organizationId, isRead, facts } = notification;
  const waits = Object.values(kindOf(kind).channels).some((use) => use.whenUnseenForSeconds !== undefined);
  if (!waits || facts['assignmentId'] === undefined) return { seen: isRead, outdated: false };
  await setTransactionUser(em, { userId, organizationId });
  const { seen, outdated } = await leadState(em, notification);
  await setTransactionUser(em, { userId });
  return { seen: isRead || (seen && kind === 'LEAD_ASSIGNED'), outdated };
}
