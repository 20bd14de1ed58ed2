import { assertId, InvalidInputError } from '@propmubi/runtime';
import pg from 'pg';
import type { AuditLink } from './audit-chain.js';
import { AUDIT_COLUMNS, type AuditRow, linkOf } from './audit.repository.js';

/** Of whom, and behind which entry to go on. */
export interface AuditExport {
  /** One tenant, or the nil id for the platform; left out, all of them. */
  organizationId?: string | undefined;
  /** `cursorOf` the last entry one has. */
  after?: string | undefined;
}

const READ_AT_ONCE = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Where an export goes on behind an entry: its tenant and place. */
export function cursorOf({ organizationId, seq }: Pick<AuditLink, 'organizationId' | 'seq'>): string {
  return `${organizationId}:${seq}`;
}

/**
 * Every entry, tenant by tenant in the order of its chain. Memory does not grow with the trail, and an export that was broken
 * off goes on behind its last line; entries that come meanwhile are at the end of their chain.
 * @param ownerUrl Postgres as the owner of the schema: the service itself reads one tenant at a time
 * @throws InvalidInputError BAD_CURSOR, INVALID_ID
 */
export async function* exportAudit(
  ownerUrl: string,
  { organizationId, after }: AuditExport,
): AsyncGenerator<AuditLink> {
  let [chain, seq] = after === undefined ? [BEFORE_ALL, 0] : readCursor(after);
  const only = organizationId === undefined ? null : assertId(organizationId, 'organization');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (let page: AuditLink[] | undefined; page === undefined || page.length === READ_AT_ONCE;) {
      const { rows } = await client.query<AuditRow>(
        `select ${AUDIT_COLUMNS} from identity.audit_entry
          where (organization_id, seq) > ($1::uuid, $2::bigint) and ($3::uuid is null or organization_id = $3)
          order by organization_id, seq limit $4`,
        [chain, seq, only, READ_AT_ONCE],
      );
      page = rows.map(linkOf);
      for (const entry of page) {
        yield entry;
        [chain, seq] = [entry.organizationId, entry.seq];
      }
    }
  } finally {
    await client.end();
  }
}

function readCursor(cursor: string): [chain: string, seq: number] {
  const [, chain, seq] = /^([0-9a-f-]{36}):(\d{1,15})$/i.exec(cursor) ?? [];
  if (chain === undefined)
    throw new InvalidInputError('The cursor is that of another export, or was altered.', {
      code: 'BAD_CURSOR',
    });
  return [assertId(chain, 'after'), Number(seq)];
}
