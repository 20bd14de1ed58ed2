import type { EntityManager } from './entity-manager.js';

const callbacks = new WeakMap<EntityManager, (() => void)[]>();

/** Calls back when the transaction `em` is in (see `inTransaction`) has committed; never when it rolls back. */
export function afterCommit(em: EntityManager, callback: () => void): void {
  const known = callbacks.get(em);
  if (known) known.push(callback);
  else callbacks.set(em, [callback]);
}

/** Runs `work` in a transaction of `em` that commits when it returns and rolls back when it throws. */
export async function inTransaction<T>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  await em.begin();
  try {
    const result = await work(em);
    await em.commit();
    callbacks.get(em)?.forEach((callback) => callback());
    return result;
  } catch (error) {
    if (em.isInTransaction()) await em.rollback();
    throw error;
  } finally {
    callbacks.delete(em);
  }
}
