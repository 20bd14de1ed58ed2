import {
  afterCommit,
  type AnyNewEvent,
  type AuditActor,
  type AuditedAct,
  auditEventsOf,
  type EntityManager,
  noteAct,
  query,
  queryTogether,
  type CompiledQuery,
  type RawBuilder,
  statementOfEvents,
  sql,
  type TenantScope,
} from '@propmubi/runtime';
import type { FeedAddress } from './feed-address.js';
import { actsOf } from './timeline/audited-activities.js';
import { grownFeeds, statementsOfActivities } from './timeline/activity.repository.js';
import type { NewActivity } from './timeline/new-activity.js';

/** What one command does, all or nothing: rows, the facts that follow from them, and whom to wake afterwards. */
export interface LeadTransaction {
  em: EntityManager;
  now: Date;
  organizationId: string;
  actorUserId: string | null;
  /** As the audit trail names them. */
  actor: AuditActor;
  /** Recorded in the outbox, in this order, when the command is done. */
  events: AnyNewEvent[];
  /** Entries of timelines, likewise. */
  activities: NewActivity[];
  /** For the audit trail, besides what is on timelines. */
  acts: AuditedAct[];
  /** Statements that nothing in the command waits for; sent together with timeline and events. */
  last: RawBuilder<unknown>[];
  /** When to look at leads again. */
  deadlineChecks: DeadlineCheck[];
  /** Feeds that grew, with their head. */
  headByFeed: Map<FeedAddress, number>;
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
  /** The statements of `schedule`. */
  statements(deadlineChecks: readonly DeadlineCheck[]): Promise<CompiledQuery[]>;
}

/** Notifies subscribers that a feed has grown up to `head`; best effort. */
export type FeedNotifier = (feed: FeedAddress, head: number) => void;

/** What a command needs besides its transaction. */
export interface CommandServices {
  /** Now; tests move it. */
  clock: () => Date;
  timers: DeadlineScheduler;
  notifyFeed: FeedNotifier;
}

interface CommandPlace {
  services: CommandServices;
  organizationId: string;
  actor: AuditActor;
}

/**
 * Runs a command in one transaction of the lead's brokerage.
 *
 * Locks are taken in this order, which is what keeps commands from waiting for each other in a circle:
 * idempotency key, person, lead, brokerage's routing, agent, feeds.
 */
export async function inLeadTransaction<T>(
  { db, services }: { db: TenantScope; services: CommandServices },
  organizationId: string,
  command: (transaction: LeadTransaction) => Promise<T>,
): Promise<T> {
  const place = { services, organizationId, actor: db.viewer };
  return db.write(
    async (em) => {
      const transaction = beginCommand(em, place);
      const answer = await command(transaction);
      await finishCommand(services, transaction);
      return answer;
    },
    { organizationId },
  );
}

/**
 * Runs a command for each brokerage in a transaction that is under way and acts for none before and after. Feeds are
 * written when all are done: a buyer's feed is locked last, whichever brokerage's lead is worked on meanwhile.
 */
export async function inEachBrokerage(
  em: EntityManager,
  place: Omit<CommandPlace, 'organizationId'>,
  organizationIds: readonly string[],
  command: (transaction: LeadTransaction) => Promise<void>,
): Promise<void> {
  const transactions = organizationIds
    .toSorted()
    .map((organizationId) => beginCommand(em, { ...place, organizationId }));
  for (const transaction of transactions) {
    await setTransactionTenant(em, transaction.organizationId);
    await command(transaction);
  }
  for (const transaction of transactions) {
    await setTransactionTenant(em, transaction.organizationId);
    await finishCommand(place.services, transaction);
  }
  await setTransactionTenant(em, null);
}

function beginCommand(em: EntityManager, { services, organizationId, actor }: CommandPlace): LeadTransaction {
  return {
    em,
    now: services.clock(),
    organizationId,
    actorUserId: actor.userId,
    actor,
    events: [],
    activities: [],
    acts: [],
    last: [],
    deadlineChecks: [],
    headByFeed: new Map(),
  };
}

/**
 * Writes timers, events and, last because their rows are locked until the commit, timeline and feeds. After the commit
 * subscribers are notified; the next heartbeat recovers a lost notification, so it never fails the command.
 */
async function finishCommand(services: CommandServices, transaction: LeadTransaction): Promise<void> {
  const { em, headByFeed, last } = transaction;
  const acts = [...actsOf(transaction), ...transaction.acts];
  const events = [...transaction.events, ...auditEventsOf(em, 'ACT', transaction.actor, acts)];
  const recorded = await statementOfEvents(em, events);
  if (acts.length > 0) noteAct(em);
  const statements = [
    ...last,
    ...(await services.timers.statements(transaction.deadlineChecks)),
    ...(recorded ? [recorded.statement] : []),
    ...statementsOfActivities(transaction),
  ];
  if (statements.length > 0) {
    // Routing holds the brokerage's lock: one answer is waited for, whatever there is to write.
    const results = await queryTogether(em, ...statements);
    if (transaction.activities.length > 0)
      for (const { address, head } of grownFeeds(results.at(-1))) headByFeed.set(address, head);
  }
  afterCommit(em, () => headByFeed.forEach((head, address) => services.notifyFeed(address, head)));
}

/** Sets the transaction's tenant; null: none. */
export async function setTransactionTenant(em: EntityManager, organizationId: string | null): Promise<void> {
  await query(em, sql`select set_config('app.tenant', ${organizationId ?? ''}, true)`);
}
