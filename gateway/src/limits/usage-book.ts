import { calendarDay } from '@propmubi/domain';
import type { UsageExchange, UsageKnown } from '@propmubi/runtime/quotas';

/** Organizations of one exchange; a script must not hold Redis for long. */
const BATCH = 200;
/** Well below the time after which sockets that are not mentioned are not counted. */
const SOCKETS_EVERY_MS = 5_000;
/** What was not asked for so long is learnt anew. */
const IDLE_MS = 10 * 60_000;

/** What this process counted of one organization on one day. */
export interface UsageEntry {
  readonly organizationId: string;
  readonly day: string;
  /** Not said to others yet. */
  requests: number;
  cost: number;
  /** Being said. */
  sent: { requests: number; cost: number };
  /** Of all processes, as it was learnt last. */
  known: UsageKnown | undefined;
  /** Sockets of this process in what was learnt last. */
  socketsKnown: number;
  isTouched: boolean;
  syncedAtMs: number;
}

/** What organizations used by this process, and its exchange with the other ones. */
export class UsageBook {
  private readonly entries = new Map<string, UsageEntry>();
  private readonly sockets = new Map<string, number>();

  constructor(
    private readonly exchange: UsageExchange,
    private readonly now: () => Date,
  ) {}

  entryOf(organizationId: string): UsageEntry {
    const day = calendarDay(this.now());
    const key = `${day}:${organizationId}`;
    let entry = this.entries.get(key);
    if (!entry) {
      entry = {
        organizationId,
        day,
        requests: 0,
        cost: 0,
        sent: { requests: 0, cost: 0 },
        known: undefined,
        socketsKnown: 0,
        isTouched: true,
        syncedAtMs: performance.now(),
      };
      this.entries.set(key, entry);
    }
    entry.isTouched = true;
    return entry;
  }

  /** Open in all processes, as far as is known. */
  socketsOf({ organizationId, known, socketsKnown }: UsageEntry): number {
    return (known?.sockets ?? 0) - socketsKnown + (this.sockets.get(organizationId) ?? 0);
  }

  openSocket(organizationId: string, onClose: () => void): () => void {
    this.sockets.set(organizationId, (this.sockets.get(organizationId) ?? 0) + 1);
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      const left = (this.sockets.get(organizationId) ?? 1) - 1;
      if (left > 0) this.sockets.set(organizationId, left);
      else this.sockets.delete(organizationId);
      this.entryOf(organizationId);
      onClose();
    };
  }

  /** Exchanges what changed; whether there is more to say, now or about sockets later. */
  async sync(): Promise<boolean> {
    const startedAt = performance.now();
    for (const organizationId of this.sockets.keys()) this.entryIfSocketsAreDue(organizationId, startedAt);
    const due = [...this.entries.values()].filter(({ isTouched }) => isTouched);
    for (let start = 0; start < due.length; start += BATCH) {
      if (!(await this.exchangeBatch(due.slice(start, start + BATCH)))) break;
    }
    this.forgetIdle(startedAt);
    return this.sockets.size > 0 || [...this.entries.values()].some(({ isTouched }) => isTouched);
  }

  async close(): Promise<void> {
    for (const organizationId of this.sockets.keys()) this.entryOf(organizationId);
    this.sockets.clear();
    await this.sync();
  }

  private entryIfSocketsAreDue(organizationId: string, atMs: number): void {
    const entry = this.entries.get(`${calendarDay(this.now())}:${organizationId}`);
    if (!entry || atMs - entry.syncedAtMs >= SOCKETS_EVERY_MS) this.entryOf(organizationId);
  }

  private async exchangeBatch(batch: readonly UsageEntry[]): Promise<boolean> {
    const reports = batch.map((entry) => {
      const { organizationId, day, requests, cost } = entry;
      entry.sent = { requests, cost };
      Object.assign(entry, { requests: 0, cost: 0, isTouched: false });
      return { organizationId, day, requests, cost, sockets: this.sockets.get(organizationId) ?? 0 };
    });
    const answers = await this.exchange.exchange(reports);
    for (const [index, entry] of batch.entries()) {
      const known = answers[index];
      if (known) {
        entry.known = known;
        entry.socketsKnown = reports[index]?.sockets ?? 0;
        entry.syncedAtMs = performance.now();
      } else {
        entry.requests += entry.sent.requests;
        entry.cost += entry.sent.cost;
        entry.isTouched = true;
      }
      entry.sent = { requests: 0, cost: 0 };
    }
    return answers.some((known) => known !== undefined);
  }

  private forgetIdle(atMs: number): void {
    for (const [key, entry] of this.entries) {
      if (!entry.isTouched && atMs - entry.syncedAtMs > IDLE_MS) this.entries.delete(key);
    }
  }
}
