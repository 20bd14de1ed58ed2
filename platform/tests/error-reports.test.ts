import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import {
  httpClient,
  type OtlpReceiver,
  type SentryReceiver,
  startOtlpReceiver,
  startSentryReceiver,
  until,
} from '@propmubi/testkit';
import { deploy, type Deployment } from './faults/deployment.js';

const slow = 180_000;
const TRACE = 'ab'.repeat(16);

describe('unexpected errors of the distributed platform', () => {
  let sentry: SentryReceiver;
  let collector: OtlpReceiver;
  let deployment: Deployment;
  beforeAll(async () => {
    sentry = await startSentryReceiver();
    collector = await startOtlpReceiver();
    const env = { SENTRY_DSN: sentry.dsn, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    deployment = await deploy({ subgraphs: ['property'], env });
  }, slow);
  afterAll(async () => {
    await deployment?.[Symbol.asyncDispose]();
    await sentry?.close();
    await collector?.close();
  }, slow);

  it(
    'are reported once, by the service in which they happened, without what was asked',
    async () => {
      await deployment.rows('alter table property.locality rename to not_here');
      const id = newId();
      const ask = httpClient(deployment.gateway.url, {
        traceparent: `00-${TRACE}-${'1'.repeat(16)}-01`,
        'apollographql-client-name': 'Canary',
        'x-typed': '98200 12345',
      });
      const { body } = await ask('query Canary($id: ID!) { Kulkarni: locality(id: $id) { id } }', { id });
      expect(body.errors?.[0]?.extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
      await until(() => sentry.errors().length > 0, { timeoutMs: 10_000, what: 'the report' });
      const [report] = sentry.errors();
      // undefined_table
      expect(report?.tags).toMatchObject({ service: 'property', 'error.code': '42P01', trace_id: TRACE });
      expect(report?.tags['request_id']).toBe(body.errors?.[0]?.extensions?.['requestId']);
      const frames = report?.exception.values.flatMap(({ stacktrace }) => stacktrace?.frames ?? []) ?? [];
      expect(frames.some(({ filename }) => filename?.startsWith('subgraphs/property/src/'))).toBe(true);
      // What is on its way arrives before they end.
      for (const service of [deployment.gateway, deployment.subgraph('property')])
        expect(await service.terminate()).toBe(0);
      expect(sentry.errors()).toHaveLength(1);
      for (const part of ['Canary', 'Kulkarni', '12345', id, 'select ', 'propmubi_property'])
        expect([part, sentry.text().includes(part)]).toEqual([part, false]);
    },
    slow,
  );
});
