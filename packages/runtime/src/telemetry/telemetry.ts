import { readSettings, telemetrySettings } from '../config/config.js';
import { addLogFields, type Logger } from '../log/logger.js';
import type { TraceHeaders, Tracing } from './tracing.js';

let started: Tracing | undefined;

addLogFields(() => {
  const traceId = started?.traceId();
  return traceId ? { traceId } : {};
});

/** Undefined while tracing is off: callers then do nothing more, and nothing is allocated. */
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
