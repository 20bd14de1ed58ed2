import { once } from 'node:events';
import { cursorOf } from '@propmubi/identity';
import { createTrustSubgraph, trustConfigFromEnv, type TrustSubgraph } from '@propmubi/trust';
import { subgraphEnvironment } from '../environment.js';
import { withIdentity } from '../identity-subgraph.js';
import { print, printError, red } from '../terminal.js';

/**
 * Checks the audit trail of every tenant and of the platform, and holds it to the heads that the transparency log has. Returns 1
 * when a chain, an anchor or the log is not as it was written, or entries wait as dead letters.
 */
export function verifyAudit(): Promise<number> {
  return withIdentity(async (identity, env) =>
    withTrust(env, async (trust) => {
      const log = await trust.auditLog();
      const forged = await trust.auditAnchors.forged();
      const findings = await identity.verifyAudit(trust.auditAnchors);
      const undelivered = await identity.undeliveredAudit();
      const broken = findings.filter(({ problem }) => problem !== null);
      const entries = findings.reduce((sum, one) => sum + one.entries, 0);
      print(`${findings.length} audit logs with ${entries} entries, ${broken.length} of them not as written`);
      for (const { organizationId, problem, seq } of broken)
        printError(red(`${organizationId}: ${problem} at entry ${seq}`));
      for (const { kind, at, message } of log.findings)
        printError(red(`transparency log: ${kind} at ${at}: ${message}`));
      for (const id of forged) printError(red(`anchor ${id}: not what the transparency log says of it`));
      if (undelivered > 0)
        printError(red(`${undelivered} events with audit entries are dead letters: pnpm events:replay`));
      return broken.length + log.findings.length + forged.length + undelivered > 0 ? 1 : 0;
    }),
  );
}

interface ExportOptions {
  organization?: string;
  after?: string;
}

/** Prints audit entries as JSON Lines. Each has its `cursor`, behind which `--after` goes on. */
export function exportAudit({ organization, after }: ExportOptions): Promise<number> {
  return withIdentity(async (identity) => {
    for await (const entry of identity.exportAudit({ organizationId: organization, after })) {
      const line = JSON.stringify({ cursor: cursorOf(entry), ...entry });
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    }
    return 0;
  });
}

async function withTrust<T>(env: NodeJS.ProcessEnv, work: (trust: TrustSubgraph) => Promise<T>): Promise<T> {
  const trust = await createTrustSubgraph(trustConfigFromEnv(subgraphEnvironment(env, 'trust')), {
    recomputeEveryMs: 0,
  });
  try {
    await trust.migrate();
    return await work(trust);
  } finally {
    await trust.close();
  }
}
