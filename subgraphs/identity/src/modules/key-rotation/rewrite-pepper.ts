import type { DigestChain } from '@propmubi/domain';
import {
  anonymous,
  asOwner,
  type Database,
  keyedColumns,
  type KeyedColumns,
  type RewriteOptions,
  type TenantScope,
} from '@propmubi/runtime';
import type pg from 'pg';
import type { IdentityKeys } from '../../security/keys.js';
import { writeAsUser } from '../../security/set-transaction-user.js';
import { appendOperatorAct } from '../audit/append-operator-act.js';
import type { AuditLog } from '../audit/audit.service.js';
import { liftDevices } from '../session/device.repository.js';
import { pepperColumns } from './pepper-columns.js';

const USERS_AT_ONCE = 200;
const DEVICES = 'identity.user_device';

export interface PepperDependencies {
  database: Database;
  /** Postgres as the owner of the schema: the service itself reaches one person’s rows at a time. */
  ownerUrl: string;
  keys: IdentityKeys;
  audit: AuditLog;
  now: () => number;
}

/** What the pepper keyed or sealed. */
export function pepperRows(dependencies: PepperDependencies): KeyedColumns {
  const { ownerUrl, keys } = dependencies;
  const columns = keyedColumns(ownerUrl, pepperColumns(keys));
  return {
    async rewrite(options = {}) {
      const rows = (await columns.rewrite(options)) + (await rewriteDevices(dependencies, options));
      await record(dependencies, 'PEPPER_REWRITTEN', rows);
      return rows;
    },
    async countUnwritten() {
      const devices = await asOwner(ownerUrl, (client) => devicesLeft(client, keys));
      return { ...(await columns.countUnwritten()), ...(devices > 0 && { [DEVICES]: devices }) };
    },
    async dropFormer() {
      const rows = await columns.dropFormer();
      await record(dependencies, 'PEPPER_DROPPED', rows);
      return rows;
    },
  };
}

async function devicesLeft(client: pg.Client, { digests: { device } }: IdentityKeys): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from ${DEVICES} where digest not like $1`,
    [`${device.newest}.%`],
  );
  return rows[0]?.count ?? 0;
}

/** Of whose digests other services are told, person by person. */
function rewriteDevices(dependencies: PepperDependencies, options: RewriteOptions): Promise<number> {
  return asOwner(dependencies.ownerUrl, async (client) => {
    const scope = dependencies.database.scope(anonymous);
    try {
      return await liftAll(client, scope, dependencies.keys.digests.device, options);
    } finally {
      await scope.close();
    }
  });
}

async function liftAll(
  client: pg.Client,
  scope: TenantScope,
  chain: DigestChain,
  { onProgress, signal }: RewriteOptions,
): Promise<number> {
  for (let done = 0; ;) {
    const { rows } = await client.query<{ id: string }>(
      `select distinct user_id as id from ${DEVICES} where digest not like $1 limit ${USERS_AT_ONCE}`,
      [`${chain.newest}.%`],
    );
    if (rows.length === 0 || signal?.aborted) return done;
    for (const { id: userId } of rows)
      done += await writeAsUser(scope, userId, (em) =>
        liftDevices(em, userId, (digest) => chain.toNewest(digest)),
      );
    onProgress?.({ table: DEVICES, done });
  }
}

const record = (
  { database, audit, now }: PepperDependencies,
  action: 'PEPPER_REWRITTEN' | 'PEPPER_DROPPED',
  rows: number,
): Promise<void> => appendOperatorAct(database, audit, { action, details: { rows }, at: new Date(now()) });
