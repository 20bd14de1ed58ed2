import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { BAD_ALERTS, BAD_QUERY, firingAlerts, watchObjectives } from './watch-objectives.js';

/** A clock that only waiting moves; `answers` are given in order, the last again and again. */
function watched(answers: (readonly string[] | Error)[], forMs = 100) {
  let now = 0;
  let asked = 0;
  const outcome = watchObjectives({
    firing: async () => {
      const answer = answers[Math.min(asked++, answers.length - 1)] ?? [];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    forMs,
    everyMs: 10,
    now: () => now,
    wait: async (ms) => void (now += ms),
  });
  return outcome.then((begun) => ({ begun, asked, now }));
}

describe('objectives that are watched after a release', () => {
  it('hold when nothing begins to fire until the time is over', async () => {
    expect(await watched([[]])).toEqual({ begun: [], asked: 11, now: 100 });
  });

  it('end the watch with the first alert that begins', async () => {
    const answers = [[], [], ['ApiErrorBudgetBurnsFast', 'ServiceDown']];
    expect(await watched(answers)).toEqual({ begun: answers[2], asked: 3, now: 20 });
  });

  it('are not blamed on the release where an alert fired before, unless it ended and begins again', async () => {
    const old = ['ApiLatencyBudgetBurnsFast'];
    expect((await watched([old])).begun).toEqual([]);
    expect((await watched([old, [...old, 'ServiceDown']])).begun).toEqual(['ServiceDown']);
    expect((await watched([old, [], old])).begun).toEqual(old);
  });

  it('are unknown when Prometheus does not answer five times in a row, or never', async () => {
    const away = new Error('away');
    expect((await watched([away, away, away, away, [], away, away, []])).begun).toEqual([]);
    for (const never of [watched([[], away]), watched([away], 10)])
      await expect(never).rejects.toThrow('Prometheus does not answer.');
  });

  it('are alerts that there are', () => {
    const file = new URL('../observability/alerts.rules.yml', import.meta.url);
    const { groups } = parse(readFileSync(file, 'utf8')) as { groups: { rules: { alert: string }[] }[] };
    const known = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect(BAD_ALERTS.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('are asked for as Prometheus answers', async () => {
    const asked: (string | null)[] = [];
    let status = 200;
    const server = createServer((request, response) => {
      asked.push(new URL(request.url as string, 'http://prometheus').searchParams.get('query'));
      const result = ['a', 'b'].map((instance) => ({ metric: { alertname: 'ServiceDown', instance } }));
      response.writeHead(status);
      response.end(
        JSON.stringify(status === 200 ? { status: 'success', data: { result } } : { status: 'error' }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await firingAlerts(address)).toEqual(['ServiceDown']);
    status = 503;
    await expect(firingAlerts(address)).rejects.toThrow('Prometheus answers 503');
    expect(asked).toEqual([BAD_QUERY, BAD_QUERY]);
    await new Promise((resolve) => server.close(resolve));
  });
});
