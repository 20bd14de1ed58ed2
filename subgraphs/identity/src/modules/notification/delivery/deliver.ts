import type { Quotas } from '@propmubi/domain';
import { ChannelRefusal } from '@propmubi/notifications';
import { type Database, type EntityManager, type Logger, query, sql, systemViewer } from '@propmubi/runtime';
import type { IdentityKeys } from '../../../security/keys.js';
import { writeAsUser } from '../../../security/set-transaction-user.js';
import type { ScheduledDelivery } from '../record/record-notification.js';
import type { ChannelSenders } from './channels.js';
import { type Claimed, claimDelivery } from './claim-delivery.js';
import { finish, release } from './delivery.repository.js';
import { type DeliveryJob, MOST_ATTEMPTS } from './delivery-queue.js';
import { sendDelivery } from './send-delivery.js';

export interface DeliveryServices {
  database: Database;
  keys: IdentityKeys;
  senders: ChannelSenders;
  quotas: Quotas;
  now: () => number;
  logger: Logger;
  schedule(em: EntityManager, deliveries: readonly ScheduledDelivery[]): Promise<void>;
}

/**
 * Makes one attempt at a delivery that is due. Sent twice is possible only after the process died between sending and
 * noting it, and then once. @throws ChannelUnavailable when another attempt may work
 */
export async function deliver(
  services: DeliveryServices,
  { deliveryId, userId }: DeliveryJob,
): Promise<void> {
  const { database, now } = services;
  const scope = database.scope(systemViewer(null));
  const at = () => new Date(now());
  const claimed = await scope.write((em) => claimDelivery(em, services, { deliveryId, userId, now: at() }));
  if (!claimed) return;
  const settle = (work: (em: EntityManager) => Promise<void>) => writeAsUser(scope, userId, work);
  try {
    await sendDelivery(services, userId, claimed);
  } catch (error) {
    await settle((em) => settleFailure(em, claimed, error, at()));
    if (error instanceof ChannelRefusal) return;
    throw error;
  }
  await settle((em) => finish(em, claimed.deliveries, { status: 'SENT', at: at() }));
}

async function settleFailure(
  em: EntityManager,
  { deliveries }: Claimed,
  error: unknown,
  at: Date,
): Promise<void> {
  if (error instanceof ChannelRefusal) {
    const nowhere = error.reason === 'NO_ADDRESS' || error.reason === 'NO_SUBSCRIPTION';
    return finish(em, deliveries, { status: nowhere ? 'SKIPPED' : 'FAILED', reason: error.reason, at });
  }
  const last = deliveries.filter(({ attempts }) => attempts + 1 >= MOST_ATTEMPTS);
  if (last.length > 0) await finish(em, last, { status: 'FAILED', reason: 'UNAVAILABLE', at });
  await release(
    em,
    deliveries.filter((delivery) => !last.includes(delivery)),
  );
}

const SWEEP_BATCH = 200;
/** After this an attempt counts as abandoned. */
const STALE_MS = 60_000;
/** Longer than a job is tried: what is still due then has lost its job. */
const OVERDUE_MS = 30 * 60_000;

/**
 * Attempts everything that has been due for `overdueMs`, the oldest first: behind every job of the queue, so that no
 * message hangs on one. Returns how many were looked at.
 */
export async function sweepDeliveries(services: DeliveryServices, overdueMs = OVERDUE_MS): Promise<number> {
  const scope = services.database.scope(systemViewer(null));
  const now = new Date(services.now() - overdueMs);
  const stale = new Date(services.now() - STALE_MS);
  const due = await scope
    .read((em) =>
      query(
        em,
        sql<{ delivery_id: string; user_id: string }>`
          select delivery_id, user_id
            from identity.due_deliveries(${now}::timestamptz, ${stale}::timestamptz, ${SWEEP_BATCH}::integer)`,
      ),
    )
    .finally(() => scope.close());
  for (const { delivery_id: deliveryId, user_id: userId } of due) {
    await deliver(services, { deliveryId, userId }).catch((error: unknown) =>
      services.logger.warn({ err: error, deliveryId }, 'notification not delivered'),
    );
  }
  return due.length;
}
