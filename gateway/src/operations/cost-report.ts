import type { FormattedExecutionResult } from 'graphql';
import type { GatewayContext } from './gateway-context.js';

/** `extensions.cost`, in points of the cost model. */
export interface CostReport {
  /** What the operation could have cost; what its client's limits were charged. */
  readonly requested: number;
  /** Objects the answer really has. */
  readonly actual: number;
  /** Points left this minute, in the bucket nearest to empty. Absent where clients are not limited. */
  readonly remaining?: number;
}

export function costReport(
  requested: number,
  { body }: { readonly body: FormattedExecutionResult },
  { limits }: GatewayContext,
): CostReport {
  const left = limits?.states.find(({ name }) => name.startsWith('cost'))?.remaining;
  return { requested, actual: objectsIn(body.data), ...(left !== undefined && { remaining: left }) };
}

/** The root itself is not counted. */
function objectsIn(data: unknown): number {
  let objects = -1;
  const pending = [data];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) objects += 1;
    pending.push(...(Object.values(value) as unknown[]));
  }
  return Math.max(objects, 0);
}
