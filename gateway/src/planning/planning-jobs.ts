import type { QueryPlan } from '@apollo/query-planner';
import { createPlanner, type OperationPlanner } from '@propmubi/federation/planning';
import type { OperationLimits } from '../config.js';
import { createDocumentRules, type ProblemsOf } from '../limits/document-rules.js';
import { withLocations } from '../limits/error-locations.js';
import { parseClientDocument } from '../operations/client-document.js';
import { invalid, toRefusal, type Refusal } from './refusal.js';

/** The supergraph that jobs are about, and what a document may ask for. */
export interface PlanningSetup {
  readonly supergraphSdl: string;
  readonly limits: OperationLimits | undefined;
}

export type PlanningJob =
  | { readonly kind: 'load' }
  /** A document as a client sent it. */
  | { readonly kind: 'validate'; readonly source: string }
  /** `PlanRequest.operation`. */
  | { readonly kind: 'plan'; readonly operation: string };

export interface PlanningAnswer {
  readonly plan?: QueryPlan;
  /** Why the operation cannot run. */
  readonly refusal?: Refusal;
  readonly durationMs: number;
}

/** Does the jobs of one supergraph. Errors that are not about the operation are thrown. */
export class PlanningJobs {
  private readonly planner: OperationPlanner;
  private readonly problemsOf: ProblemsOf;

  constructor(private readonly setup: PlanningSetup) {
    this.planner = createPlanner(setup.supergraphSdl);
    this.problemsOf = createDocumentRules(this.planner.schema, setup.limits);
  }

  do(job: PlanningJob): PlanningAnswer {
    const startedAt = performance.now();
    const answer = this.answer(job);
    return { ...answer, durationMs: performance.now() - startedAt };
  }

  private answer(job: PlanningJob): Omit<PlanningAnswer, 'durationMs'> {
    try {
      if (job.kind === 'validate') return this.validate(job.source);
      return job.kind === 'plan' ? { plan: this.planner.plan(job.operation) } : {};
    } catch (error) {
      const refusal = toRefusal(error);
      if (!refusal) throw error;
      return { refusal };
    }
  }

  private validate(source: string): { refusal?: Refusal } {
    const document = parseClientDocument(source, this.planner.schema, this.setup.limits);
    const problems = this.problemsOf(document);
    if (problems.length === 0) return {};
    return { refusal: invalid(withLocations(problems, document, source)) };
  }
}
