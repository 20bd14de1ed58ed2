import { loadMany, loadOne, pgArray, query, sql, type TenantScope } from '@propmubi/runtime';
import type DataLoader from 'dataloader';
import { readAsReviewer } from '../../reviewing.js';
import { DECIDE } from './dispute.scopes.js';
import { Dispute, type DisputeEntry } from './dispute.entity.js';

/** Disputes the viewer may see: their own, their organization's, and for deciders every one. */
export function disputeById(db: TenantScope): DataLoader<string, Dispute | null> {
  return loadOne(
    (ids) =>
      db.read(async (em) => {
        if (db.viewer.scopes.includes(DECIDE)) await readAsReviewer(em, db.viewer, DECIDE);
        return em.find(Dispute, { id: { $in: [...ids] } });
      }),
    ({ id }) => id,
  );
}

/** What happened to disputes, oldest first. */
export function disputeHistory(db: TenantScope): DataLoader<string, DisputeEntry[]> {
  return loadMany(
    (ids) =>
      db.read(async (em) => {
        if (db.viewer.scopes.includes(DECIDE)) await readAsReviewer(em, db.viewer, DECIDE);
        const rows = await query(
          em,
          sql<StoredEntry>`
            select dispute_id as "disputeId", action, reason, at from trust.dispute_entry
             where dispute_id = any(${pgArray(ids)}::uuid[]) order by recorded_at`,
        );
        return rows.map((row) => ({ ...row, at: new Date(row.at) }));
      }),
    ({ disputeId }) => disputeId,
  );
}

type StoredEntry = DisputeEntry & { disputeId: string };
