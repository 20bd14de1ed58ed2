/** W3C trace context as it travels: `traceparent`, maybe `tracestate`. */
export type TraceHeaders = Readonly<Record<string, string>>;

export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

export interface SpanOptions {
  readonly kind: 'server' | 'client' | 'producer' | 'consumer';
  /** Ids, names, codes and counts; never variables, nothing personal. */
  readonly attributes?: SpanAttributes;
  /** The caller's trace, as it came; without it what is under way is the parent. */
  readonly parent?: TraceHeaders | undefined;
  /** When it began, if that was earlier: milliseconds since 1970. */
  readonly startedAt?: number;
}

export interface TraceSpan {
  /** To hand on to the process that does a part of the work. */
  readonly headers: TraceHeaders;
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  /** With the code of the error when it failed. */
  end(errorCode?: string): void;
}

/** What the services trace with; `service` names who does the work, also where several share a process. */
export interface Tracing {
  start(service: string, name: string, options: SpanOptions): TraceSpan;
  /** Runs `work` inside a span; `errorCodeOf` reads a failure off a result. A rejection ends it as failed. */
  inside<T>(
    service: string,
    name: string,
    options: SpanOptions,
    work: () => Promise<T>,
    errorCodeOf?: (result: T) => string | undefined,
  ): Promise<T>;
  /** Runs `work` as a part of the caller's trace. */
  under<T>(caller: TraceHeaders, work: () => T): T;
  /** What is under way here, to hand on; undefined outside any trace. */
  current(): TraceHeaders | undefined;
  traceId(): string | undefined;
  /** Sends what is left. */
  stop(): Promise<void>;
}
