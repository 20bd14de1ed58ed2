import { pgArray } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import type { TenantScope } from '@propmubi/runtime';
import { keyOf, type Subject, type SubjectKey } from '../evidence/subject.js';
import { findCurrentSnapshots } from './score.repository.js';
import { computeScores } from './score.service.js';
import { toTrustScore, type Snapshot, type TrustScore } from './trust-score.entity.js';

/**
 * The current score per subject, of whatever kind. Who has no snapshot yet is scored from the evidence there is, all
 * of them together: never null, and a constant number of statements.
 */
export function trustBySubject(
  db: TenantScope,
  now: () => Date,
): DataLoader<Subject, TrustScore, SubjectKey> {
  return new DataLoader(
    (subjects) =>
      db.read(async (em) => {
        const snapshots = await findCurrentSnapshots<Snapshot>(em, subjects);
        const found = new Map<SubjectKey, Snapshot>(
          snapshots.map((snapshot) => [`${snapshot.subject_type}:${snapshot.subject_id}`, snapshot]),
        );
        const missing = subjects.filter((subject) => !found.has(keyOf(subject)));
        if (missing.length > 0) {
          for (const [key, snapshot] of await computeScores(em, missing, now())) found.set(key, snapshot);
        }
        return subjects.map((subject) => toTrustScore(found.get(keyOf(subject)) as Snapshot));
      }),
    { cacheKeyFn: keyOf },
  );
}

export function trustScoreById(db: TenantScope): DataLoader<string, TrustScore | null> {
  return new DataLoader(async (ids) => {
    const rows = await db.read((em) =>
      em.execute<Snapshot[]>('select * from trust.trust_score where id = any(?::uuid[])', [pgArray(ids)]),
    );
    const byId = new Map(rows.map((row) => [row.id, toTrustScore(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
