import type { Code } from './model/codes.js';
import type { EvidenceFacts } from './model/evidence.js';
import type { Improvement } from './model/improvements.js';
import type { NewSnapshot } from './score.repository.js';
import {
  type TrustBand,
  type TrustFactor,
  type TrustFactorName,
  type TrustPolarity,
  type TrustReason,
  type TrustScore,
} from './trust-score.entity.js';

/** A row of trust.trust_score, or a score computed on the fly. */
export type Snapshot = Omit<NewSnapshot, 'as_of'> & { as_of: string | Date };

type ThinReason = [Code, TrustPolarity, number, EvidenceFacts];
type ThinFactor = [TrustFactorName, number, number, number, number];
type ThinImprovement = [Improvement['action'], number];

/** Reads thin snapshots, and those of model trust/1, which kept objects. */
export function toTrustScore(snapshot: Snapshot): TrustScore {
  return {
    id: snapshot.id,
    score: snapshot.score,
    lowerBound: snapshot.lower_bound,
    confidenceInterval: { low: snapshot.interval_low, high: snapshot.interval_high },
    interval: [snapshot.interval_low, snapshot.interval_high],
    band: snapshot.band as TrustBand,
    coverage: snapshot.coverage,
    percentile: snapshot.percentile,
    segment: snapshot.segment,
    members: snapshot.members,
    reasons: (snapshot.reasons as (ThinReason | TrustReason)[]).map(toReason),
    whatWouldRaiseIt: ((snapshot.improvements ?? []) as ThinImprovement[]).map(([action, points]) => ({
      action,
      points,
    })),
    factors: (snapshot.factors as (ThinFactor | TrustFactor)[]).map(toFactor),
    caps: snapshot.caps,
    modelVersion: snapshot.model_version,
    asOf: new Date(snapshot.as_of),
    inputsHash: snapshot.inputs_hash,
  };
}

function toReason(kept: ThinReason | TrustReason): TrustReason {
  if (!Array.isArray(kept)) return { ...kept, facts: {} };
  const [code, polarity, loss, facts] = kept;
  return { code, polarity, loss, facts };
}

function toFactor(kept: ThinFactor | TrustFactor): TrustFactor {
  if (!Array.isArray(kept)) return kept;
  const [factor, weight, value, evidenceWeight, evidenceCount] = kept;
  return { factor, weight, value, evidenceWeight, evidenceCount };
}
