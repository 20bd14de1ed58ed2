import { DASHBOARDS } from '@propmubi/dashboards';
import { recordedSeries } from './alert-rules.js';
import { seriesIn } from './promql.js';

/** Exported by a gateway that serves the browser app. */
const OF_THE_APP = /^web_vital_/;

export interface DashboardQuery {
  dashboard: string;
  panel: string;
  expression: string;
}

export function dashboardQueries(): DashboardQuery[] {
  return DASHBOARDS.flatMap(({ uid, panels }) =>
    panels.flatMap(({ title, queries }) =>
      Object.values(queries).map((expression) => ({ dashboard: uid, panel: title, expression })),
    ),
  );
}

/** Every series that dashboards read from processes, by name. */
export function seriesThatDashboardsRead(): string[] {
  const recorded = recordedSeries();
  const read = new Set(dashboardQueries().flatMap(({ expression }) => seriesIn(expression)));
  return [...read].filter((name) => !recorded.has(name) && !OF_THE_APP.test(name)).sort();
}
