import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createLogger } from '@propmubi/runtime';
import { closeAll, createSubgraphs } from '../platform.js';
import { schemaEnvironment } from '../environment.js';
import { printError, red, print } from '../terminal.js';
import { writeAuditDecisions } from './audit-decisions.js';
import { compose, subgraphSchemaFile } from './compose.js';
import { contractChangelog } from './contract-changelog.js';
import { permissions } from './permissions.js';
import { reference } from './reference.js';

/** Writes each subgraph's schema as its code says it and composes them; with `check`, fails when either drifted. */
export async function schema({ check, usage }: { check?: boolean; usage?: string }): Promise<number> {
  // Nothing is connected to: schemas are built from classes alone.
  const subgraphs = await createSubgraphs(schemaEnvironment(process.env), (name) =>
    createLogger(name, 'silent'),
  );
  let drifted = 0;
  try {
    for (const { name, sdl } of subgraphs) {
      const file = subgraphSchemaFile(name);
      const written = sdl.endsWith('\n') ? sdl : `${sdl}\n`;
      if (existsSync(file) && readFileSync(file, 'utf8') === written) continue;
      drifted++;
      if (check) printError(red(`schema/${name}.graphql is not what the code says: run \`pnpm schema\`.`));
      else writeFileSync(file, written);
    }
  } finally {
    await closeAll(subgraphs);
  }
  if (!check)
    print(drifted === 0 ? 'All subgraph schemas are up to date.' : `${drifted} subgraph schemas written.`);
  const options = check ? { check } : {};
  const composed =
    (await compose(options)) ||
    (await contractChangelog({ ...options, ...(usage && { usage }) })) ||
    permissions(options) ||
    writeAuditDecisions(subgraphs, options) ||
    (await reference(subgraphs, options));
  return check && drifted > 0 ? 1 : composed;
}
