/** Work for which there is a slower way, so that it may give up at any depth. */
export interface Attempts {
  giveUp(): never;
  /** What the work gives; undefined when it gave up. */
  attempt<T>(work: () => T): T | undefined;
}

/** Makes one kind of attempts; giving up another kind ends them as any error does. `reason` is for who debugs. */
export function attempts(reason: string): Attempts {
  // Made once: where it is thrown says nothing, and a stack takes longer than the work.
  const signal = new Error(reason);
  return {
    giveUp() {
      throw signal;
    },
    attempt(work) {
      try {
        return work();
      } catch (error) {
        if (error === signal) return undefined;
        throw error;
      }
    },
  };
}
