import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DASHBOARDS } from '@propmubi/dashboards';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';

const QUERY = `query($name: DashboardName!, $minutes: Int) {
  dashboard(name: $name, minutes: $minutes) {
    name from to stepSeconds panels { title unit limit series { name values } } } }`;

interface Panel {
  title: string;
  unit: string;
  limit: number | null;
  series: { name: string; values: (number | null)[] }[] | null;
}
interface Answered {
  dashboard: { from: string; to: string; stepSeconds: number; panels: Panel[] };
}
type Asked = Record<'query' | 'start' | 'end' | 'step', string>;

describe('Query.dashboard', () => {
  let identity: IdentityUnderTest;
  const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
  /** What the Prometheus of this test is asked, and answers. */
  const asked: { path: string; authorization: string | undefined; body: Asked }[] = [];
  let answer: (body: Asked) => { status: number; body: unknown };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ path: request.url as string, authorization: request.headers.authorization, body });
      const answered = answer(body);
      response.writeHead(answered.status, { 'content-type': 'application/json', location: '/elsewhere' });
      response.end(JSON.stringify(answered.body));
    });
  });
  const matrix = (result: object[]) => ({ status: 200, body: { status: 'success', data: { result } } });
  const ask = (variables: object, viewer = admin, from = identity.ask) =>
    from(QUERY, { ...variables }, viewer);
  const overview = async () => expectData<Answered>(await ask({ name: 'OVERVIEW', minutes: 60 })).dashboard;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    identity = await startIdentity({}, { prometheusUrl: `http://reader:p%40ss@127.0.0.1:${port}/prom` });
  });
  afterAll(async () => {
    await identity?.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('asks Prometheus every query of the dashboard for the same steps, with name and password', async () => {
    answer = ({ start }) =>
      matrix([{ metric: { alertname: 'ServiceDown' }, values: [[Number(start), '2']] }]);
    asked.length = 0;
    const { from, to, stepSeconds, panels } = await overview();
    const [described] = DASHBOARDS;
    expect(panels.map(({ title }) => title)).toEqual(described?.panels.map(({ title }) => title));
    const queries = described?.panels.flatMap((panel) => Object.values(panel.queries)) ?? [];
    expect(asked.map(({ body }) => body.query).toSorted()).toEqual(queries.toSorted());
    expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/prom/api/v1/query_range']));
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${btoa('reader:p@ss')}`]),
    );
    expect(stepSeconds).toBe(60);
    expect(Date.parse(to) - Date.parse(from)).toBe(60 * 60_000);
    for (const { body } of asked)
      expect([Number(body.start) * 1_000, Number(body.end) * 1_000, body.step]).toEqual([
        Date.parse(from),
        Date.parse(to),
        '60',
      ]);
  });

  it('gives each line its name of labels and a value for each step, null where none is known', async () => {
    answer = ({ query, start }) => {
      const at = (step: number, value: string) => [Number(start) + step * 60, value];
      if (!query.includes('ALERTS')) return matrix([]);
      return matrix([
        { metric: { alertname: 'ServiceDown' }, values: [at(1, '0.5'), at(2, 'NaN'), at(60, '+Inf')] },
      ]);
    };
    const alerts = (await overview()).panels.find(({ title }) => title === 'Alerts that fire');
    const values = Array<number | null>(61).fill(null).with(1, 0.5);
    expect(alerts?.series).toEqual([{ name: 'ServiceDown', values }]);
    expect(alerts).toMatchObject({ unit: 'NUMBER', limit: null });
  });

  it('keeps the lines with the highest values where there are too many', async () => {
    answer = ({ start }) =>
      matrix(
        Array.from({ length: 30 }, (_, number) => ({
          metric: { service: 'crm', instance: `i${number}` },
          values: [[Number(start), String(number)]],
        })),
      );
    const memory = (await overview()).panels.find(({ title }) => title === 'Memory');
    expect(memory?.series?.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, place) => `crm i${29 - place}`),
    );
    expect(memory?.unit).toBe('BYTES');
  });

  it.each([
    ['is away', () => ({ status: 503, body: {} })],
    ['takes neither name nor password', () => ({ status: 401, body: {} })],
    ['leads elsewhere', () => ({ status: 302, body: {} })],
  ])('says so by panel when Prometheus %s', async (_what, given) => {
    answer = given;
    const { body } = await ask({ name: 'CACHE' });
    expect(new Set(body.errors?.map(({ extensions }) => extensions?.['code']))).toEqual(
      new Set(['SERVICE_UNAVAILABLE']),
    );
    const { panels } = (body.data as unknown as Answered).dashboard;
    expect(panels.length).toBeGreaterThan(5);
    expect(panels.every(({ series }) => series === null)).toBe(true);
    expect(JSON.stringify(body)).not.toContain('p@ss');
  });

  it('is for administrators, and of 5 minutes to a week', async () => {
    for (const roles of [['BUYER'], ['REVIEWER'], ['BROKERAGE_MANAGER']] as const) {
      const viewer = viewerAs({ userId: idOf('User', 'r1'), roles: [...roles] });
      expectErrorCode(await ask({ name: 'OVERVIEW' }, viewer), 'MISSING_SCOPE');
    }
    for (const minutes of [4, 10_081, -1])
      expectErrorCode(await ask({ name: 'OVERVIEW', minutes }), 'BAD_USER_INPUT');
  });

  it('is null where no Prometheus is set', async () => {
    const other = await identity.another({ prometheusUrl: undefined });
    try {
      expect(expectData(await other.askFrom('203.0.113.1')(QUERY, { name: 'OVERVIEW' }, admin))).toEqual({
        dashboard: null,
      });
    } finally {
      await other.subgraph.close();
    }
  });
});

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())) as Asked;
}
