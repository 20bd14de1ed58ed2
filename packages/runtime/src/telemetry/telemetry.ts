import { readSettings, telemetrySettings } from '../config.js';
import type { Logger } from '../logger.js';

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
  /** To hand on to whoever does a part of the work elsewhere. */
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

let started: Tracing | undefined;

/** Undefined while tracing is off: whoever asks does nothing more then, and nothing is allocated. */
export function activeTracing(): Tracing | undefined {
  return started;
}

/**
 * Switches tracing on for this process when the environment names a collector; before anything that is to be traced
 * is created. OpenTelemetry is loaded only then. Returns how to switch it off again.
 * @throws ConfigError
 */
export async function startTelemetry(env: NodeJS.ProcessEnv, logger: Logger): Promise<() => Promise<void>> {
  const settings = readSettings(telemetrySettings, env);
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!endpoint || started) return () => Promise.resolve();
  const { createOtlpTracing } = await import('./otlp-tracing.js');
  const tracing = createOtlpTracing({
    endpoint,
    headers: settings.OTEL_EXPORTER_OTLP_HEADERS,
    share: settings.OTEL_TRACES_SAMPLER_ARG,
    logger,
  });
  started = tracing;
  logger.info({ endpoint }, 'traces are exported');
  return async () => {
    if (started === tracing) started = undefined;
    await tracing.stop();
  };
}

/** The trace context among the headers of a request; undefined without one, and while tracing is off. */
export function traceHeadersOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): TraceHeaders | undefined {
  const { traceparent, tracestate } = headers;
  if (!started || typeof traceparent !== 'string') return undefined;
  return typeof tracestate === 'string' ? { traceparent, tracestate } : { traceparent };
}

/** Runs `work` as a part of the trace these headers carry, if any. */
export function underTrace<T>(headers: TraceHeaders | undefined, work: () => T): T {
  return headers && started ? started.under(headers, work) : work();
}
