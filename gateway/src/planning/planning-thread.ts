import { Worker } from 'node:worker_threads';
import { UnavailableError } from '@propmubi/runtime/errors';
import type { Logger } from '@propmubi/runtime/log';
import type { PlanningAnswer, PlanningJob, PlanningSetup } from './planning-jobs.js';
import type { PlanningMessage } from './planning-worker.js';

/** A thread that needs more is ended, and the operation refused. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };
/** Long enough for those who begin to work with an API to ask something new again. */
const IDLE_MS = 120_000;
/** On a busy machine: a start that is cut off begins anew with the next job, and no operation is ever planned. */
const START_MS = 120_000;
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const ENTRY = new URL(`planning-worker.${EXTENSION}`, import.meta.url);

export interface PlanningThreadOptions {
  /** Longest time of one job. */
  readonly timeoutMs: number;
  /** How much longer the first job of a thread may take, which starts it and loads the supergraph. Default: two minutes. */
  readonly startMs?: number | undefined;
  readonly logger: Pick<Logger, 'error'>;
  /** How long a thread waits for its next job before it ends and gives back its memory. Default: two minutes. */
  readonly idleMs?: number | undefined;
}

interface PendingJob {
  readonly resolve: (answer: PlanningAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * One thread that validates and plans, one job at a time. It starts with its first job, and again after it ended:
 * whatever an operation does to it, the next one finds a new thread.
 */
export class PlanningThread {
  private worker: Worker | undefined;
  private loaded: PlanningSetup | undefined;
  private pending: PendingJob | undefined;
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly options: PlanningThreadOptions) {}

  get isBusy(): boolean {
    return this.pending !== undefined;
  }

  /** @throws UnavailableError PLANNING_FAILED when the thread ended or took too long */
  run(setup: PlanningSetup, job: PlanningJob): Promise<PlanningAnswer> {
    if (this.pending) throw new Error('One job at a time.');
    clearTimeout(this.idle);
    const { promise, resolve, reject } = Promise.withResolvers<PlanningAnswer>();
    const { timeoutMs, startMs = START_MS } = this.options;
    const longestMs = this.worker && this.loaded === setup ? timeoutMs : timeoutMs + startMs;
    const timer = setTimeout(() => {
      this.abandon(new Error(`A job took longer than ${longestMs} ms.`));
    }, longestMs);
    this.pending = { resolve, reject, timer };
    this.worker ??= this.start();
    const message: PlanningMessage = { job, ...(this.loaded !== setup && { setup }) };
    this.loaded = setup;
    this.worker.postMessage(message);
    return promise;
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.forget();
    clearTimeout(this.idle);
    this.settle()?.reject(planningFailed());
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(ENTRY, { name: 'planning', resourceLimits: MEMORY });
    // A process may end while a thread waits for jobs.
    worker.unref();
    worker.on('message', (answer: PlanningAnswer) => {
      if (worker !== this.worker) return;
      this.settle()?.resolve(answer);
      this.endWhenIdle();
    });
    worker.on('error', (error) => {
      if (worker === this.worker) this.abandon(error);
    });
    worker.on('exit', (code) => {
      if (worker === this.worker) this.abandon(new Error(`The thread exited with code ${code}.`));
    });
    return worker;
  }

  /** Ends the thread and refuses its job. */
  private abandon(cause: unknown): void {
    const { worker } = this;
    this.forget();
    this.options.logger.error(
      { err: cause },
      'a planning thread ended and is started again with the next job',
    );
    this.settle()?.reject(planningFailed(cause));
    void worker?.terminate();
  }

  private endWhenIdle(): void {
    this.idle = setTimeout(() => {
      const { worker } = this;
      this.forget();
      void worker?.terminate();
    }, this.options.idleMs ?? IDLE_MS);
    this.idle.unref();
  }

  private forget(): void {
    this.worker = undefined;
    this.loaded = undefined;
  }

  private settle(): PendingJob | undefined {
    const { pending } = this;
    this.pending = undefined;
    clearTimeout(pending?.timer);
    return pending;
  }
}

function planningFailed(cause?: unknown): UnavailableError {
  return new UnavailableError('This operation could not be planned. Simplify it, or try again.', {
    code: 'PLANNING_FAILED',
    cause,
  });
}
