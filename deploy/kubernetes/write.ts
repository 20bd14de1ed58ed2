import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifests } from './manifests.js';

for (const [file, list] of Object.entries(manifests()))
  writeFileSync(join(import.meta.dirname, 'base', file), `${JSON.stringify(list, null, 2)}\n`);
