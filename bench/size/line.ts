/** Something that must not grow with the data. */
export interface SizeLine {
  /** What is measured, as the table names it. */
  readonly name: string;
  /** Before each run, and not measured. */
  prepare?(): Promise<unknown>;
  run(): Promise<unknown>;
  /** Of work over all there is: in how many parts it is done. The time of one is shown. Default 1. */
  parts?(): number;
}

/** Data that grows, and what is asked of it. */
export interface GrowingData {
  /** What there are `size` of. */
  readonly of: string;
  /** Adds up to `size`; calls back with how many there are. */
  grow(size: number, onProgress: (done: number) => void): Promise<void>;
  readonly lines: readonly SizeLine[];
  /** Processor time that this process and the connections of its database used so far, in milliseconds. */
  processorMs?(): Promise<number>;
  close(): Promise<void>;
}
