import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from '../db/entity-manager.js';
import { afterCommit } from '../db/transaction.js';

/** What a mutation under test has done so far. */
export interface ObservedMutation {
  acts: number;
  /** Tables in which statements changed rows. */
  changed: Set<string>;
  /** Whether its key had its answer already: what was done was done the first time. */
  isRepeated: boolean;
}

const observed = new AsyncLocalStorage<ObservedMutation>();

/** Runs a mutation so that its acts and changes are counted. */
export function observeMutation<T>(mutation: ObservedMutation, work: () => Promise<T>): Promise<T> {
  return observed.run(mutation, work);
}

/** An act is on its way into the trail: it counts once its transaction has committed. */
export function noteAct(em: EntityManager): void {
  const mutation = observed.getStore();
  if (mutation) afterCommit(em, () => mutation.acts++);
}

/** The key of the mutation was used before, and its answer is given again. */
export function noteRepeated(): void {
  const mutation = observed.getStore();
  if (mutation) mutation.isRepeated = true;
}

const CHANGES_ROWS = /^\s*(?:insert into|update|delete from)\s+(?:"?\w+"?\.)?"?(\w+)"?/i;
/** Tables whose rows say nothing of the domain. */
const BOOKKEEPING = new Set(['idempotency', 'outbox']);

/** A statement has changed rows. Does nothing outside an observed mutation, that is, outside tests. */
export function noteChange(text: string, rows: number): void {
  const mutation = observed.getStore();
  if (!mutation || rows === 0) return;
  const table = CHANGES_ROWS.exec(text)?.[1];
  if (table !== undefined && !BOOKKEEPING.has(table)) mutation.changed.add(table);
}
