import { standing, type Evidence, type SubjectEvidence } from '../score/model/evidence.js';
import { type CapCode } from '../score/model/parameters.js';
import { daysBetween, type ProjectFacts } from './project.facts.js';

const PER_HUNDRED_SCALE = 2;
const FRESH_DAYS = 120;
const FRESHNESS_SCALE_DAYS = 180;
/** Weight of a builder's record at which it counts half: the prior of the delivery model. */
const DELIVERY_PRIOR = 4;
/** How many facts about a project a buyer needs: `consumers/on-registry-synced.ts`. */
export const FACTS_OF_A_PROJECT = 6;

export const REGISTRATION_VALUE: Readonly<Record<string, number>> = {
  ACTIVE: 1,
  COMPLETED: 1,
  ABEYANCE: 0.3,
  LAPSED: 0.2,
  DE_REGISTERED: 0.2,
  REVOKED: 0,
};

/** What the register, the delivery model and the builder's reputation say about a project. */
export function projectEvidence(project: ProjectFacts): SubjectEvidence {
  const { status, completeness, missing } = project;
  return {
    evidence: [
      standing('IDENTITY', 'REGISTRATION', 'REGISTRY', REGISTRATION_VALUE[status] ?? 0.5, {
        facts: { status },
      }),
      ...delivery(project),
      ...perApartment(project),
      ...disclosure(project),
      standing('DATA_ACCURACY', 'COMPLETENESS', 'TRANSACTION', completeness, {
        facts: { missing, needed: FACTS_OF_A_PROJECT },
      }),
      ...certificate(project),
      ...builder(project),
    ],
    caps: registrationCaps(status),
  };
}

export function registrationCaps(status: string | null): CapCode[] {
  if (status === 'REVOKED') return ['RERA_REVOKED'];
  return status === 'LAPSED' ? ['RERA_LAPSED'] : [];
}

/**
 * The record of the builder as reputation assessed it for this project, by its percentile among comparable projects,
 * since the level of the market drifts. Without a project that was due there is no record and no evidence.
 */
function delivery({ delivery: assessed }: ProjectFacts): Evidence[] {
  if (assessed === null || assessed.evidence.weight === 0) return [];
  const { weight, projects, late, silent } = assessed.evidence;
  return [
    standing('CONDUCT', 'DELIVERY', 'REGISTRY', assessed.percentile / 100, {
      credibility: weight / (weight + DELIVERY_PRIOR),
      facts: { projects, late, silent },
    }),
  ];
}

/** Counts the register tells; where it is silent there is no evidence. */
function perApartment({ apartments, cases, complaints }: ProjectFacts): Evidence[] {
  if (!apartments) return [];
  const value = (count: number) => Math.exp(-((count * 100) / apartments) / PER_HUNDRED_SCALE);
  return [
    ...(complaints === null
      ? []
      : [
          standing('CONDUCT', 'COMPLAINTS', 'REGISTRY', value(complaints), {
            facts: { complaints, apartments },
          }),
        ]),
    ...(cases === null
      ? []
      : [standing('CONDUCT', 'LITIGATION', 'REGISTRY', value(cases), { facts: { cases, apartments } })]),
  ];
}

function disclosure({ lastModified, asOf }: ProjectFacts): Evidence[] {
  if (lastModified === null) return [];
  const stale = Math.max(0, daysBetween(lastModified, asOf) - FRESH_DAYS);
  const value = Math.exp(-stale / FRESHNESS_SCALE_DAYS);
  return [standing('DATA_ACCURACY', 'DISCLOSURE', 'REGISTRY', value, { facts: { day: lastModified } })];
}

function certificate({ occupancyCertificate }: ProjectFacts): Evidence[] {
  if (occupancyCertificate === null) return [];
  return [standing('DOCUMENTS', 'OCCUPANCY', 'REGISTRY', occupancyCertificate ? 1 : 0)];
}

/** The builder's reputation, by its percentile where it was compared, as far as it rests on evidence. */
function builder({ builderScore, builderPercentile, builderCoverage }: ProjectFacts): Evidence[] {
  if (builderScore === null) return [];
  return [
    standing('PARENT', 'BUILDER_REPUTATION', 'REGISTRY', (builderPercentile ?? builderScore) / 100, {
      credibility: builderCoverage ?? 1,
      facts: { score: Math.round(builderScore) },
    }),
  ];
}

/** Projects are compared within district and size, as in the delivery model. */
export function segmentOfProject({ district, units }: Pick<ProjectFacts, 'district' | 'units'>): string {
  const size = Math.max(1, units ?? 1);
  const name =
    size <= 12
      ? 'UP_TO_12_UNITS'
      : size <= 30
        ? 'UP_TO_30_UNITS'
        : size <= 80
          ? 'UP_TO_80_UNITS'
          : 'OVER_80_UNITS';
  return `${(district ?? 'UNKNOWN').toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${name}`;
}
