import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EVENTS } from '@propmubi/events';
import { parse } from 'yaml';
import { repositoryRoot } from '../../src/repository.js';
import { alertRules, OBSERVABILITY, seriesThatRulesRead, unexported } from './alert-rules.js';
import { seriesIn } from './promql.js';

const HEADINGS = ['## What it means', '## See it', '## Do'];
const RUNBOOKS = join(repositoryRoot, 'docs/runbooks');
/** Pages that no alert leads to. */
const OTHER_PAGES = ['README.md', 'recovery.md'];

interface Group {
  name: string;
  input_series: { series: string }[];
  promql_expr_test: { exp_samples: { labels: string }[] }[];
}

describe('an alert', () => {
  const alerts = alertRules();
  const tests = ['alerts.test.yml', 'alerts.days.test.yml'].flatMap(
    (file) => (parse(readFileSync(join(OBSERVABILITY, file), 'utf8')) as { tests: Group[] }).tests,
  );

  it('has a severity that Alertmanager routes, a summary and a name of its own', () => {
    for (const { alert, labels, annotations } of alerts) {
      expect([alert, labels?.severity]).toEqual([alert, expect.stringMatching(/^(page|ticket)$/)]);
      expect([alert, annotations?.summary]).toEqual([alert, expect.any(String)]);
    }
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    expect(alerts.length).toBeGreaterThan(20);
  });

  it('has a runbook that says what it means, how to see it and what to do; no runbook is without one', () => {
    const pages = new Set(alerts.map(({ annotations }) => annotations?.runbook ?? ''));
    for (const page of pages) {
      const path = join(repositoryRoot, page);
      const headings = existsSync(path) ? readFileSync(path, 'utf8').match(/^## .+$/gm) : [];
      expect([page, headings]).toEqual([page, HEADINGS]);
    }
    const orphans = readdirSync(RUNBOOKS).filter((file) => !pages.has(`docs/runbooks/${file}`));
    expect(orphans.sort()).toEqual(OTHER_PAGES);
  });

  it('is tested on series that mean it', () => {
    const fires = ({ name, promql_expr_test }: Group) =>
      promql_expr_test.some(({ exp_samples }) =>
        exp_samples.some(({ labels }) => labels === `{alertname="${name}"}`),
      );
    const tested = tests.filter(fires).map(({ name }) => name);
    expect(tested.sort()).toEqual(alerts.map(({ alert }) => alert).sort());
  });

  it('is tested on a healthy platform, which has every series that rules read', () => {
    const healthy = tests.find(({ name }) => name === 'healthy') as Group;
    const given = new Set(healthy.input_series.map(({ series }) => series.split('{')[0]));
    expect(seriesThatRulesRead().filter((name) => !given.has(name))).toEqual([]);
    expect(healthy.promql_expr_test.every(({ exp_samples }) => exp_samples.length === 0)).toBe(true);
  });

  it('reads events of the catalogue', () => {
    const rules = ['alerts', 'recording'].map((name) =>
      readFileSync(join(OBSERVABILITY, `${name}.rules.yml`), 'utf8'),
    );
    const types = [...rules.join().matchAll(/[{,]type="(\w+)"/g)].map(([, type]) => type as string);
    expect(types.length).toBeGreaterThan(5);
    expect(types.filter((type) => !Object.hasOwn(EVENTS, type))).toEqual([]);
  });
});

describe('seriesIn', () => {
  it('finds what an expression reads, and refuses what is none', () => {
    expect(seriesIn('sum by (a) (rate(x_total{b="c{"}[5m])) / (y:z > 0) and on (a) time() - w')).toEqual([
      'x_total',
      'y:z',
      'w',
    ]);
    expect(() => seriesIn('sum(rate(x_total[5m])')).toThrow('PromQL is not understood');
  });
});

describe('unexported', () => {
  it('names what a process does not have, parts of histograms apart', () => {
    const metrics = '# TYPE a_seconds histogram\n# TYPE b gauge\nb 1';
    expect(unexported(['a_seconds_bucket', 'a_seconds_count', 'b'], metrics)).toEqual([]);
    expect(unexported(['a_seconds_max', 'b_count', 'c'], metrics)).toEqual(['a_seconds_max', 'b_count', 'c']);
  });
});
