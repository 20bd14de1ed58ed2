import { readFileSync } from 'node:fs';
import type { AuditOptions } from '@propmubi/trust';
import { fromUser } from '../from-user.js';
import { printError, green, red, print } from '../terminal.js';
import { withTrustSubgraph } from '../trust-subgraph.js';

type Head = NonNullable<AuditOptions['heads']>[number];

/**
 * Audits the transparency log of this home or of DATABASE_URL. Returns 1 when anything was found: an altered, missing,
 * reordered or cut-off entry, or a signed head that the log does not lead to.
 */
export async function trustAudit({ head, key }: { head?: string[]; key?: string[] }): Promise<number> {
  const heads = head?.map(readHead);
  const publicKeys = key?.map(readKey);
  return withTrustSubgraph(async (trust) => {
    const result = await trust.auditLog({ heads, publicKeys });
    for (const { kind, at, message } of result.findings) printError(red(`${kind} at ${at}: ${message}`));
    const what = `${result.entries} entries, ${result.heads} signed heads, root ${result.rootHash}`;
    if (result.findings.length === 0) print(green(`The log is whole: ${what}`));
    else printError(`The log is not whole: ${what}`);
    return result.findings.length === 0 ? 0 : 1;
  });
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
  return JSON.parse(readFileSync(fromUser(path), 'utf8')) as T;
}
