import { asOwner } from '@propmubi/runtime';
import type pg from 'pg';
import { type AuditHead, type AuditLink, ChainWalk } from './audit-chain.js';
import type { AuditKeys } from './audit-keys.js';
import { AUDIT_COLUMNS, type AuditRow, linkOf } from './audit.repository.js';
import { type AuditFinding, VERIFIED_AT_ONCE } from './audit.service.js';

export interface ChainFinding extends AuditFinding {
  /** The tenant; the nil id for the platform's own chain. */
  organizationId: string;
}

/** Heads that were anchored where who can write the chains cannot reach: the trust subgraph has them. */
export interface AnchorSource {
  chains(): Promise<readonly string[]>;
  /** Places of a chain and its hash there. */
  of(chainId: string): Promise<ReadonlyMap<number, string>>;
}

const NO_ANCHORS: AnchorSource = { chains: async () => [], of: async () => new Map() };

/**
 * Checks every chain there is or was anchored, of each tenant and the platform, each in a snapshot of its own. Without anchors
 * a chain that was removed together with its head, or rewritten with the key, leaves nothing to be found by.
 * @param ownerUrl Postgres as the owner of the schema: the service itself reads one tenant at a time
 */
export function verifyAuditChains(
  ownerUrl: string,
  keys: AuditKeys,
  anchors: AnchorSource = NO_ANCHORS,
): Promise<ChainFinding[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows: chains } = await client.query<{ id: string }>(
      `select organization_id as id from identity.audit_head
        union select organization_id from identity.audit_entry order by 1`,
    );
    const ids = new Set([...chains.map(({ id }) => id), ...(await anchors.chains())]);
    const findings: ChainFinding[] = [];
    for (const id of [...ids].sort()) {
      // Before the snapshot: it then has all that these heads stand for.
      const anchored = await anchors.of(id);
      await client.query('begin isolation level repeatable read read only');
      findings.push(await verifyChain(client, new ChainWalk(keys, id, anchored), id));
      await client.query('commit');
    }
    return findings;
  });
}

async function verifyChain(client: pg.Client, walk: ChainWalk, id: string): Promise<ChainFinding> {
  let entries = 0;
  for (let page: AuditLink[] | undefined; page === undefined || page.length === VERIFIED_AT_ONCE;) {
    const { rows } = await client.query<AuditRow>(
      `select ${AUDIT_COLUMNS} from identity.audit_entry where organization_id = $1 and seq > $2 order by seq limit $3`,
      [id, walk.seq, VERIFIED_AT_ONCE],
    );
    page = rows.map(linkOf);
    entries += page.length;
    if (!walk.take(page)) break;
  }
  const { rows: heads } = await client.query<{
    keyId: string | null;
    seq: string;
    hash: string;
    seal: string;
  }>('select key_id as "keyId", seq, hash, seal from identity.audit_head where organization_id = $1', [id]);
  const [head] = heads.map((one): AuditHead => ({ ...one, seq: Number(one.seq) }));
  const found = walk.end(head);
  return { organizationId: id, entries, problem: found?.problem ?? null, seq: found?.seq ?? null };
}
