import {
  type AnyNewEvent,
  type EntityManager,
  query,
  recordEvents,
  sql,
  type TenantScope,
} from '@propmubi/runtime';
import { type NewActivity, writeActivities } from './timeline/activity.repository.js';

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
  deadlineChecks: DeadlineCheck[];
  /** Feeds that grew: agent id → head. */
  latestSeqByAgent: Map<string, number>;
}

/** Looks at a lead again at an instant. */
export interface DeadlineCheck {
  organizationId: string;
  leadId: string;
  at: Date;
}

/** Keeps, in the transaction that sets a deadline, when to look at the lead again. */
export interface DeadlineScheduler {
  schedule(em: EntityManager, deadlineChecks: readonly DeadlineCheck[]): Promise<void>;
}

/** Says that an agent's feed has grown up to `head`; best effort. */
export type FeedNotifier = (organizationId: string, agentId: string, head: number) => void;

/** What a command needs besides its transaction. */
export interface CommandServices {
  /** Now; tests move it. */
  clock: () => Date;
  timers: DeadlineScheduler;
}

interface CommandPlace {
  services: CommandServices;
  organizationId: string;
  actorUserId: string | null;
  /** Collects the feeds that grow. */
  latestSeqByAgent?: Map<string, number>;
}

/**
 * Runs a command in one transaction of the lead's brokerage. After the commit the feeds that grew are hinted at
 * through Redis; a hint that does not get out is made good by the next heartbeat, so it never fails the command.
 *
 * Locks are taken in this order, which is what keeps commands from waiting for each other in a circle:
 * idempotency key, person, lead, brokerage's routing, agent.
 */
export async function inLeadTransaction<T>(
  { db, services }: { db: TenantScope; services: CommandServices & { hint: FeedNotifier } },
  organizationId: string,
  command: (transaction: LeadTransaction) => Promise<T>,
): Promise<T> {
  const latestSeqByAgent = new Map<string, number>();
  const result = await db.write(
    (em) => {
      latestSeqByAgent.clear();
      return inTransactionOf(
        em,
        { services, organizationId, actorUserId: db.viewer.userId, latestSeqByAgent },
        command,
      );
    },
    { organizationId },
  );
  for (const [agentId, head] of latestSeqByAgent) services.hint(organizationId, agentId, head);
  return result;
}

/** Runs a command in a transaction that is under way and acts for the lead's brokerage. */
export async function inTransactionOf<T>(
  em: EntityManager,
  { services, organizationId, actorUserId, latestSeqByAgent = new Map() }: CommandPlace,
  command: (transaction: LeadTransaction) => Promise<T>,
): Promise<T> {
  const transaction: LeadTransaction = {
    em,
    now: services.clock(),
    organizationId,
    actorUserId,
    events: [],
    activities: [],
    deadlineChecks: [],
    latestSeqByAgent,
  };
  const answer = await command(transaction);
  await writeActivities(em, transaction);
  await services.timers.schedule(em, transaction.deadlineChecks);
  await recordEvents(em, transaction.events);
  return answer;
}

/** From here on the transaction sees and writes what is this brokerage's; null: nobody's. */
export async function actFor(em: EntityManager, organizationId: string | null): Promise<void> {
  await query(em, sql`select set_config('app.tenant', ${organizationId ?? ''}, true)`);
}
