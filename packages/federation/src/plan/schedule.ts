import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { Requirements } from '../supergraph-facts.js';
import type { Conditions } from '../shape/selection.js';
import { splitRequirements } from './split-requirements.js';

/** A unit of work with the units that must end before it. */
export interface Scheduled<T> {
  readonly work: T;
  readonly dependsOn: readonly number[];
}

/** A Fetch node and its absolute path in the answer. */
export interface FetchAtPath {
  readonly node: FetchNode;
  readonly path: readonly (string | number)[];
}

/**
 * Opens Sequence, Parallel, Flatten and Condition nodes into a graph of fetches. Conditions are decided here: a plan
 * is compiled for each combination of its condition variables, so that nothing is evaluated while it runs.
 */
export function scheduleFetches(
  node: PlanNode | undefined,
  conditions: Conditions,
  requirements: Requirements,
): Scheduled<FetchAtPath>[] {
  const scheduled: Scheduled<FetchAtPath>[] = [];
  const visit = (
    current: PlanNode | undefined,
    path: readonly (string | number)[],
    dependsOn: readonly number[],
  ): readonly number[] => {
    if (!current) return dependsOn;
    switch (current.kind) {
      case 'Fetch':
        return splitRequirements(current, requirements).map(
          (part) => scheduled.push({ work: { node: part, path }, dependsOn }) - 1,
        );
      case 'Flatten':
        return visit(current.node, [...path, ...current.path], dependsOn);
      case 'Sequence':
        return current.nodes.reduce((tails, child) => visit(child, path, tails), dependsOn);
      case 'Parallel':
        return [...new Set(current.nodes.flatMap((child) => visit(child, path, dependsOn)))];
      case 'Condition':
        return visit(conditions[current.condition] ? current.ifClause : current.elseClause, path, dependsOn);
      case 'Defer':
        throw new Error('The planner was not asked for @defer.');
    }
  };
  visit(node, [], []);
  return scheduled;
}

/** Runs every unit as soon as those it depends on have ended. Rejects with what `runOne` throws. */
export function runScheduled<T>(
  units: readonly Scheduled<T>[],
  runOne: (work: T) => Promise<void>,
): Promise<void> {
  const [only] = units;
  if (!only) return Promise.resolve();
  if (units.length === 1) return runOne(only.work);
  return new Promise((resolve, reject) => {
    const waitingFor = units.map((unit) => unit.dependsOn.length);
    let left = units.length;
    const start = (index: number): void => {
      const unit = units[index];
      if (!unit) return;
      const ended = (): void => {
        left -= 1;
        if (left === 0) return resolve();
        for (let next = index + 1; next < units.length; next++) {
          if (!units[next]?.dependsOn.includes(index)) continue;
          waitingFor[next] = (waitingFor[next] ?? 0) - 1;
          if (waitingFor[next] === 0) start(next);
        }
      };
      try {
        runOne(unit.work).then(ended, reject);
      } catch (error) {
        reject(error as Error);
      }
    };
    units.forEach((unit, index) => {
      if (unit.dependsOn.length === 0) start(index);
    });
  });
}
