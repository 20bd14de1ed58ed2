import { resolve } from 'node:path';
import { createIdentitySubgraph, identityConfigFromEnv, type IdentitySubgraph } from '@propmubi/identity';
import { createLogger } from '@propmubi/runtime';
import { startDependencies } from '../dependencies.js';
import { serviceEnvironment } from '../environment.js';
import { makeHome, resolveHome } from '../home.js';
import { dim, print, printError, red } from '../terminal.js';

/** Gives the owner of a number a role. It counts from their next sign-in or refresh on. */
export function grantRole(phone: string, role: string): Promise<number> {
  return withIdentity(async (identity) => {
    await identity.grantRole(phone, role);
    print(`The owner of this number is ${role.toUpperCase()} from their next sign-in on.`);
    return 0;
  });
}

/** Loads the register of agents, against which registrations are checked. */
export function importAgents(file: string): Promise<number> {
  // pnpm runs scripts in the root of the repository; a relative path is meant from where the user stands.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  return withIdentity(async (identity) => {
    const { imported, rejected, reasons } = await identity.importAgents(path);
    print(`${imported} agents imported, ${rejected} lines rejected`);
    for (const { line, reason } of reasons) print(dim(`  line ${line}: ${reason}`));
    return imported === 0 && rejected > 0 ? 1 : 0;
  });
}

/** Checks the audit log of every tenant and of the platform; fails when one is not as it was written. */
export function verifyAudit(): Promise<number> {
  return withIdentity(async (identity) => {
    const findings = await identity.verifyAudit();
    const broken = findings.filter(({ problem }) => problem !== null);
    const entries = findings.reduce((sum, one) => sum + one.entries, 0);
    print(`${findings.length} audit logs with ${entries} entries, ${broken.length} of them not as written`);
    for (const { organizationId, problem, seq } of broken)
      printError(red(`${organizationId}: ${problem} at entry ${seq}`));
    return broken.length > 0 ? 1 : 0;
  });
}

async function withIdentity(work: (identity: IdentitySubgraph) => Promise<number>): Promise<number> {
  const home = resolveHome(process.env);
  makeHome(home);
  const dependencies = await startDependencies({ env: process.env, home, log: () => undefined });
  try {
    const env = serviceEnvironment(process.env, home.path, dependencies.addresses);
    const identity = await createIdentitySubgraph(identityConfigFromEnv(env), {
      logger: createLogger('identity', 'error'),
    });
    try {
      await identity.migrate();
      return await work(identity);
    } finally {
      await identity.close();
    }
  } finally {
    await dependencies.stop();
  }
}
