export { createRegistry } from './metrics.js';
export { activeTracing, startTelemetry, traceHeadersOf, underTrace } from './telemetry.js';
export type { SpanAttributes, TraceHeaders, TraceSpan, Tracing } from './tracing.js';
