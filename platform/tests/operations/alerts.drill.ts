import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Feed } from '@propmubi/client';
import { debianTools, httpClient, reportFault, until } from '@propmubi/testkit';
import { print } from 'graphql';
import { subgraphNames } from '../../src/subgraphs.js';
import { deploy, type Deployment } from '../faults/deployment.js';
import { OBSERVABILITY, unexported } from './alert-rules.js';
import { startMonitoring, type Monitoring } from './monitoring.js';
import { seriesIn } from './promql.js';
import { runbookExpressions, runbookQueries } from './runbooks.js';

const MINUTES = 60_000;
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
  beforeAll(async () => {
    deployment = await deploy({ subgraphs: subgraphNames });
    const address = (url: string) => new URL(url).host;
    monitoring = await startMonitoring(tools, [
      { service: 'gateway', address: address(deployment.gateway.url) },
      ...subgraphNames.map((service) => ({ service, address: address(deployment.subgraph(service).url) })),
    ]);
  }, 5 * MINUTES);
  afterAll(async () => {
    await monitoring?.[Symbol.asyncDispose]();
    await deployment?.[Symbol.asyncDispose]();
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
