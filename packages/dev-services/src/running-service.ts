/** `spawned`: a child of this process; `reused`: another process of ours runs it; `external`: given by an address. */
export type Started = 'spawned' | 'reused' | 'external';

export interface RunningService {
  readonly url: string;
  readonly started: Started;
  /** Stops a spawned server and waits until it is gone; leaves a reused or external one alone. Safe to call twice. */
  stop(): Promise<void>;
}
