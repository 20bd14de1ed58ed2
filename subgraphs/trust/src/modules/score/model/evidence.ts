import {
  type CapCode,
  type Factor,
  SIGNALS_AT_MOST,
  SOURCE_WEIGHTS,
  type SourceClass,
} from './parameters.js';

/** Numbers, days and codes of the source that sentences state. */
export type EvidenceFacts = Readonly<Record<string, number | string>>;

/** One thing that was observed about a subject. */
export interface Evidence {
  factor: Factor;
  /** What kind of observation, such as PRICE_CHECK; what it says for and against is in `codes.ts`. */
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
  facts?: EvidenceFacts;
}

/** Everything known about a subject. */
export interface SubjectEvidence {
  evidence: Evidence[];
  caps: CapCode[];
}

const DAY_MS = 86_400_000;
/** India has one time zone and no summer time: its calendar day begins this long before that of UTC. */
const IST_OFFSET_MS = 5.5 * 3_600_000;

/** The number of the calendar day in India on which an instant lies. */
function dayNumber(instant: string): number {
  return Math.floor((Date.parse(instant) + IST_OFFSET_MS) / DAY_MS);
}

/**
 * e = w_src · c · 2^(−Δt / H), Δt in whole calendar days of India, so that a score is the same all day; 0 once expired.
 * `today` is such a day, YYYY-MM-DD.
 */
export function weightOf(
  { source, credibility, observedAt, halfLifeDays, expiresOn }: Evidence,
  today: string,
): number {
  if (expiresOn !== null && expiresOn < today) return 0;
  const days = observedAt === null ? 0 : Math.max(0, Date.parse(today) / DAY_MS - dayNumber(observedAt));
  const decay = halfLifeDays === null ? 1 : 2 ** (-days / halfLifeDays);
  return SOURCE_WEIGHTS[source] * credibility * decay;
}

/** The evidence of one factor with its weights; signals scaled down to what they may weigh together. */
export function weigh(own: readonly Evidence[], today: string): (Evidence & { weight: number })[] {
  const weighed = own
    .map((one) => ({ ...one, weight: weightOf(one, today) }))
    .filter(({ weight }) => weight > 0);
  const total = (signals: boolean) =>
    weighed.reduce((sum, { source, weight }) => sum + ((source === 'SIGNAL') === signals ? weight : 0), 0);
  const most = Math.max(SIGNALS_AT_MOST.weight, SIGNALS_AT_MOST.share * total(false));
  const scale = Math.min(1, most / total(true));
  return weighed.map((one) => (one.source === 'SIGNAL' ? { ...one, weight: one.weight * scale } : one));
}

/** What holds now and does not decay by itself. */
export function standing(
  factor: Factor,
  kind: string,
  source: SourceClass,
  value: number,
  { credibility = 1, facts }: { credibility?: number; facts?: EvidenceFacts } = {},
): Evidence {
  const known = { factor, kind, source, value, credibility };
  return { ...known, observedAt: null, halfLifeDays: null, expiresOn: null, ...(facts && { facts }) };
}
