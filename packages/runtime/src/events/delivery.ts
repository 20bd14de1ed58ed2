import { reportUnexpected } from '../error-reports/report-unexpected.js';
import type { Logger } from '../log/logger.js';
import type { BusConnection } from './bus-connection.js';
import type { EventBusSettings } from './bus-types.js';
import type { EventMetrics } from './event-metrics.js';
import { LeaseLostError, type Inbox } from './inbox.js';
import type { KeyedQueue } from './keyed-queue.js';
import { backoffMs } from './poller.js';
import type { StreamEntry } from './stream-entry.js';
import { isTransient } from '../errors/transient.js';

/** An entry in flight and which delivery of it this is, counted over all processes. */
export interface Delivery {
  entry: StreamEntry;
  deliveries: number;
}

export interface DeliveryOptions {
  name: string;
  owner: string;
  commands: BusConnection;
  inbox: Inbox;
  queue: KeyedQueue;
  settings: EventBusSettings;
  metrics: EventMetrics;
  logger: Logger;
  signal: AbortSignal;
}

/**
 * Hands the event to its consumers until it is handled or dead-lettered; false when it has to be released, because
 * the process stops. Only failures of the event itself count towards dead-lettering: while Postgres is away it waits.
 * @throws LeaseLostError when the stream is another process's
 */
export async function deliver(delivery: Delivery, options: DeliveryOptions): Promise<boolean> {
  const { entry } = delivery;
  const { name, owner, inbox, queue, settings, metrics, logger, signal } = options;
  let outages = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1_000;
    try {
      const outcome = await queue.slot(async () => {
        if (signal.aborted) return undefined;
        // Entries that were only read ahead when a process died keep their count: it rises when a delivery begins.
        if (delivery.deliveries > 1) await countDelivery(delivery, options);
        if (delivery.deliveries > settings.maxDeliveries && !(await inbox.has(entry.id))) {
          throw new TooManyDeliveriesError(delivery.deliveries);
        }
        return inbox.process(entry, owner);
      });
      if (!outcome) return false;
      metrics.handled(name, entry.type, outcome, seconds());
      return true;
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      if (isTransient(error)) {
        await wait(backoffMs(++outages), signal);
        continue;
      }
      metrics.handled(name, entry.type, 'failed', seconds());
      const facts = { err: error, eventId: entry.id, type: entry.type, deliveries: delivery.deliveries };
      if (delivery.deliveries >= settings.maxDeliveries) {
        if (!(await deadLetter(delivery, error, options))) return false;
        logger.error(facts, 'events: dead-lettered');
        reportUnexpected(error);
        return true;
      }
      logger.warn(facts, 'events: a consumer failed, delivering again');
      await wait(backoffMs(delivery.deliveries, settings.retryMs), signal);
      delivery.deliveries++;
    }
  }
  return false;
}

/**
 * Hands events of one aggregate to their consumers in one transaction: what an aggregate is behind by costs one commit, and one
 * wait for what they lock. False when nothing was done, and each is to be delivered by itself: which failed, and whether it
 * may be tried again, shows there.
 */
export async function deliverTogether(
  deliveries: readonly Delivery[],
  { name, owner, inbox, queue, metrics, signal }: DeliveryOptions,
): Promise<boolean> {
  const startedAt = performance.now();
  const entries = deliveries.map(({ entry }) => entry);
  try {
    const outcomes = await queue.slot(async () =>
      signal.aborted ? undefined : inbox.processTogether(entries, owner),
    );
    if (!outcomes) return false;
    const seconds = (performance.now() - startedAt) / 1_000 / entries.length;
    entries.forEach(({ type }, at) => metrics.handled(name, type, outcomes[at] ?? 'handled', seconds));
    return true;
  } catch {
    return false;
  }
}

async function countDelivery(
  { entry, deliveries }: Delivery,
  { commands, name, owner }: DeliveryOptions,
): Promise<void> {
  await commands
    .xclaim(entry.stream, name, owner, 0, entry.entryId, 'RETRYCOUNT', deliveries, 'JUSTID')
    // Redis is away: the count in memory goes on.
    .catch(() => undefined);
}

/** Keeps trying while Postgres is away: an event is either handled or dead-lettered, never dropped. */
async function deadLetter(delivery: Delivery, error: unknown, options: DeliveryOptions): Promise<boolean> {
  const { name, inbox, metrics, logger, signal } = options;
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      await inbox.deadLetter(delivery.entry, error, delivery.deliveries);
      metrics.handled(name, delivery.entry.type, 'dead_lettered', 0);
      return true;
    } catch (cause) {
      logger.error(
        { err: cause, eventId: delivery.entry.id },
        'events: could not be dead-lettered, trying again',
      );
      await wait(backoffMs(failures), signal);
    }
  }
  return false;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}

class TooManyDeliveriesError extends Error {
  constructor(deliveries: number) {
    super(`The consumer process crashed ${deliveries - 1} times while handling this event.`);
    this.name = 'TooManyDeliveriesError';
  }
}
