import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, startTelemetry, underTrace } from '@propmubi/runtime';
import { httpClient, startOtlpReceiver, type OtlpReceiver } from '@propmubi/testkit';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const CANARY = 'canary-9812312312';

describe('the trace of an operation', () => {
  let collector: OtlpReceiver;
  let stopTelemetry: () => Promise<void>;
  let started: TestGateway;
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    stopTelemetry = await startTelemetry(env, createLogger('test', 'silent'));
    started = await startTestGateway();
  });
  afterAll(async () => {
    await started.gateway.close();
    await collector.close();
  });

  it('goes on from the caller’s, with a span for each fetch, is named in the log, and tells codes but no values', async () => {
    const ids = { known: randomBytes(16).toString('hex'), refused: randomBytes(16).toString('hex') };
    const caller = randomBytes(8).toString('hex');
    const ask = (traceId: string) =>
      httpClient(started.url, { traceparent: `00-${traceId}-${caller}-01`, tracestate: 'vendor=1' });
    await ask(ids.known)(
      'query Home($after: String) { listing(id: "l1") { title agent { name } } feed(after: $after) { edges { node { id } } } }',
      { after: CANARY },
    );
    await ask(ids.refused)('query Wrong { nothing }');
    const byGet = await fetch(`${started.url}?query=query+ByGet{leads}`, {
      headers: { 'apollo-require-preflight': '1', traceparent: 'not a trace' },
    });
    expect(byGet.status).toBe(200);
    const lines: string[] = [];
    const logger = createLogger('test', 'info', { write: (line: string) => void lines.push(line) });
    underTrace({ traceparent: `00-${ids.known}-${caller}-01` }, () => logger.info('of the trace'));
    logger.info('of none');
    const logged = lines.map((line) => (JSON.parse(line) as { traceId?: string }).traceId);
    expect(logged).toEqual([ids.known, undefined]);
    await stopTelemetry();

    const operation = collector.spans(ids.known).find(({ name }) => name === 'query Home');
    expect(operation).toMatchObject({
      service: 'gateway',
      parentSpanId: caller,
      failed: false,
      attributes: { 'graphql.operation.name': 'Home', 'graphql.outcome': 'ok' },
    });
    const fetches = collector.spans(ids.known).filter(({ name }) => name.startsWith('fetch'));
    expect(fetches.map(({ parentSpanId }) => parentSpanId)).toEqual([operation?.spanId, operation?.spanId]);
    expect(fetches.map(({ attributes }) => attributes)).toMatchObject([
      { 'subgraph.name': 'property', 'fetch.path': '', 'fetch.entities': 0, 'fetch.batched': 1 },
      { 'subgraph.name': 'identity', 'fetch.path': 'listing.agent', 'fetch.entities': 1 },
    ]);
    expect(collector.spans(ids.refused)).toMatchObject([
      {
        failed: true,
        attributes: { 'graphql.outcome': 'refused', 'error.type': 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    const own = collector.spans().find(({ name }) => name === 'query ByGet');
    expect(own).toMatchObject({ parentSpanId: undefined, attributes: { 'graphql.outcome': 'ok' } });
    expect(collector.text()).not.toContain(CANARY);
  });
});

describe('a collector that is away', () => {
  it('is reported once, and no request waits for it', async () => {
    const warnings: string[] = [];
    const logger = createLogger('test', 'warn', { write: (line: string) => void warnings.push(line) });
    const nowhere = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' };
    const stop = await startTelemetry(nowhere, logger);
    const { gateway, url } = await startTestGateway();
    try {
      const { body } = await httpClient(url)('{ leads }');
      expect(body.errors).toBeUndefined();
      await stop();
      expect(warnings).toEqual([expect.stringContaining('traces could not be exported')]);
    } finally {
      await gateway.close();
    }
  });
});
