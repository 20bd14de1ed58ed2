export { DASHBOARDS } from './catalogue.js';
export type { Dashboard, DashboardUid, Panel, Unit } from './dashboard.js';
