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
  uid: DashboardUid;
  title: string;
  panels: readonly Panel[];
}

export type DashboardUid = 'overview' | 'gateway' | 'live' | 'database' | 'cache' | 'business';
