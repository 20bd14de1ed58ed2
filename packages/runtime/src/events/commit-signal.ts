import type { EntityManager } from '../db/entity-manager.js';
import { afterCommit } from '../db/transaction.js';

/** By the configuration that all EntityManagers of one database share. */
const wakers = new WeakMap<object, Set<() => void>>();

/** Wakes the relay that waits for events of this database, right after the transaction of `em` has committed. */
export function notifyCommitted(em: EntityManager): void {
  const waiting = wakers.get(em.config);
  if (waiting) afterCommit(em, () => waiting.forEach((wake) => wake()));
}

/**
 * Calls `wake` right after a transaction of this process that recorded events has committed; returns how to stop that.
 * The signal stays inside the process: a NOTIFY inside the transaction would take a lock that every commit of the
 * server shares.
 */
export function onCommitted(em: EntityManager, wake: () => void): () => void {
  const waiting = wakers.get(em.config) ?? new Set();
  wakers.set(em.config, waiting.add(wake));
  return () => waiting.delete(wake);
}
