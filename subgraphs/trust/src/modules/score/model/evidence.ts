import { type CapCode, type Factor, SOURCE_WEIGHTS, type SourceClass } from './parameters.js';

/** One thing that was observed about a subject. */
export interface Evidence {
  factor: Factor;
  /** What kind of observation, such as PRICE_CHECK; what it says for and against is in `reasons.ts`. */
  kind: string;
  source: SourceClass;
  /** v in [0,1]. */
  value: number;
  /** c: how far its giver is believed. */
  credibility: number;
  /** ISO 8601 instant; null for what holds now, such as the register's current state. */
  observedAt: string | null;
  halfLifeDays: number | null;
  /** ISO 8601 day after which it says nothing. */
  expiresOn: string | null;
}

/** Everything known about a subject. */
export interface SubjectEvidence {
  evidence: Evidence[];
  caps: CapCode[];
}

const DAY_MS = 86_400_000;

/** e = w_src · c · 2^(−Δt / H); 0 once expired. */
export function weightOf(
  { source, credibility, observedAt, halfLifeDays, expiresOn }: Evidence,
  now: Date,
): number {
  if (expiresOn !== null && Date.parse(`${expiresOn}T23:59:59Z`) < now.getTime()) return 0;
  const days = observedAt === null ? 0 : Math.max(0, now.getTime() - Date.parse(observedAt)) / DAY_MS;
  const decay = halfLifeDays === null ? 1 : 2 ** (-days / halfLifeDays);
  return SOURCE_WEIGHTS[source] * credibility * decay;
}

/** What holds now and does not decay by itself. */
export function standing(
  factor: Factor,
  kind: string,
  source: SourceClass,
  value: number,
  credibility = 1,
): Evidence {
  return { factor, kind, source, value, credibility, observedAt: null, halfLifeDays: null, expiresOn: null };
}
