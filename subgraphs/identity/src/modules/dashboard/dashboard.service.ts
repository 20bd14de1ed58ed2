import { DASHBOARDS, type Dashboard as Described, type Panel, type Unit } from '@propmubi/dashboards';
import type { IdentityContext } from '../../context.js';
import {
  type Dashboard,
  type DashboardName,
  type DashboardPanel,
  MOST_SERIES,
  type PanelSeries,
  type PanelUnit,
  STEPS,
} from './dashboard.types.js';
import type { Prometheus, ReadSeries, Steps } from './prometheus.js';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** As often as Prometheus reads processes: a shorter step shows nothing more. */
const SHORTEST_STEP_SECONDS = 15;

const UNITS: Readonly<Record<Unit, PanelUnit>> = {
  reqps: 'PER_SECOND',
  ops: 'PER_SECOND',
  s: 'SECONDS',
  percentunit: 'SHARE',
  short: 'NUMBER',
  bytes: 'BYTES',
};

/** A panel whose lines are read when they are asked for. */
export interface ReadablePanel extends DashboardPanel {
  panel: Panel;
  steps: Steps;
}

/** One of the dashboards over the last minutes; null where no Prometheus is set. */
export function dashboardOf(
  { prometheus, now }: IdentityContext,
  { name, minutes }: { name: DashboardName; minutes: number },
): Dashboard | null {
  const described = DASHBOARDS.find(({ uid }) => uid === name.toLowerCase());
  if (!prometheus || !described) return null;
  const steps = stepsUntil(now(), minutes);
  return { name, ...steps, panels: described.panels.map((panel) => readable(panel, steps)) };
}

function readable(panel: Described['panels'][number], steps: Steps): ReadablePanel {
  const { title, description, unit, limit = null } = panel;
  return { title, description, unit: UNITS[unit], limit, panel, steps };
}

/** Whole steps, so that two readings within one step ask Prometheus for the same times. */
function stepsUntil(now: Date, minutes: number): Steps {
  const stepSeconds = Math.max(SHORTEST_STEP_SECONDS, Math.ceil((minutes * 60) / STEPS));
  const stepMs = stepSeconds * SECOND_MS;
  const to = Math.floor(now.getTime() / stepMs) * stepMs;
  const count = Math.floor((minutes * MINUTE_MS) / stepMs);
  return { from: new Date(to - count * stepMs), to: new Date(to), stepSeconds };
}

/** The lines of a panel, those with the highest values where there are too many. @throws UnavailableError */
export async function readSeries(
  prometheus: Prometheus,
  { panel, steps }: ReadablePanel,
): Promise<PanelSeries[]> {
  const ofQueries = await Promise.all(
    Object.entries(panel.queries).map(async ([legend, expression]) =>
      (await prometheus.readRange(expression, steps)).map((series) => named(legend, series)),
    ),
  );
  const series = ofQueries.flat();
  if (series.length <= MOST_SERIES) return series;
  return series.toSorted((one, other) => highest(other) - highest(one)).slice(0, MOST_SERIES);
}

const highest = ({ values }: PanelSeries): number =>
  values.reduce<number>((most, value) => Math.max(most, value ?? -Infinity), -Infinity);

/** A legend such as `{{service}} {{instance}}` with the labels of a series in it. */
const named = (legend: string, { labels, values }: ReadSeries): PanelSeries => ({
  name: legend.replace(/\{\{(\w+)\}\}/g, (_, label: string) => labels[label] ?? '').trim(),
  values,
});
