import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pickPort } from '@propmubi/dev-services';
import { debianTools, httpClient, until } from '@propmubi/testkit';
import { demoWorld } from '../../src/demo-world.js';
import { MONITORING_PROGRAMS } from '../../src/monitoring/start-monitoring.js';
import { platformHome, says, type StartedPlatform, whenReady } from '../started-platform.js';

const slow = 180_000;
const tools = debianTools(MONITORING_PROGRAMS);
const observed = tools.missing ? describe.skip : describe;

const DASHBOARD = `{ dashboard(name: OVERVIEW, minutes: 5) {
  panels { title series { name values } } } }`;
interface Answered {
  dashboard: { panels: { title: string; series: { name: string; values: (number | null)[] }[] }[] };
}

observed('pnpm observe', () => {
  let homes: Awaited<ReturnType<typeof platformHome>>;
  let observer: StartedPlatform;
  let prometheus: string;
  let ports: string[];
  const services = ['gateway', 'identity', 'property', 'trust', 'crm', 'reputation'];

  beforeAll(async () => {
    homes = await platformHome();
    const port = await pickPort(undefined, 'test');
    prometheus = `http://127.0.0.1:${port}`;
    ports = [
      ...['--prometheus-port', String(port)],
      ...['--alertmanager-port', String(await pickPort(undefined, 'test'))],
    ];
    await whenReady(homes.run('start:distributed', [], { PROMETHEUS_URL: prometheus }));
    observer = homes.run('observe', [...ports, '--every', '1']);
    await says(observer, 'Ctrl-C');
  }, slow);
  afterAll(() => homes?.dispose(), slow);

  const ask = async <Data>(path: string): Promise<Data> => {
    const response = await fetch(`${prometheus}/api/v1/${path}`);
    return ((await response.json()) as { data: Data }).data;
  };
  const token = async (phone: string): Promise<string> => {
    const signIn = homes.run('sign-in', [phone]);
    await signIn.exited;
    return /^eyJ\S+$/m.exec(signIn.output())?.[0] as string;
  };

  it('reads every process of the platform that runs on this home, with the repository’s rules and routes', async () => {
    const reading = async () => {
      const { result } = await ask<{ result: { metric: { service: string } }[] }>('query?query=up==1');
      return result.map(({ metric }) => metric.service).toSorted();
    };
    await until(async () => (await reading()).length === services.length, {
      timeoutMs: 60_000,
      what: 'every process being read',
    });
    expect(await reading()).toEqual(services.toSorted());
    const { groups } = await ask<{ groups: { rules: { type: string }[] }[] }>('rules');
    const rules = groups.flatMap((group) => group.rules.map(({ type }) => type));
    expect(rules.filter((type) => type === 'alerting').length).toBeGreaterThan(30);
    const { activeAlertmanagers } = await ask<{ activeAlertmanagers: { url: string }[] }>('alertmanagers');
    expect(activeAlertmanagers).toHaveLength(1);
    for (const said of [prometheus, `http://127.0.0.1:${homes.port}/operations/system`, ...services])
      expect(observer.output()).toContain(said);
  }, 90_000);

  it('lets administrators see its series in the graph, and no one else', async () => {
    const url = `http://127.0.0.1:${homes.port}/graphql`;
    const [administrator] = demoWorld.admins;
    const [buyer] = demoWorld.buyers;
    const withToken = async (phone = '') =>
      httpClient(url, { authorization: `Bearer ${await token(phone)}` });
    const asked = await withToken(administrator?.phone);
    const panels = async () => {
      const { body } = await asked(DASHBOARD);
      expect(body.errors).toBeUndefined();
      return (body.data as unknown as Answered).dashboard.panels;
    };
    const seriesOf = async (title: string) => (await panels()).find((panel) => panel.title === title)?.series;
    const isDrawn = async () => {
      const series = await seriesOf('Processes that answer');
      return series?.length === services.length && series.every(({ values }) => values.includes(1));
    };
    await until(isDrawn, { timeoutMs: 60_000, everyMs: 1_000, what: 'a step with all processes' });
    expect((await seriesOf('Processes that answer'))?.map(({ name }) => name).toSorted()).toEqual(
      services.toSorted(),
    );
    const refused = await (await withToken(buyer?.phone))(DASHBOARD);
    expect(refused.body.errors?.[0]?.extensions?.['code']).toBe('MISSING_SCOPE');
  }, 90_000);

  it('says which port is taken', async () => {
    const second = homes.run('observe', ports);
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/PORT_TAKEN: Prometheus cannot listen on port \d+/);
  });

  it('stops both by Ctrl-C, and throws its data away', async () => {
    const folder = /data +(\S+)/.exec(observer.output())?.[1] as string;
    expect(existsSync(folder)).toBe(true);
    observer.child.kill('SIGINT');
    expect(await observer.exited).toBe(0);
    expect(existsSync(folder)).toBe(false);
    await expect(fetch(prometheus)).rejects.toThrow('fetch failed');
  });
});

describe('pnpm observe without a platform', () => {
  it.each([
    [[], 'No platform runs on'],
    [['--gateway', 'here'], 'here is no address'],
    [['--gateway', 'http://127.0.0.1:1', '--service', 'crm'], 'crm is not a service such as'],
    [['--gateway', 'http://127.0.0.1:1', '--every', 'often'], 'every is no number'],
  ])('says what is wrong: %j', async (args, words) => {
    const homes = await platformHome();
    try {
      const observer = homes.run('observe', args);
      expect(await observer.exited).toBe(1);
      expect(observer.output()).toContain(words);
    } finally {
      await homes.dispose();
    }
  });
});
