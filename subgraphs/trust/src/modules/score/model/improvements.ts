import { standing, type Evidence, type SubjectEvidence } from './evidence.js';
import { CAPS, type CapCode, type SubjectType } from './parameters.js';
import { scoreSubject } from './trust-score.js';

export const ACTIONS = [
  'VERIFY_TITLE',
  'VERIFY_DOCUMENTS',
  'PROVE_IDENTITY',
  'VERIFY_PHONE',
  'RENEW_REGISTRATION',
  'ANSWER_LEADS_IN_TIME',
  'EARN_REVIEWS',
  'COMPLETE_FACTS',
  'UPDATE_REGISTER',
  'SHOW_OCCUPANCY_CERTIFICATE',
  'REMOVE_DUPLICATES',
  'SETTLE_DISPUTE',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Improvement {
  action: Action;
  /** By how many points the score would rise with this alone. */
  points: number;
}

const WORTH_TELLING = 1;
const MOST = 3;

interface Candidate {
  action: Action;
  apply(known: SubjectEvidence): SubjectEvidence;
}

const add =
  (...more: Evidence[]) =>
  ({ evidence, caps }: SubjectEvidence): SubjectEvidence => ({ evidence: [...evidence, ...more], caps });
/** The kind as it would be at its best; nothing where it was not observed. */
const perfect =
  (kind: string) =>
  ({ evidence, caps }: SubjectEvidence) => ({
    evidence: evidence.map((one) => (one.kind === kind ? { ...one, value: 1 } : one)),
    caps,
  });
const lift = (cap: CapCode, kind?: string) => (known: SubjectEvidence) => ({
  evidence: kind ? perfect(kind)(known).evidence : known.evidence,
  caps: known.caps.filter((one) => one !== cap),
});
const times = (count: number, one: Evidence) => Array.from({ length: count }, () => one);

const title: Candidate = {
  action: 'VERIFY_TITLE',
  apply: add(standing('DOCUMENTS', 'TITLE', 'DOCUMENT', 1)),
};
const documents: Candidate = {
  action: 'VERIFY_DOCUMENTS',
  apply: add(...times(3, standing('DOCUMENTS', 'DOCUMENT', 'DOCUMENT', 1))),
};
const settle: Candidate = { action: 'SETTLE_DISPUTE', apply: lift('DISPUTE_SEVERE') };
const facts: Candidate = { action: 'COMPLETE_FACTS', apply: perfect('COMPLETENESS') };
const identity: Candidate = {
  action: 'PROVE_IDENTITY',
  apply: add(standing('IDENTITY', 'IDENTITY_PROOF', 'DOCUMENT', 1)),
};

/** What subjects can do themselves. Time, luck and others' doings are not in it. */
const CANDIDATES: Record<SubjectType, readonly Candidate[]> = {
  USER: [
    {
      action: 'VERIFY_PHONE',
      apply: (known) => add(standing('IDENTITY', 'PHONE', 'TRANSACTION', 1))(lift('PHONE_UNVERIFIED')(known)),
    },
    identity,
    settle,
  ],
  AGENT: [
    { action: 'RENEW_REGISTRATION', apply: lift('RERA_LAPSED', 'LICENCE') },
    identity,
    {
      action: 'ANSWER_LEADS_IN_TIME',
      apply: add(...times(10, standing('CONDUCT', 'RESPONSE', 'TRANSACTION', 1))),
    },
    { action: 'EARN_REVIEWS', apply: add(...times(5, standing('REVIEWS', 'REVIEW', 'TRANSACTION', 1))) },
    settle,
  ],
  LISTING: [
    title,
    documents,
    facts,
    { action: 'REMOVE_DUPLICATES', apply: perfect('DUPLICATE_CHECK') },
    settle,
  ],
  PROJECT: [
    title,
    documents,
    { action: 'RENEW_REGISTRATION', apply: lift('RERA_LAPSED', 'REGISTRATION') },
    { action: 'UPDATE_REGISTER', apply: perfect('DISCLOSURE') },
    { action: 'SHOW_OCCUPANCY_CERTIFICATE', apply: perfect('OCCUPANCY') },
    facts,
    settle,
  ],
};

/** What would raise a score and by how many points, the most first: each is the score with that one thing changed. */
export function improvementsOf(type: SubjectType, known: SubjectEvidence, today: string): Improvement[] {
  const { score } = scoreSubject(type, known, today);
  // Nothing lifts what is capped for good.
  if (known.caps.some((cap) => CAPS[cap] <= CAPS.RERA_REVOKED)) return [];
  return CANDIDATES[type]
    .map(({ action, apply }) => ({
      action,
      points: Math.round((scoreSubject(type, apply(known), today).score - score) * 10) / 10,
    }))
    .filter(({ points }) => points >= WORTH_TELLING)
    .sort((a, b) => b.points - a.points || (a.action < b.action ? -1 : 1))
    .slice(0, MOST);
}
