import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTrustSubgraph, trustConfigFromEnv, type AuditOptions } from '@propmubi/trust';
import { startDependencies } from '../dependencies.js';
import { serviceEnvironment, subgraphEnvironment } from '../environment.js';
import { resolveHome } from '../home.js';
import { printError, green, red, print } from '../terminal.js';

type Head = NonNullable<AuditOptions['heads']>[number];

/**
 * Audits the transparency log of this home or of DATABASE_URL. Returns 1 when anything was found: an altered, missing,
 * reordered or cut-off entry, or a signed head that the log does not lead to.
 */
export async function trustAudit({ head, key }: { head?: string[]; key?: string[] }): Promise<number> {
  const heads = head?.map(readHead);
  const publicKeys = key?.map(readKey);
  const home = resolveHome(process.env);
  const dependencies = await startDependencies({ env: process.env, home, log: () => undefined });
  try {
    const env = serviceEnvironment(process.env, home.path, {
      databaseUrl: dependencies.postgres.appUrl,
      databaseServiceUrls: dependencies.postgres.serviceUrls,
      databaseOwnerUrl: dependencies.postgres.ownerUrl,
      redisUrl: dependencies.redis.url,
    });
    const trust = await createTrustSubgraph(trustConfigFromEnv(subgraphEnvironment(env, 'trust')), {
      recomputeEveryMs: 0,
    });
    try {
      const result = await trust.auditLog({ heads, publicKeys });
      for (const { kind, at, message } of result.findings) printError(red(`${kind} at ${at}: ${message}`));
      const what = `${result.entries} entries, ${result.heads} signed heads, root ${result.rootHash}`;
      if (result.findings.length === 0) print(green(`The log is whole: ${what}`));
      else printError(`The log is not whole: ${what}`);
      return result.findings.length === 0 ? 0 : 1;
    } finally {
      await trust.close();
    }
  } finally {
    await dependencies.stop();
  }
}

interface HeadFile {
  data?: HeadFile;
  transparencyLogHead?: HeadFile;
  head?: HeadFile;
}

/** A head as the graph answers it, or the one in a receipt. */
function readHead(path: string): Head {
  const given = readJson<HeadFile>(path);
  const answer = given.data ?? given;
  const found = (answer.transparencyLogHead ?? answer.head ?? answer) as unknown as Head;
  return { ...found, timestamp: new Date(found.timestamp) };
}

function readKey(path: string): string {
  const given = readJson<{ publicKey?: string }>(path);
  return given.publicKey ?? JSON.stringify(given);
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(resolve(process.env['INIT_CWD'] ?? '.', path), 'utf8')) as T;
}
