import { calendarDay } from '@propmubi/domain';
import { hasRole, type TenantScope } from '@propmubi/runtime';
import { findFieldUsage } from './field-usage.repository.js';
import type { FieldUsage, FieldUsageArgs } from './field-usage.types.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 30;

/** What of the API is used, the most used first: by everyone for administrators, for others by their organization. */
export async function fieldUsageOf(
  { db, now }: { db: TenantScope; now(): Date },
  { coordinate, clientName, deprecated, days }: FieldUsageArgs,
): Promise<FieldUsage[]> {
  const ofAll = hasRole(db.viewer, 'ADMIN') && !db.viewer.viaKey;
  if (!ofAll && db.viewer.organizationId === null) return [];
  const since = calendarDay(new Date(now().getTime() - ((days ?? DEFAULT_DAYS) - 1) * DAY_MS));
  return db.read((em) =>
    findFieldUsage(em, {
      since,
      coordinate: coordinate ?? null,
      clientName: clientName ?? null,
      deprecated: deprecated ?? false,
      ofAll,
    }),
  );
}
