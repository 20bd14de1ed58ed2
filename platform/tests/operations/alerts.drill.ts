import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Feed } from '@propmubi/client';
import { debianTools, httpClient, reportFault, until } from '@propmubi/testkit';
import { print } from 'graphql';
import { PHASES } from '../../../deploy/capacity/phases.js';
import { subgraphNames } from '../../src/subgraphs.js';
import { deploy, type Deployment } from '../faults/deployment.js';
import { OBSERVABILITY, unexported } from './alert-rules.js';
import { dashboardQueries } from './dashboard-queries.js';
import { useEverything } from './everyday-use.js';
import { startMonitoring, type Monitoring } from './monitoring.js';
import { seriesIn } from './promql.js';
import { runbookExpressions, runbookQueries } from './runbooks.js';

const MINUTES = 60_000;
/** Of ordinary days one after the other; a rate needs readings before and after. */
const ROUNDS = 10;
/** Alerts are asked for while one fires; this Postgres has no archive, so that there is nothing to say of its age. */
const NOT_HERE = ['ALERTS', 'postgres_archived_timestamp_seconds'];
const tools = debianTools({
  prometheus: 'prometheus',
  promtool: 'prometheus',
  amtool: 'prometheus-alertmanager',
  'prometheus-alertmanager': 'prometheus-alertmanager',
});
const drill = tools.missing ? describe.skip : describe;
const run = (program: string, ...args: string[]) =>
  execFileSync(tools.path(program), args, { cwd: OBSERVABILITY, encoding: 'utf8', stdio: 'pipe' });

drill('rules and routes', () => {
  it('are ones that Prometheus takes', () => {
    expect(run('promtool', 'check', 'rules', 'recording.rules.yml', 'alerts.rules.yml')).toContain('SUCCESS');
  });

  it('fire each alert, and no other, on the series that mean it, and none on a healthy platform', () => {
    expect(run('promtool', 'test', 'rules', 'alerts.test.yml', 'alerts.days.test.yml')).toContain('SUCCESS');
  });

  it.each([
    ['page', 'pager,channel'],
    ['ticket', 'channel'],
  ])('tell of a %s: %s', (severity, receivers) => {
    run('amtool', 'check-config', 'alertmanager.yml');
    const route = run(
      'amtool',
      'config',
      'routes',
      'test',
      '--config.file=alertmanager.yml',
      `severity=${severity}`,
    );
    expect(route.trim()).toBe(receivers);
  });
});

