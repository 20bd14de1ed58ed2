import type { Dashboard, Panel } from '@propmubi/dashboards';

/** Grafana's grid has 24 columns. */
const COLUMNS = 2;
const WIDTH = 12;
const HEIGHT = 8;
/** Of dashboards since Grafana 10. */
const SCHEMA_VERSION = 39;
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** The dashboard as Grafana reads it from a file; the Prometheus is chosen on the page. */
export function grafanaDashboard({ uid, title, panels }: Dashboard) {
  return {
    uid: `propmubi-${uid}`,
    title: `PropMubi: ${title}`,
    tags: ['propmubi'],
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
    panels: panels.map(grafanaPanel),
  };
}

function grafanaPanel({ title, description, unit, queries, limit }: Panel, index: number) {
  const steps = [
    { color: 'green', value: null },
    ...(limit === undefined ? [] : [{ color: 'red', value: limit }]),
  ];
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    description,
    datasource: DATASOURCE,
    gridPos: {
      x: (index % COLUMNS) * WIDTH,
      y: Math.floor(index / COLUMNS) * HEIGHT,
      w: WIDTH,
      h: HEIGHT,
    },
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        thresholds: { mode: 'absolute', steps },
        custom: { thresholdsStyle: { mode: limit === undefined ? 'off' : 'area' } },
      },
      overrides: [],
    },
    targets: Object.entries(queries).map(([legendFormat, expr], number) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + number),
      datasource: DATASOURCE,
      expr,
      legendFormat,
    })),
  };
}
