import type { EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '../database.js';

const recorded = new WeakSet<object>();

/** Remembers that this transaction recorded events. */
export function markRecorded(em: EntityManager): void {
  const transaction = em.getTransactionContext<object>();
  if (transaction) recorded.add(transaction);
}

/**
 * Calls `wake` right after a transaction of this process that recorded events has committed. The signal stays inside
 * the process: a NOTIFY inside the transaction would take a lock that every commit of the server shares.
 */
export function commitSignal(wake: () => void): EventSubscriber {
  return {
    afterTransactionCommit({ transaction }: TransactionEventArgs) {
      if (transaction && recorded.delete(transaction)) wake();
    },
  };
}
