import { PreparedOperation, type Federation, type PlanRequest } from '@propmubi/federation/serving';
import type { ClientLimits } from '../limits/client-limits.js';
import { addressOf, type GatewayContext } from '../operations/gateway-context.js';
import { noting } from '../operations/note-refusal.js';
import { digestOf } from '../supergraph/kept-files.js';
import type { SupergraphReader } from '../supergraph/supergraph-reader.js';
import type { OperationValidator } from '../operations/operation-validator.js';
import { PlanningQueue, type PlanningTurn } from './planning-queue.js';
import type { PlanningThreads } from './planning-threads.js';
import type { DocumentNode } from 'graphql';

/** Documents of up to so many characters are validated on the serving loop: it takes about a millisecond. */
const VALIDATED_HERE = 1_024;

type Plan = Parameters<PlanRequest['complete']>[0];

export interface NewOperationsOptions {
  readonly reader: SupergraphReader;
  readonly clientLimits?: ClientLimits | undefined;
  /** Without them new operations are validated and planned on the serving loop. */
  readonly threads?: PlanningThreads | undefined;
}

/** Validates and plans operations that were not seen before: in turns, and where that is possible not on the serving loop. */
export class NewOperations {
  private readonly queue: PlanningQueue;
  /** Of operations that had no plan made: theirs was kept, or they need none. */
  private readonly unplanned = new WeakSet<PlanningTurn>();

  constructor(
    private readonly options: NewOperationsOptions,
    private readonly federation: () => Federation<GatewayContext>,
  ) {
    this.queue = new PlanningQueue({
      slots: options.threads?.count ?? 1,
      isBounded: options.clientLimits !== undefined,
    });
  }

  /**
   * Does work for an operation that was not seen before, in its turn and out of the budget of its client's address.
   * The first one starts the threads that do it for the following.
   * @throws RateLimitedError, and what the work throws
   */
  async run<T>(context: GatewayContext, work: (turn: PlanningTurn) => Promise<T>): Promise<T> {
    const { clientLimits, threads } = this.options;
    const address = addressOf(context);
    return noting(context, async () => {
      clientLimits?.assertMayPlan(address);
      return this.queue.run(address, async (turn) => {
        try {
          return await work(turn);
        } finally {
          clientLimits?.planned(address, turn.spentMs);
          if (!this.unplanned.has(turn)) void threads?.warmUp(this.federation().supergraphSdl);
        }
      });
    });
  }

  /** @throws what `OperationValidator.readDocument` throws */
  async read(
    source: string,
    validator: OperationValidator,
    turn: PlanningTurn,
    mayThread: boolean,
  ): Promise<DocumentNode> {
    const threads = mayThread ? this.options.threads : undefined;
    if (threads?.isReady && source.length > VALIDATED_HERE && !validator.find(source)) {
      const { supergraphSdl } = this.federation();
      await turn.elsewhere(() => threads.validate(supergraphSdl, source));
      return turn.hold(() => validator.readValidated(source));
    }
    return turn.hold(() => validator.readDocument(source));
  }

  /** @throws InvalidOperationError when nothing can resolve the operation, UnavailableError PLANNING_FAILED */
  async plan(begun: PreparedOperation | PlanRequest, turn: PlanningTurn): Promise<PreparedOperation> {
    if (begun instanceof PreparedOperation) {
      this.unplanned.add(turn);
      return begun;
    }
    const plans = this.options.reader.plansOf(begun.supergraphSdl);
    if (!plans) return this.planNew(begun, turn);
    const name = digestOf(begun.operation);
    const kept = await plans.find<Plan>(name);
    if (kept) {
      this.unplanned.add(turn);
      return turn.hold(() => begun.complete(kept));
    }
    const prepared = await this.planNew(begun, turn);
    void plans.keep(name, prepared.plan);
    return prepared;
  }

  private async planNew(begun: PlanRequest, turn: PlanningTurn): Promise<PreparedOperation> {
    const { threads, reader } = this.options;
    const loadHere = reader.loaderOf(begun.reading);
    // A thread that loads the planner delays this operation; loading it here delays every other one, and keeps two.
    if (loadHere) await (threads?.warmUp(begun.supergraphSdl) ?? loadHere());
    if (threads?.isReady) {
      const plan = await turn.elsewhere(() => threads.plan(begun.supergraphSdl, begun.operation));
      return turn.hold(() => begun.complete(plan));
    }
    // The threads did not start.
    await reader.loaderOf(begun.reading)?.();
    return turn.hold(() => begun.planHere());
  }
}
