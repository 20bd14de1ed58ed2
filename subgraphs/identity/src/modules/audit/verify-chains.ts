import pg from 'pg';
import type { IdentityKeys } from '../../security/keys.js';
import { type AuditHead, type AuditLink, findProblem } from './audit-chain.js';
import { type AuditFinding, type AuditRow, linkOf } from './audit.service.js';

export interface ChainFinding extends AuditFinding {
  /** The tenant; the nil id for the platform's own chain. */
  organizationId: string;
}

/**
 * Checks every chain there is, of each tenant and the platform, one at a time in one snapshot. A chain that was removed
 * together with its head leaves nothing to be found by.
 * @param ownerUrl Postgres as the owner of the schema: the service itself reads one tenant at a time
 */
export async function verifyAuditChains(ownerUrl: string, keys: IdentityKeys): Promise<ChainFinding[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: chains } = await client.query<{ id: string }>(
      `select organization_id as id from identity.audit_head
        union select organization_id from identity.audit_entry order by 1`,
    );
    const findings: ChainFinding[] = [];
    for (const { id } of chains) findings.push(await verifyChain(client, keys, id));
    return findings;
  } finally {
    await client.end();
  }
}

async function verifyChain(client: pg.Client, keys: IdentityKeys, id: string): Promise<ChainFinding> {
  const { rows } = await client.query<AuditRow>(
    `select seq, recorded_at, actor_id, action, subject_id, details, hash from identity.audit_entry
      where organization_id = $1 order by seq`,
    [id],
  );
  const { rows: heads } = await client.query<{ seq: string; hash: string; seal: string }>(
    'select seq, hash, seal from identity.audit_head where organization_id = $1',
    [id],
  );
  const links: AuditLink[] = rows.map((row) => linkOf(id, row));
  const [head] = heads.map((one): AuditHead => ({ ...one, seq: Number(one.seq) }));
  const found = findProblem(keys.audit, id, links, head);
  return {
    organizationId: id,
    entries: rows.length,
    problem: found?.problem ?? null,
    seq: found?.seq ?? null,
  };
}
