import {
  createRetentionJob,
  type ErasureEntry,
  erasureEntrySchema,
  verifyArchive,
  verifyErasureReceipt,
} from '@propmubi/privacy';
import { createLogger } from '@propmubi/runtime';
import { withDatabases } from '../databases.js';
import { fromUser } from '../from-user.js';
import { parseJson, readUserJson, readUserText } from '../user-files.js';
import { loadSubgraphs } from '../subgraphs.js';
import type { JSONWebKeySet } from 'jose';
import { green, print, printError, red } from '../terminal.js';

/** Applies the retention rules of all subgraphs once; with `dryRun` only counts what they would reach. */
export async function retention({ dryRun = false }: { dryRun?: boolean }): Promise<number> {
  const maps = new Map((await loadSubgraphs()).map(({ name, personalData }) => [name, personalData]));
  let total = 0;
  await withDatabases([...maps.keys()], async (name, database) => {
    const map = maps.get(name);
    if (!map) return;
    const rules = createRetentionJob({
      map,
      database: () => database,
      logger: createLogger(name, 'error'),
      everyMs: 0,
    });
    const counts = dryRun ? await rules.preview() : await rules.apply();
    for (const [rule, rows] of Object.entries(counts)) {
      total += rows;
      print(`${name} ${rule}: ${rows}`);
    }
  });
  print(
    dryRun
      ? `${total} rows are past their time; nothing was changed.`
      : `${total} rows were past their time.`,
  );
  return 0;
}

/** Checks a downloaded export against its signed manifest; 1 when it is not as the platform gave it out. */
export async function verifyExport(archive: string, { keys }: { keys: string }): Promise<number> {
  const path = fromUser(archive);
  const published = keySet(keys);
  const verdict = await verifyArchive(path, published).catch(saysOf(path, 'archive of an export'));
  const { manifest, problems } = verdict;
  for (const problem of problems) printError(red(problem));
  if (problems.length > 0) return 1;
  const { files, createdAt, userId } = manifest;
  print(
    green(
      `${files.length} files of ${userId}, given out at ${createdAt}: unchanged, signed by this platform.`,
    ),
  );
  return 0;
}

interface ErasureOptions {
  keys: string;
  trail?: string;
}

/** Checks a signed receipt of an erasure; 1 when it proves no erasure in every part. */
export async function verifyErasure(receiptFile: string, { keys, trail }: ErasureOptions): Promise<number> {
  const entries = trail === undefined ? undefined : entriesOf(trail);
  const signature = readUserText(receiptFile);
  const published = keySet(keys);
  const { receipt, problems } = await verifyErasureReceipt(signature, published, entries).catch(
    saysOf(fromUser(receiptFile), 'signed receipt of an erasure'),
  );
  for (const problem of problems) printError(red(problem));
  if (problems.length > 0) return 1;
  const { userId, erasedAt, keys: destroyed, parts } = receipt;
  const rows = parts.flatMap((part) => part.rows).reduce((sum, { count }) => sum + count, 0);
  print(
    green(
      `${userId} was erased at ${erasedAt}: ${destroyed.length} key destroyed, ${rows} rows in ${parts.length} parts; signed by this platform` +
        `${entries ? ', and in its audit trail' : ''}.`,
    ),
  );
  return 0;
}

const SIGNATURE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ERR_JWKS_NO_MATCHING_KEY: 'was signed by none of these keys',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'was not signed by these keys, or changed since',
};

/** Names the file: libraries say what is wrong, and not with what. */
function saysOf(path: string, what: string): (error: unknown) => never {
  return (error) => {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(`${path} ${SIGNATURE_PROBLEMS[code] ?? `is no ${what}: ${message}`}.`, { cause: error });
  };
}

/** @throws Error for what is no set of keys */
function keySet(path: string): JSONWebKeySet {
  const keys = readUserJson(path) as Partial<JSONWebKeySet> | null;
  if (!Array.isArray(keys?.keys))
    throw new Error(`${fromUser(path)} has no keys: it is to be what the platform publishes, {"keys": […]}.`);
  return keys as JSONWebKeySet;
}

/** Of what `audit:export` printed. @throws Error for another line */
function entriesOf(path: string): ErasureEntry[] {
  const from = fromUser(path);
  return readUserText(path)
    .split('\n')
    .map((line, at) => ({ line, where: `Line ${at + 1} of ${from}` }))
    .filter(({ line }) => line !== '')
    .map(({ line, where }) => {
      const { data, error } = erasureEntrySchema.safeParse(parseJson(line, where));
      if (error) throw new Error(`${where} is no entry of an audit trail.`, { cause: error });
      return data;
    });
}
