export {
  activeTracing,
  startTelemetry,
  traceHeadersOf,
  underTrace,
  type SpanAttributes,
  type TraceHeaders,
  type TraceSpan,
  type Tracing,
} from './telemetry.js';
