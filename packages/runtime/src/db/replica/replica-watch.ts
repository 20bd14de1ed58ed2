import { repeatUntilAborted } from '../../lifecycle/sleep.js';

/** Where the write-ahead log is, in bytes since its beginning. */
export type LogPosition = number;

export interface WatchedServers {
  /** Up to where the primary has written its log. Rejects when it does not answer. */
  written(): Promise<LogPosition>;
  /** Up to where the replica has replayed it; undefined of a server that is no replica any more. Rejects when it does not answer. */
  replayed(): Promise<LogPosition | undefined>;
}

export interface ReplicaWatchOptions {
  /** How old what the replica shows may be. */
  maxLagMs: number;
  /** Default: four looks within the bound, and at least four a second. */
  everyMs?: number;
  /** Milliseconds. */
  now?: () => number;
}

export interface ReplicaWatch {
  /** Up to where the replica has replayed the log; undefined while it is gone, or shows what is older than the bound. */
  replayed(): LogPosition | undefined;
  /** How old what it shows is at most, in milliseconds; undefined when that is not known. */
  lagMs(): number | undefined;
  /** It failed: not to be read from before it has answered the watch again. */
  distrust(): void;
  look(): Promise<void>;
  stop(): void;
}

/**
 * Looks how far a replica is behind. Everything that the primary had written at one look and that the replica has replayed at
 * this one was committed before the former: so the age of what it shows is known without clocks of two machines, also where nothing
 * is written, and where the replica's connection is lost without a word.
 */
export function watchReplica(servers: WatchedServers, options: ReplicaWatchOptions): ReplicaWatch {
  const { maxLagMs, everyMs = Math.min(250, maxLagMs / 4), now = () => performance.now() } = options;
  /** What the primary had written, and when it was asked; the oldest first. */
  let written: { askedAt: number; position: LogPosition }[] = [];
  let known: { position: LogPosition; asOf: number } | undefined;
  const stopping = new AbortController();
  const look = async (): Promise<void> => {
    const askedAt = now();
    try {
      written.push({ askedAt, position: await servers.written() });
      const position = await servers.replayed();
      const reached = written.findLastIndex((one) => one.position <= (position ?? -1));
      const [asOf] = reached < 0 ? [] : [written[reached]?.askedAt];
      known = position === undefined || asOf === undefined ? undefined : { position, asOf };
      written = written.slice(Math.max(0, reached)).filter((one) => now() - one.askedAt <= maxLagMs);
    } catch {
      // What was known grows old; a replica that is away is found out by who reads from it.
    }
  };
  const lagMs = () => known && now() - known.asOf;
  void repeatUntilAborted(stopping.signal, everyMs, look);
  return {
    lagMs,
    look,
    replayed: () => ((lagMs() ?? Infinity) <= maxLagMs ? known?.position : undefined),
    distrust: () => (known = undefined),
    stop: () => stopping.abort(),
  };
}
