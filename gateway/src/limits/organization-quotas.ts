import { calendarDay, startOfDay } from '@propmubi/domain';
import type { Viewer } from '@propmubi/runtime/auth';
import { RateLimitedError } from '@propmubi/runtime/errors';
import type { UsageExchange } from '@propmubi/runtime/quotas';
import { UsageBook, type UsageEntry } from './usage-book.js';

const SYNC_EVERY_MS = 500;
/** A socket that one cannot open now may find a place as soon as another closes. */
const SOCKET_RETRY_S = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What the organization of a viewer may use in a day. Decides without waiting, by what this process counted and what it last
 * learnt of the others; before it has learnt anything, and of an organization without a limit, it refuses nothing.
 */
export interface OrganizationQuotas {
  /**
   * Counts an operation and its cost, unless it is refused.
   * @throws RateLimitedError QUOTA_EXCEEDED for one that is metered
   */
  charge(viewer: Viewer, cost: number, isMetered: boolean): void;
  /**
   * Counts a live connection; returns how to give it back, once.
   * @throws RateLimitedError QUOTA_EXCEEDED
   */
  openSocket(viewer: Viewer): () => void;
  /** Says what was counted, for the last time. */
  close(): Promise<void>;
}

export function createOrganizationQuotas(
  exchange: UsageExchange,
  now: () => Date = () => new Date(),
): OrganizationQuotas {
  const book = new UsageBook(exchange, now);
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const schedule = (): void => {
    if (isClosed) return;
    timer ??= setTimeout(() => {
      void book.sync().then((isBusy) => {
        timer = undefined;
        if (isBusy) schedule();
      });
    }, SYNC_EVERY_MS).unref();
  };
  return {
    charge({ organizationId }, cost, isMetered) {
      if (organizationId === null) return;
      const entry = book.entryOf(organizationId);
      schedule();
      if (isMetered) assertWithin(entry, cost, now());
      entry.requests += 1;
      entry.cost += cost;
    },
    openSocket({ organizationId }) {
      if (organizationId === null) return () => undefined;
      const entry = book.entryOf(organizationId);
      schedule();
      const { limits } = entry.known ?? {};
      const open = book.socketsOf(entry);
      if (limits && open >= limits.sockets)
        throw exceeded({ metric: 'SOCKETS', limit: limits.sockets, retryAfterSeconds: SOCKET_RETRY_S });
      return book.openSocket(organizationId, schedule);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await book.close();
      exchange.close();
    },
  };
}

function assertWithin(entry: UsageEntry, cost: number, at: Date): void {
  const { known } = entry;
  if (!known?.limits) return;
  const { limits } = known;
  const requests = known.requests + entry.sent.requests + entry.requests + 1;
  const points = known.cost + entry.sent.cost + entry.cost + cost;
  if (requests <= limits.requests && points <= limits.cost) return;
  const resetsAt = new Date(startOfDay(calendarDay(at)).getTime() + DAY_MS);
  throw exceeded({
    ...(requests > limits.requests
      ? { metric: 'REQUESTS', limit: limits.requests }
      : { metric: 'COST', limit: limits.cost }),
    resetsAt: resetsAt.toISOString(),
    retryAfterSeconds: Math.max(Math.ceil((resetsAt.getTime() - at.getTime()) / 1_000), 1),
  });
}

function exceeded(details: {
  metric: string;
  limit: number;
  resetsAt?: string;
  retryAfterSeconds: number;
}): RateLimitedError {
  return new RateLimitedError(
    'Your organization has used up its quota. Its managers see how much was used.',
    {
      code: 'QUOTA_EXCEEDED',
      details,
    },
  );
}