drill('Prometheus and Alertmanager beside the distributed platform', () => {
  let deployment: Deployment;
  let monitoring: Monitoring;
  let webDirectory: string;
  beforeAll(async () => {
    // Of the browser app only that there is one: its measures are metrics.
    webDirectory = mkdtempSync(join(tmpdir(), 'propmubi-app-'));
    writeFileSync(join(webDirectory, 'index.html'), '<!doctype html><title>PropMubi</title>');
    deployment = await deploy({
      subgraphs: subgraphNames,
      env: { WEB_DIR: webDirectory },
      startWithinMs: 5 * MINUTES,
      reach: async (urls) => ({ ...urls, CACHE_REDIS_URL: urls.REDIS_URL }),
    });
    const address = (url: string) => new URL(url).host;
    monitoring = await startMonitoring(tools, [
      { service: 'gateway', address: address(deployment.gateway.url) },
      ...subgraphNames.map((service) => ({ service, address: address(deployment.subgraph(service).url) })),
    ]);
  }, 12 * MINUTES);
  afterAll(async () => {
    await monitoring?.[Symbol.asyncDispose]();
    await deployment?.[Symbol.asyncDispose]();
    rmSync(webDirectory, { recursive: true, force: true });
  }, MINUTES);

  const ask = async () => (await httpClient(deployment.gateway.url)(print(Feed), { first: 5 })).status;

  it(
    'read every process, and fire nothing while all is well',
    async () => {
      await until(async () => (await monitoring.query('up == 1')).length === subgraphNames.length + 1, {
        timeoutMs: MINUTES,
        everyMs: 500,
        what: 'every process being read',
      });
      // A rate needs two readings that differ.
      const isCounted = async () => {
        expect(await ask()).toBe(200);
        return (await monitoring.query('propmubi:operations:rate5m > 0')).length > 0;
      };
      await until(isCounted, { timeoutMs: MINUTES, everyMs: 1_000, what: 'operations being counted' });
      expect(
        (await monitoring.query('ALERTS{alertstate="firing"}')).map(({ metric }) => metric['alertname']),
      ).toEqual([]);
    },
    3 * MINUTES,
  );

  /** Whether a query has an answer that a panel can draw. */
  const isAnswered = async (expression: string) =>
    (await monitoring.query(expression)).some(({ value: [, value] }) => value !== 'NaN');

  it(
    'have answers to every query of the dashboards, of a platform that people use',
    async () => {
      const queries = dashboardQueries();
      for (const { leaveWhen } of PHASES) await monitoring.query(leaveWhen);
      expect(queries.length).toBeGreaterThan(45);
      let open = queries.filter(({ expression }) => !NOT_HERE.some((name) => expression.includes(name)));
      expect(open.length).toBeGreaterThanOrEqual(queries.length - NOT_HERE.length);
      for (let round = 0; round < ROUNDS && open.length > 0; round++) {
        await useEverything(deployment, round);
        const answered = await Promise.all(open.map(({ expression }) => isAnswered(expression)));
        open = open.filter((_, at) => !answered[at]);
      }
      expect(open).toEqual([]);
    },
    5 * MINUTES,
  );

  it('have answers to what runbooks have a person ask, and Postgres too', async () => {
    const services = [deployment.gateway, ...subgraphNames.map((name) => deployment.subgraph(name))];
    const texts = await Promise.all(services.map(async (service) => (await service.get('/metrics')).body));
    const expressions = runbookExpressions();
    expect(expressions.length).toBeGreaterThan(40);
    for (const { code } of expressions) await monitoring.query(code);
    const unknown = expressions.flatMap(({ page, code }) => {
      const series = seriesIn(code).filter((name) => !name.startsWith('propmubi:'));
      return unexported(series, texts.join('\n')).map((name) => `${page}: ${name}`);
    });
    expect(unknown).toEqual([]);
    const queries = runbookQueries();
    expect(queries.length).toBeGreaterThan(5);
    for (const { page, code } of queries) {
      await deployment.rows(code).catch((error: unknown) => {
        throw new Error(`${page}: ${code}`, { cause: error });
      });
    }
  });

  it(
    'wake a person when a subgraph is killed, and rest when it is back',
    async () => {
      const trust = deployment.subgraph('trust');
      const killedAt = performance.now();
      await trust.kill();
      const isOf = (status: string) => (one: Monitoring['told'][number]) =>
        one.alertname === 'ServiceDown' && one.labels['service'] === 'trust' && one.status === status;
      const told = (status: string) => monitoring.told.filter(isOf(status)).map(({ receiver }) => receiver);
      await until(() => told('firing').length === 2, {
        timeoutMs: 3 * MINUTES,
        everyMs: 500,
        what: 'the alert reaching both receivers',
      });
      for (const { expression } of dashboardQueries().filter((query) => query.expression.includes('ALERTS')))
        expect([expression, await isAnswered(expression)]).toEqual([expression, true]);
      const wakenMs = performance.now() - killedAt;
      expect(told('firing').sort()).toEqual(['channel', 'pager']);
      await trust.start();
      await until(async () => (await monitoring.query('ALERTS{alertname="ServiceDown"}')).length === 0, {
        timeoutMs: MINUTES,
        everyMs: 500,
        what: 'the alert ending',
      });
      reportFault('alerts', { 'killed to told (s)': Math.round(wakenMs / 1_000) });
      // A process that is gone explains the rest: no second alert of it woke a person.
      const others = monitoring.told.filter(
        (one) => one.receiver === 'pager' && one.alertname !== 'ServiceDown',
      );
      expect(others.map(({ alertname }) => alertname)).toEqual([]);
    },
    6 * MINUTES,
  );
});
