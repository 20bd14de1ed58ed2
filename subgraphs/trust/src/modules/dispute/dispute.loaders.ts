import DataLoader from 'dataloader';
import type { TenantScope } from '@propmubi/runtime';
import { Dispute } from './dispute.entity.js';

export function disputeById(db: TenantScope): DataLoader<string, Dispute | null> {
  return new DataLoader(async (ids) => {
    const found = await db.read((em) => em.find(Dispute, { id: { $in: [...ids] } }));
    const byId = new Map(found.map((dispute) => [dispute.id, dispute]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
