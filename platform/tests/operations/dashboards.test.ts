import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PHASES } from '../../../deploy/capacity/phases.js';
import { DASHBOARDS } from '@propmubi/dashboards';
import { grafanaDashboard } from '../../../deploy/observability/dashboards/grafana.js';
import { OBSERVABILITY, recordedSeries } from './alert-rules.js';
import { dashboardQueries } from './dashboard-queries.js';
import { seriesIn } from './promql.js';

const FOLDER = join(OBSERVABILITY, 'dashboards');

describe('a dashboard', () => {
  it('is committed as Grafana reads it, and none besides (`pnpm dashboards`)', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    const committed = files.map((file) => [
      file,
      JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as unknown,
    ]);
    const made = DASHBOARDS.map((one) => [`${one.uid}.json`, grafanaDashboard(one)]);
    expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(made));
    expect(files).toHaveLength(6);
  });

  it('asks for what is PromQL, and for no recorded series that no rule records', () => {
    const recorded = recordedSeries();
    const unknown = dashboardQueries().flatMap(({ dashboard, panel, expression }) =>
      seriesIn(expression)
        .filter((name) => name.startsWith('propmubi:') && !recorded.has(name))
        .map((name) => `${dashboard}, ${panel}: ${name}`),
    );
    expect(unknown).toEqual([]);
    expect(dashboardQueries().length).toBeGreaterThan(45);
  });

  it('can be asked whether a phase of the capacity plan is over', () => {
    const recorded = recordedSeries();
    for (const { name, leaveWhen } of PHASES)
      expect([name, seriesIn(leaveWhen).filter((series) => !recorded.has(series))]).toEqual([name, []]);
  });

  it('gives each panel an id, a place and a word on what it shows', () => {
    for (const { panels } of DASHBOARDS.map(grafanaDashboard)) {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(panels.length);
      for (const { description, targets } of panels) {
        expect(description).toMatch(/\.$/);
        expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
      }
    }
  });
});
