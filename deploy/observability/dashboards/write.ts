import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DASHBOARDS } from '@propmubi/dashboards';
import { grafanaDashboard } from './grafana.js';

/** Writes what Grafana reads, beside the code it is made of. */
for (const dashboard of DASHBOARDS) {
  const file = join(import.meta.dirname, `${dashboard.uid}.json`);
  writeFileSync(file, `${JSON.stringify(grafanaDashboard(dashboard), null, 2)}\n`);
}
