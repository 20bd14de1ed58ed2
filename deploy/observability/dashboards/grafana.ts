/** Units by the names that Grafana has for them. */
export type Unit = 'reqps' | 's' | 'percentunit' | 'short' | 'bytes' | 'ops';

export interface Panel {
  title: string;
  /** What a person is to see in it. */
  description: string;
  unit: Unit;
  /** PromQL by legend; a legend may have labels in it, such as `{{subgraph}}`. */
  queries: Readonly<Record<string, string>>;
  /** Above which value the line is drawn on red ground. */
  limit?: number;
}

export interface Dashboard {
  /** Also the name of its file and the last part of its address. */
  uid: string;
  title: string;
  panels: readonly Panel[];
}

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
