import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, Feed, RequestOtp, VerifyOtp } from '@propmubi/client';
import { developmentOtpKey } from '@propmubi/identity';
import { findRunningRedis } from '@propmubi/dev-services';
import {
  httpClient,
  startOtlpReceiver,
  until,
  type OtlpReceiver,
  type ReceivedSpan,
} from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { seriesThatRulesRead, unexported } from './operations/alert-rules.js';
import { seriesThatDashboardsRead } from './operations/dashboard-queries.js';
import { platformHome, whenReady } from './started-platform.js';

const slow = 120_000;
const BUYER = { phone: '+919812309876', name: 'Canary Buyer' };

describe.each(['start', 'start:distributed'])('what is seen of `pnpm %s`', (command) => {
  let homes: Awaited<ReturnType<typeof platformHome>>;
  let collector: OtlpReceiver;
  let url: string;
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    homes = await platformHome();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, LOG_LEVEL: 'info' };
    await whenReady(homes.run(command, [], env));
    url = `http://127.0.0.1:${homes.port}/graphql`;
  }, slow);
  afterAll(async () => {
    await homes?.dispose();
    await collector?.close();
  }, slow);

  /** The headers of a client with a trace of its own, and the spans that came of it, by id. */
  function callerTrace() {
    const traceId = randomBytes(16).toString('hex');
    const spanId = randomBytes(8).toString('hex');
    const spans = () => new Map(collector.spans(traceId).map((span) => [span.spanId, span]));
    return { spanId, headers: { traceparent: `00-${traceId}-${spanId}-01` }, spans };
  }

  it(
    'follows a query from the client’s trace through the gateway into every subgraph and its statements',
    async () => {
      const trace = callerTrace();
      const answer = await httpClient(url, trace.headers)(SHOWCASE);
      expect(answer.body.errors).toBeUndefined();
      const isWhole = () => {
        const spans = trace.spans();
        const all = [...spans.values()];
        const fetches = all.filter(({ name }) => name.startsWith('fetch '));
        const orphans = all.filter(({ parentSpanId }) => !spans.has(parentSpanId ?? ''));
        const answered = fetches.length === all.filter(isServer).length;
        return orphans.length === 1 && orphans[0]?.name === 'query Showcase' && answered;
      };
      await until(isWhole, { timeoutMs: 30_000, what: 'the spans of a query' });
      const spans = trace.spans();
      const served = [...spans.values()].filter(isServer);
      expect(new Set(served.map(({ service }) => service))).toEqual(new Set(SHOWCASE_SUBGRAPHS));
      for (const span of served) {
        const chain = ancestors(spans, span);
        expect(chain.map(({ service, name }) => [service, name])).toEqual([
          [span.service, span.name],
          ['gateway', `fetch ${span.service}`],
          ['gateway', 'query Showcase'],
        ]);
        expect(chain.at(-1)?.parentSpanId).toBe(trace.spanId);
      }
      const statements = [...spans.values()].filter(({ name }) => name === 'SELECT');
      for (const statement of statements) expect(isServer(ancestors(spans, statement)[1])).toBe(true);
      expect(new Set(statements.map(({ service }) => service))).toEqual(new Set(SHOWCASE_SUBGRAPHS));
    },
    slow,
  );

  it(
    'follows a lead through its event to the subgraphs that hear of it, and shows nothing personal',
    async () => {
      const client = createClient({ url });
      await client.request(RequestOtp, { input: { phone: BUYER.phone } });
      const redis = new Redis((await findRunningRedis(join(homes.home, 'redis'))) as string);
      const code = (await redis.get(developmentOtpKey(BUYER.phone))) as string;
      redis.disconnect();
      const { verifyOtp } = await client.request(VerifyOtp, { input: { ...BUYER, code } });
      const { feed } = await client.request(Feed, { first: 1 });
      const trace = callerTrace();
      const input = {
        idempotencyKey: randomUUID(),
        listingId: feed?.edges[0]?.node.id,
        contact: BUYER,
        message: 'Canary message',
        consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
      };
      const answer = await httpClient(url, trace.headers)(
        CREATE_LEAD,
        { input },
        verifyOtp.accessToken ?? undefined,
      );
      expect(answer.body.errors).toBeUndefined();
      const named = (prefix: string) =>
        [...trace.spans().values()].filter(({ name }) => name.startsWith(prefix));
      await until(
        () => named('send ').length > 0 && named('process ').length > 0 && named('mutation').length > 1,
        {
          timeoutMs: 30_000,
          what: 'the spans of the lead’s events',
        },
      );
      const spans = trace.spans();
      for (const span of [...named('send '), ...named('process ')]) {
        const [, recorder, ...callers] = ancestors(spans, span);
        // Requests to subgraphs carry no operation name of the client's.
        expect(recorder).toMatchObject({ service: 'crm', name: 'mutation' });
        expect(callers.map(({ name }) => name)).toEqual(['fetch crm', 'mutation Ask']);
      }
      expect(named('process ').every(({ service }) => service !== 'gateway')).toBe(true);
      expect(collector.text()).not.toMatch(/9812309876|canary/i);
    },
    slow,
  );

  it(
    'reports events, garbage collection and event loop where Prometheus reads them',
    async () => {
      const metrics = async () => (await fetch(await metricsUrl())).text();
      await until(
        async () =>
          /propmubi_events_handled_total\{subgraph="trust",.*outcome="handled"\} [1-9]/.test(await metrics()),
        { timeoutMs: 30_000, what: 'events of the seed' },
      );
      const text = await metrics();
      expect(text).toContain('propmubi_events_lag{subgraph="trust",where="unpublished"}');
      expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
      expect(text).toContain('nodejs_gc_duration_seconds_count');
    },
    slow,
  );

  it(
    'exports every series that alerts, recording rules and dashboards read',
    async () => {
      const processes = command === 'start' ? [] : [...SHOWCASE_SUBGRAPHS, 'crm'];
      const urls = [new URL('/metrics', url).href, ...(await Promise.all(processes.map(metricsOf)))];
      const texts = await Promise.all(urls.map(async (one) => (await fetch(one)).text()));
      const read = [...seriesThatRulesRead(), ...seriesThatDashboardsRead()];
      expect(unexported(read, texts.join('\n'))).toEqual([]);
      const subgraphs = /^subgraph_ready\{subgraph="\w+"\} 1$/gm;
      expect(texts.join('\n').match(subgraphs)).toHaveLength(SHOWCASE_SUBGRAPHS.length + 1);
    },
    slow,
  );

  /** Embedded, everything is at the gateway; else each process has its own. */
  function metricsUrl(): Promise<string> {
    return command === 'start' ? Promise.resolve(new URL('/metrics', url).href) : metricsOf('trust');
  }

  async function metricsOf(subgraph: string): Promise<string> {
    const log = await readFile(join(homes.home, 'logs', `${subgraph}.log`), 'utf8');
    return `http://127.0.0.1:${/"port":(\d+)/.exec(log)?.[1]}/metrics`;
  }
});

const SHOWCASE = `query Showcase { feed(first: 5) { edges { node { title
  project { builder { name reputation { score } } } agent { name trust { score } } trust { score } } } } }`;
const SHOWCASE_SUBGRAPHS = ['identity', 'property', 'reputation', 'trust'];
const CREATE_LEAD = `mutation Ask($input: CreateLeadInput!) { createLead(input: $input) { leadId } }`;

/** A GraphQL request in a subgraph. */
function isServer(span: ReceivedSpan | undefined): boolean {
  return span !== undefined && span.service !== 'gateway' && 'graphql.operation.type' in span.attributes;
}

/** The span itself, its parent, and so on as far as they are known. */
function ancestors(spans: Map<string, ReceivedSpan>, span: ReceivedSpan): ReceivedSpan[] {
  const parent = spans.get(span.parentSpanId ?? '');
  return parent ? [span, ...ancestors(spans, parent)] : [span];
}
