import type { QueryPlan } from '@apollo/query-planner';
import type { OperationLimits } from '../config.js';
import type { PlanningAnswer, PlanningJob, PlanningSetup } from './planning-jobs.js';
import { PlanningThread, type PlanningThreadOptions } from './planning-thread.js';
import { fromRefusal } from './refusal.js';

export interface PlanningThreadsOptions extends PlanningThreadOptions {
  readonly count: number;
  readonly limits: OperationLimits | undefined;
}

/** What a job gave, and how long its thread worked for it. */
export interface PlannedElsewhere<T> {
  readonly value: T;
  readonly durationMs: number;
}

/** Threads that validate and plan operations, so that the serving loop is not held meanwhile. */
export class PlanningThreads {
  private readonly threads: readonly PlanningThread[];
  private setup: PlanningSetup | undefined;
  private ready = false;
  private warming: Promise<void> | undefined;

  constructor(private readonly options: PlanningThreadsOptions) {
    this.threads = Array.from({ length: options.count }, () => new PlanningThread(options));
  }

  get count(): number {
    return this.options.count;
  }

  /** Whether jobs may be given: from when every thread has loaded a supergraph for the first time. */
  get isReady(): boolean {
    return this.ready;
  }

  /** Starts the threads, once. They load the supergraph while this one goes on serving. */
  warmUp(supergraphSdl: string): Promise<void> {
    this.warming ??= this.load(this.setupOf(supergraphSdl));
    return this.warming;
  }

  /** @throws InvalidOperationError, GraphQLError (syntax), or AppError with a code: a limit's, or PLANNING_FAILED */
  async validate(supergraphSdl: string, source: string): Promise<PlannedElsewhere<undefined>> {
    const { refusal, durationMs } = await this.run(supergraphSdl, { kind: 'validate', source });
    if (refusal) throw fromRefusal(refusal, source);
    return { value: undefined, durationMs };
  }

  /** @throws InvalidOperationError, UnavailableError PLANNING_FAILED */
  async plan(supergraphSdl: string, operation: string): Promise<PlannedElsewhere<QueryPlan>> {
    const { refusal, plan, durationMs } = await this.run(supergraphSdl, { kind: 'plan', operation });
    if (refusal) throw fromRefusal(refusal);
    if (!plan) throw new Error('A planned operation has a plan.');
    return { value: plan, durationMs };
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private async load(setup: PlanningSetup): Promise<void> {
    // All of them: a thread takes no job, not even the next try, while it loads.
    const loads = await Promise.allSettled(this.threads.map((thread) => thread.run(setup, { kind: 'load' })));
    this.ready = loads.every(({ status }) => status === 'fulfilled');
    // Logged by the thread. The next call tries again.
    if (!this.ready) this.warming = undefined;
  }

  private run(supergraphSdl: string, job: PlanningJob): Promise<PlanningAnswer> {
    const idle = this.threads.find((thread) => !thread.isBusy);
    if (!idle)
      throw new Error('Every thread has a job: the planning queue gives no more than there are threads.');
    return idle.run(this.setupOf(supergraphSdl), job);
  }

  private setupOf(supergraphSdl: string): PlanningSetup {
    if (this.setup?.supergraphSdl !== supergraphSdl)
      this.setup = { supergraphSdl, limits: this.options.limits };
    return this.setup;
  }
}
