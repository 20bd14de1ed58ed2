import { loadOne, pgArray, query, sql, type TenantScope } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import { keyOf, type Subject, type SubjectKey } from '../evidence/subject.js';
import { computeScores } from './compute-scores.js';
import { findSnapshots, SNAPSHOT_COLUMNS } from './score.repository.js';
import type { TrustScore } from './trust-score.entity.js';
import { toTrustScore, type Snapshot } from './trust-score.mapper.js';

/**
 * The current score per subject, of whatever kind. Subjects without a snapshot are scored from the evidence there is,
 * all of them together, with a constant number of statements. Null for a subject of which nothing is known.
 */
export function trustBySubject(
  db: TenantScope,
  now: () => Date,
): DataLoader<Subject, TrustScore | null, SubjectKey> {
  return new DataLoader(
    (subjects) =>
      db.read(async (em) => {
        const snapshots = await findSnapshots<Snapshot>(em, subjects);
        const found = new Map<SubjectKey, Snapshot>(
          snapshots.map((snapshot) => [`${snapshot.subject_type}:${snapshot.subject_id}`, snapshot]),
        );
        const missing = subjects.filter((subject) => !found.has(keyOf(subject)));
        if (missing.length > 0) {
          for (const [key, { snapshot }] of await computeScores(em, missing, now())) found.set(key, snapshot);
        }
        return subjects.map((subject) => {
          const snapshot = found.get(keyOf(subject));
          return snapshot ? toTrustScore(snapshot) : null;
        });
      }),
    { cacheKeyFn: keyOf },
  );
}

export function trustScoreById(db: TenantScope): DataLoader<string, TrustScore | null> {
  return loadOne(
    (ids) =>
      db.read(async (em) =>
        (
          await query(
            em,
            sql<Snapshot>`select ${SNAPSHOT_COLUMNS} from trust.trust_score where id = any(${pgArray(ids)}::uuid[])`,
          )
        ).map(toTrustScore),
      ),
    ({ id }) => id,
  );
}
