/**
 * The transparency log against its length: appending, a head, a proof of inclusion, a proof of consistency, in
 * milliseconds (median and 99 %), and how long an audit of all takes. Leaves are generated in bulk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDependencies } from '../platform/src/dependencies.js';
import { serviceEnvironment } from '../platform/src/environment.js';
import { makeHome, resolveHome } from '../platform/src/home.js';
import { newId, systemViewer, type EntityManager } from '../packages/runtime/src/index.js';
import { createTrustSubgraph, trustConfigFromEnv, type TrustSubgraph } from '../subgraphs/trust/src/index.js';
import { FILL_LOG_NODES } from '../subgraphs/trust/src/migrations/0006-add-log-nodes.js';
import {
  appendToLog,
  hashRanges,
  logSize,
} from '../subgraphs/trust/src/modules/transparency/log.repository.js';
import {
  consistencyRanges,
  inclusionRanges,
} from '../subgraphs/trust/src/modules/transparency/tree-nodes.js';

const SIZES = (process.argv[2] ?? '1000,10000,100000,1000000').split(',').map(Number);
const ROUNDS = 300;

const folder = mkdtempSync(join(tmpdir(), 'propmubi-bench-log-'));
const home = resolveHome({ ...process.env, PROPMUBI_HOME: folder });
makeHome(home);
const dependencies = await startDependencies({ env: process.env, home, log: () => undefined });
try {
  const env = serviceEnvironment(process.env, home.path, {
    databaseUrl: dependencies.postgres.appUrl,
    databaseOwnerUrl: dependencies.postgres.ownerUrl,
    redisUrl: dependencies.redis.url,
  });
  const trust = await createTrustSubgraph(
    { ...trustConfigFromEnv(env), databaseTimeouts: { statement: 0, lock: 0, idleInTransaction: 0 } },
    { recomputeEveryMs: 0 },
  );
  try {
    await trust.migrate();
    process.stdout.write(
      `${'  leaves    append         head           inclusion      consistency    audit'}\n`,
    );
    for (const size of SIZES) process.stdout.write(`${await measure(trust, size)}\n`);
  } finally {
    await trust.close();
  }
} finally {
  await dependencies.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(trust: TrustSubgraph, size: number): Promise<string> {
  const inTransaction = <T>(work: (em: EntityManager) => Promise<T>) =>
    trust.database.scope(systemViewer(null)).write(work);
  await fill(trust, size);
  const append = await timesOf(() =>
    inTransaction((em) =>
      appendToLog(em, {
        documentId: newId(),
        documentType: 'NOC',
        sha256: '0'.repeat(64),
        status: 'IN_REVIEW',
        at: '2026-11-01T00:00:00.000Z',
      }),
    ),
  );
  const proof = (rangesOf: (of: number, round: number) => { start: number; end: number }[]) =>
    timesOf((round) =>
      inTransaction(async (em) => {
        const now = await logSize(em);
        return hashRanges(em, [{ start: 0, end: now }, ...rangesOf(now, round)]);
      }),
    );
  const place = (of: number, round: number) => 1 + Math.floor(((of - 2) * round) / ROUNDS);
  const head = await proof(() => []);
  const inclusion = await proof((of, round) => inclusionRanges(place(of, round), of));
  const consistency = await proof((of, round) => consistencyRanges(place(of, round), of));
  const began = performance.now();
  const { findings, entries } = await trust.auditLog();
  if (findings.length > 0) throw new Error(`the audit found ${JSON.stringify(findings[0])}`);
  const audit = `${((performance.now() - began) / 1000).toFixed(1)} s of ${entries}`;
  return [String(size).padStart(8), append, head, inclusion, consistency, audit].join('  ');
}

/** Generated leaves up to this many, a hundred thousand a statement, and the nodes over them. */
async function fill(trust: TrustSubgraph, size: number): Promise<void> {
  const connection = trust.database.orm.em.fork().getConnection();
  const from = await trust.database.scope(systemViewer(null)).write(logSize);
  for (let first = from; first < size; first += 100_000) {
    await connection.execute(`
      insert into trust.log_entry (position, document_id, leaf, leaf_hash, recorded_at)
      select n, id, leaf, encode(sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), 'hex'), now()
        from (select n, id, '{"at":"2026-11-01T00:00:00.000Z","documentId":"' || id || '","documentType":"NOC","sha256":"'
                     || encode(sha256(n::text::bytea), 'hex') || '","status":"IN_REVIEW"}' as leaf
                from (select n, gen_random_uuid() as id
                        from generate_series(${first}, ${Math.min(first + 100_000, size) - 1}) n) made) entry`);
    await connection.execute(FILL_LOG_NODES);
  }
}

/** Median and 99 % of the rounds, in milliseconds. */
async function timesOf(work: (round: number) => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * ROUNDS)] as number).toFixed(1);
  return `${at(0.5)} / ${at(0.99)} ms`.padEnd(13);
}
