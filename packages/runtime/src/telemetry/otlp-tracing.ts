import { AsyncLocalStorage } from 'node:async_hooks';
import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import {
  ExportResultCode,
  parseKeyPairsIntoRecord,
  W3CTraceContextPropagator,
  type ExportResult,
} from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { AppError } from '../errors/errors.js';
import type { Logger } from '../log/logger.js';
import type { SpanOptions, TraceHeaders, TraceSpan, Tracing } from './tracing.js';

export interface OtlpOptions {
  /** Base address of the collector. */
  endpoint: string;
  headers: string;
  /** Share of root spans that are sampled. */
  share: number;
  logger: Logger;
}

/** A collector that does not answer must not hold up the end of the process. */
const EXPORT_TIMEOUT_MS = 5_000;

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

const propagator = new W3CTraceContextPropagator();

/**
 * The one place where OpenTelemetry is set up: a tracer for each service of this process, one queue, one exporter. Its
 * global API stays untouched, so that what a library registers there, or a second platform does, changes nothing here.
 */
export function createOtlpTracing({ endpoint, headers, share, logger }: OtlpOptions): Tracing {
  const exporter = new OTLPTraceExporter({
    url: new URL('v1/traces', endpoint.replace(/\/*$/, '/')).href,
    headers: parseKeyPairsIntoRecord(headers),
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const processor = new BatchSpanProcessor({ exporter: reporting(exporter, logger) });
  const sampler = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) });
  const environment = detectResources({ detectors: [envDetector] });
  const underWay = new AsyncLocalStorage<Context>();
  const tracers = new Map<string, Tracer>();

  const tracerOf = (service: string): Tracer => {
    let tracer = tracers.get(service);
    if (!tracer) {
      const identity = { 'service.namespace': 'propmubi', 'service.name': service };
      const resource = defaultResource().merge(environment).merge(resourceFromAttributes(identity));
      tracer = new TracerProvider({ resource, sampler, spanProcessors: [processor] }).getTracer('propmubi');
      tracers.set(service, tracer);
    }
    return tracer;
  };
  const open = (service: string, name: string, options: SpanOptions): Span => {
    const { kind, attributes, parent, startedAt } = options;
    const context = parent ? contextOf(parent) : (underWay.getStore() ?? ROOT_CONTEXT);
    return tracerOf(service).startSpan(
      name,
      { kind: KINDS[kind], attributes: attributes as Attributes, ...(startedAt && { startTime: startedAt }) },
      context,
    );
  };
  return {
    start: (service, name, options) => new OtlpSpan(open(service, name, options)),
    async inside(service, name, options, work, errorCodeOf) {
      const span = open(service, name, options);
      try {
        const result = await underWay.run(trace.setSpan(ROOT_CONTEXT, span), work);
        endSpan(span, errorCodeOf?.(result));
        return result;
      } catch (error) {
        endSpan(span, error instanceof AppError ? String(error.extensions['code']) : (error as Error).name);
        throw error;
      }
    },
    under: (caller, work) => underWay.run(contextOf(caller), work),
    current() {
      const span = trace.getSpan(underWay.getStore() ?? ROOT_CONTEXT);
      return span && headersOf(span);
    },
    traceId: () => trace.getSpanContext(underWay.getStore() ?? ROOT_CONTEXT)?.traceId,
    // A failure to send the rest was reported by the exporter.
    stop: () => processor.shutdown().catch(() => undefined),
  };
}

class OtlpSpan implements TraceSpan {
  constructor(private readonly span: Span) {}

  get headers(): TraceHeaders {
    return headersOf(this.span);
  }

  rename(name: string): void {
    this.span.updateName(name);
  }

  set(attributes: SpanOptions['attributes']): void {
    this.span.setAttributes(attributes as Attributes);
  }

  end(errorCode?: string): void {
    endSpan(this.span, errorCode);
  }
}

/** Only codes: a message could quote what a person typed. */
function endSpan(span: Span, errorCode: string | undefined): void {
  if (errorCode !== undefined) {
    span.setAttribute('error.type', errorCode);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

function contextOf(caller: TraceHeaders): Context {
  return propagator.extract(ROOT_CONTEXT, caller, defaultTextMapGetter);
}

function headersOf(span: Span): TraceHeaders {
  const headers: Record<string, string> = {};
  propagator.inject(trace.setSpan(ROOT_CONTEXT, span), headers, defaultTextMapSetter);
  return headers;
}

/** Says once that the collector does not take traces, and once that it does again. */
function reporting(exporter: OTLPTraceExporter, logger: Logger) {
  let failing = false;
  return {
    export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS;
        if (failed && !failing) logger.warn({ err: result.error }, 'traces could not be exported');
        if (!failed && failing) logger.info('traces are exported again');
        failing = failed;
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}
