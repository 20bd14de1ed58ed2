const WINDOWS = 10;
const WINDOW_MS = 1_000;

export type CircuitState = 'open' | 'closed' | 'half-open';

export interface CircuitOptions {
  /** The circuit opens when more than this share of requests fails within ten seconds. */
  readonly breakAtFailureShare: number;
  /** Requests a second below which it stays closed. */
  readonly breakMinimumRps: number;
  /** How long it refuses before it lets one request through. */
  readonly breakForMs: number;
  readonly isFailure: (error: unknown) => boolean;
  readonly refusal: () => Error;
  readonly onChange: (state: CircuitState) => void;
  /** In ms; steady. */
  readonly now?: () => number;
}

/**
 * A circuit breaker over the last ten seconds, in windows of one. While it is closed a request costs two additions. An
 * error that is no failure of the subgraph counts for nothing, but shows a half-open circuit that there is an answer.
 */
export class Circuit {
  private state: CircuitState = 'closed';
  private readonly successes = new Array<number>(WINDOWS).fill(0);
  private readonly failures = new Array<number>(WINDOWS).fill(0);
  /** The window of now, counted from the beginning of the clock. */
  private window = 0;
  private openedAt = Number.NEGATIVE_INFINITY;
  /** Settles when the one request of a half-open circuit is decided. */
  private trial: Promise<unknown> | undefined;
  private readonly now: () => number;

  constructor(private readonly options: CircuitOptions) {
    this.now = options.now ?? (() => performance.now());
  }

  get isClosed(): boolean {
    return this.state === 'closed';
  }

  /** Counts a request that was sent while the circuit was closed, without `run`. */
  succeeded(): void {
    this.count(this.successes);
  }

  /** The same for one that failed. */
  failed(error: unknown): void {
    if (this.options.isFailure(error)) this.countFailure();
  }

  /** @throws the refusal while the circuit is open, and what the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    while (this.state !== 'closed') {
      if (this.trial) {
        await this.trial;
        continue;
      }
      if (this.now() - this.openedAt < this.options.breakForMs) throw this.options.refusal();
      return this.try(work);
    }
    try {
      const result = await work();
      this.succeeded();
      return result;
    } catch (error) {
      this.failed(error);
      throw error;
    }
  }

  private async try<T>(work: () => Promise<T>): Promise<T> {
    this.change('half-open');
    const decided = Promise.withResolvers<undefined>();
    this.trial = decided.promise;
    try {
      const result = await work();
      this.close();
      return result;
    } catch (error) {
      if (this.options.isFailure(error)) this.open();
      else this.close();
      throw error;
    } finally {
      this.trial = undefined;
      decided.resolve(undefined);
    }
  }

  private countFailure(): void {
    this.count(this.failures);
    // It opened while this request was under way.
    if (this.state !== 'closed') return;
    const failed = sum(this.failures);
    const total = failed + sum(this.successes);
    const { breakAtFailureShare, breakMinimumRps } = this.options;
    const isBusy = total * 1_000 >= WINDOWS * WINDOW_MS * breakMinimumRps;
    if (isBusy && failed > breakAtFailureShare * total) this.open();
  }

  private open(): void {
    this.openedAt = this.now();
    this.change('open');
  }

  private close(): void {
    this.successes.fill(0);
    this.failures.fill(0);
    this.change('closed');
  }

  private change(state: CircuitState): void {
    this.state = state;
    this.options.onChange(state);
  }

  private count(counts: number[]): void {
    const window = Math.floor(this.now() / WINDOW_MS);
    // What the windows in between, and those of the last round, have counted is ten seconds old.
    for (let passed = Math.max(this.window, window - WINDOWS) + 1; passed <= window; passed++)
      this.successes[passed % WINDOWS] = this.failures[passed % WINDOWS] = 0;
    this.window = window;
    counts[window % WINDOWS] = (counts[window % WINDOWS] ?? 0) + 1;
  }
}

function sum(counts: readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
