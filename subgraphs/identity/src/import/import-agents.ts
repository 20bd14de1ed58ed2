import { asOwner, type Database } from '@propmubi/runtime';
import type pg from 'pg';
import { z } from 'zod';
import { appendOperatorAct } from '../modules/audit/append-operator-act.js';
import type { AuditLog } from '../modules/audit/audit.service.js';
import { parseAgentReraNumber, parseName } from '../validation/index.js';
import { csvRecords } from './csv-records.js';

const BATCH = 1_000;
const date = z.iso.date();

export interface AgentImport {
  imported: number;
  /** Lines that say something else than an agent; the first 100 of them with why. */
  rejected: number;
  reasons: { line: number; reason: string }[];
}

export interface AgentImportOptions {
  file: string;
  ownerUrl: string;
  database: Database;
  audit: AuditLog;
  now: () => number;
}

interface Row {
  rera_number?: string;
  name?: string;
  valid_until?: string;
}

/**
 * Loads MahaRERA’s register of agents: a CSV with a header and the columns `rera_number` (A and eleven digits), `name`
 * and `valid_until` (YYYY-MM-DD); others are ignored. A number that is there takes the new values. All or nothing.
 * The trail says so right after: the owner, who writes the register, cannot write to it.
 * @param ownerUrl Postgres as the owner of the schema: the service itself only reads the register
 */
export async function importAgents({
  file,
  ownerUrl,
  database,
  audit,
  now,
}: AgentImportOptions): Promise<AgentImport> {
  const result = await loadRegister(file, ownerUrl);
  await appendOperatorAct(database, audit, {
    action: 'AGENTS_IMPORTED',
    details: { imported: result.imported, rejected: result.rejected },
    at: new Date(now()),
  });
  return result;
}

function loadRegister(file: string, ownerUrl: string): Promise<AgentImport> {
  const result: AgentImport = { imported: 0, rejected: 0, reasons: [] };
  return asOwner(ownerUrl, async (client) => {
    await client.query('begin');
    let batch = new Map<string, [number: string, name: string, validUntil: string]>();
    for await (const { record, info } of csvRecords<Row>(file)) {
      const agent = readAgent(record);
      if (typeof agent === 'string') {
        result.rejected += 1;
        if (result.reasons.length < 100) result.reasons.push({ line: info.lines, reason: agent });
        continue;
      }
      batch.set(agent[0], agent);
      if (batch.size < BATCH) continue;
      result.imported += await save(client, [...batch.values()]);
      batch = new Map();
    }
    result.imported += await save(client, [...batch.values()]);
    await client.query('commit');
    return result;
  });
}

function readAgent({ rera_number, name, valid_until }: Row): [string, string, string] | string {
  try {
    const number = parseAgentReraNumber(rera_number ?? '');
    const until = date.safeParse(valid_until);
    if (!until.success) return 'valid_until is not a date YYYY-MM-DD';
    return [number, parseName(name ?? ''), until.data];
  } catch (error) {
    return (error as Error).message;
  }
}

async function save(client: pg.Client, agents: readonly [string, string, string][]): Promise<number> {
  if (agents.length === 0) return 0;
  const { rowCount } = await client.query(
    `insert into identity.registered_agent (rera_number, name, valid_until)
     select * from unnest($1::text[], $2::text[], $3::date[])
     on conflict (rera_number) do update
       set name = excluded.name, valid_until = excluded.valid_until, imported_at = now()`,
    [0, 1, 2].map((column) => agents.map((agent) => agent[column])),
  );
  return rowCount ?? 0;
}
