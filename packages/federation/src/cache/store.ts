/** A value as it is kept. */
export interface KeptValue {
  /** JSON text. */
  readonly text: string;
  /** Of the versions of all its tags, when it was asked for. */
  readonly versions: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** Tags that were known with the answer, and of their versions, when it was made. */
  readonly told?: ToldTags | undefined;
}

export interface ToldTags {
  readonly tags: readonly string[];
  readonly versions: readonly string[];
}

export interface ReadValues {
  /** For each key. */
  readonly values: readonly (KeptValue | undefined)[];
  /** For each tag; a new one for a tag that had none. */
  readonly versions: readonly string[];
}

/**
 * Where answers are kept, shared by all processes. A tag stands for what an answer depends on; it has a version, and a
 * change gives it another one that no tag ever had. Nothing here may fail a request: on failure a store rejects, and the
 * caller fetches.
 */
export interface CacheStore {
  /**
   * Reads values and, at the same moment, versions. `mayRemember`: whether a value that this process remembers will do in the place of
   * what other processes wrote last; by default any will.
   */
  read(
    keys: readonly string[],
    tags: readonly string[],
    mayRemember?: (value: KeptValue, index: number) => boolean,
  ): Promise<ReadValues>;
  write(values: readonly { key: string; value: KeptValue; ttlMs: number }[]): Promise<void>;
  /** Gives tags new versions; once for each `change` id, however many processes ask. */
  change(change: string, tags: readonly string[]): Promise<void>;
  /** Whether this process is to fetch what `key` stands for; others wait for it a while. */
  lock(key: string, ms: number): Promise<boolean>;
  unlock(key: string): Promise<void>;
  /** Remembers for a while that a viewer wrote. */
  markWriter(viewer: string, ms: number): Promise<void>;
  isWriter(viewer: string): Promise<boolean>;
  /** Says that a reader of changes has told the store all of them, once more. */
  keepTurn(reader: string, turn: number): Promise<void>;
  /** Which reader did so last; undefined when none did within some seconds. */
  lastTurn(): Promise<{ readonly reader: string; readonly turn: number } | undefined>;
  /** Remembers up to where in the events the store knows every change, as its reader wrote it. */
  keepPlace(place: string): Promise<void>;
  /** What a reader of changes wrote last, of whichever process; undefined where it was not kept. */
  lastPlace(): Promise<string | undefined>;
  close(): Promise<void>;
}
