import { recordEvents, type AnyNewEvent, type EntityManager, type TenantScope } from '@propmubi/runtime';
import type { CrmServices } from '../context.js';
import type { Wake } from '../modules/sla/timers.js';
import { type NewActivity, writeActivities } from '../modules/leads/activity.repository.js';

/** What one command does, all or nothing: rows, the facts that follow from them, and whom to wake afterwards. */
export interface LeadTransaction {
  em: EntityManager;
  now: Date;
  organizationId: string;
  actorUserId: string | null;
  /** Recorded in the outbox, in this order, when the command is done. */
  events: AnyNewEvent[];
  /** Entries of timelines, likewise. */
  activities: NewActivity[];
  /** When to look at leads again. */
  wakes: Wake[];
  /** Feeds that grew: agent id → head. */
  heads: Map<string, number>;
}

/** What a command needs besides its transaction. */
export type CommandServices = Pick<CrmServices, 'clock' | 'timers'>;

interface CommandPlace {
  services: CommandServices;
  organizationId: string;
  actorUserId: string | null;
  /** Collects the feeds that grow. */
  heads?: Map<string, number>;
}

/**
 * Runs a command in one transaction of the lead's brokerage. After the commit the feeds that grew are hinted at
 * through Redis; a hint that does not get out is made good by the next heartbeat, so it never fails the command.
 *
 * Locks are taken in this order, which is what keeps commands from waiting for each other in a circle:
 * idempotency key, person, lead, brokerage's routing, agent.
 */
export async function inLeadTransaction<T>(
  { db, services }: { db: TenantScope; services: CrmServices },
  organizationId: string,
  command: (transaction: LeadTransaction) => Promise<T>,
): Promise<T> {
  const heads = new Map<string, number>();
  const result = await db.write(
    (em) => {
      heads.clear();
      return inTransactionOf(em, { services, organizationId, actorUserId: db.viewer.userId, heads }, command);
    },
    { organizationId },
  );
  for (const [agentId, head] of heads) services.hint(organizationId, agentId, head);
  return result;
}

/** Runs a command in a transaction that is under way and acts for the lead's brokerage. */
export async function inTransactionOf<T>(
  em: EntityManager,
  { services, organizationId, actorUserId, heads = new Map() }: CommandPlace,
  command: (transaction: LeadTransaction) => Promise<T>,
): Promise<T> {
  const transaction: LeadTransaction = {
    em,
    now: services.clock(),
    organizationId,
    actorUserId,
    events: [],
    activities: [],
    wakes: [],
    heads,
  };
  const answer = await command(transaction);
  await writeActivities(em, transaction);
  await services.timers.schedule(em, transaction.wakes);
  await recordEvents(em, transaction.events);
  return answer;
}

/** From here on the transaction sees and writes what is this brokerage's; null: nobody's. */
export async function actFor(em: EntityManager, organizationId: string | null): Promise<void> {
  await em.execute(`select set_config('app.tenant', ?, true)`, [organizationId ?? '']);
}
