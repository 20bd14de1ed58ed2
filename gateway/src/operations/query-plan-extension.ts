import type { OnFetch, PreparedOperation } from '@propmubi/federation/serving';
import { planTree, type PlanTreeNode } from './plan-tree.js';

/** How long one fetch took; `path` names it in the plan, several paths where fetches were sent together. */
export interface FetchTiming {
  readonly subgraph: string;
  readonly path: string;
  /** After the first fetch began. */
  readonly startedMs: number;
  readonly durationMs: number;
  readonly entities: number;
  readonly bytes: number | null;
  readonly deduplicated: boolean;
  readonly failed: boolean;
}

/** `extensions` of an answer whose plan was asked for. */
export interface QueryPlanExtension {
  /** For people to read. */
  readonly queryPlan: string;
  /** For a viewer. */
  readonly queryPlanTree: readonly PlanTreeNode[];
  /** In the order they ended. */
  readonly fetches?: readonly FetchTiming[];
}

export async function queryPlanExtension(
  prepared: PreparedOperation,
  fetches?: readonly FetchTiming[],
): Promise<QueryPlanExtension> {
  // Comes with the planner, which a serving thread does not load for answers.
  const { planText } = await import('@propmubi/federation/planning');
  const { plan } = prepared;
  return {
    queryPlan: planText(plan),
    queryPlanTree: planTree(plan, (path) => prepared.pathText(path)),
    ...(fetches && { fetches }),
  };
}

/** Follows fetches as `onFetch` does, and takes their times. */
export function timeFetches(onFetch: OnFetch): { onFetch: OnFetch; fetches: FetchTiming[] } {
  const fetches: FetchTiming[] = [];
  const began = performance.now();
  return {
    fetches,
    onFetch(start) {
      const observer = onFetch(start);
      const startedMs = rounded(performance.now() - began);
      return {
        headers: observer?.headers,
        end(end) {
          observer?.end(end);
          fetches.push({
            subgraph: start.subgraph,
            path: start.path,
            startedMs,
            durationMs: rounded(end.durationMs),
            entities: start.entityCount,
            bytes: end.bytes ?? null,
            deduplicated: end.deduplicated,
            failed: end.error !== undefined || end.errorCount > 0,
          });
        },
      };
    },
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
