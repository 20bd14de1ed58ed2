import { standing, type CapCode, type Evidence, type SubjectEvidence } from '../score/model/index.js';
import { daysBetween, type ProjectFacts } from './project.facts.js';

const DAYS_PER_MONTH = 365.25 / 12;
const DELAY_SCALE_MONTHS = 24;
const PER_HUNDRED_SCALE = 2;
const FRESH_DAYS = 120;
const FRESHNESS_SCALE_DAYS = 180;

const REGISTRATION_VALUE: Record<string, number> = {
  ACTIVE: 1,
  COMPLETED: 1,
  ABEYANCE: 0.3,
  LAPSED: 0.2,
  DE_REGISTERED: 0.2,
  REVOKED: 0,
};

/** What the register and the builder's reputation say about a project. The values are those of builder reputation. */
export function projectEvidence(project: ProjectFacts): SubjectEvidence {
  return {
    evidence: [
      standing('IDENTITY', 'REGISTRATION', 'REGISTRY', REGISTRATION_VALUE[project.status] ?? 0.5),
      ...delivery(project),
      ...perApartment(project),
      ...disclosure(project),
      standing('DATA_ACCURACY', 'COMPLETENESS', 'TRANSACTION', project.completeness),
      ...certificate(project),
      ...(project.builderScore === null
        ? []
        : [standing('PARENT', 'BUILDER_REPUTATION', 'REGISTRY', project.builderScore / 100)]),
    ],
    caps: registrationCaps(project.status),
  };
}

export function registrationCaps(status: string | null): CapCode[] {
  if (status === 'REVOKED') return ['RERA_REVOKED'];
  return status === 'LAPSED' ? ['RERA_LAPSED'] : [];
}

function delivery(project: ProjectFacts): Evidence[] {
  const { proposedCompletion, revisedCompletion, extendedCompletion, asOf } = project;
  if (proposedCompletion === null) return [];
  // ISO days sort as text.
  const latest = [proposedCompletion, revisedCompletion, extendedCompletion]
    .filter((day) => day !== null)
    .sort()
    .at(-1) as string;
  const slip = daysBetween(proposedCompletion, latest) / DAYS_PER_MONTH;
  const isOpen = project.status !== 'COMPLETED' && project.occupancyCertificate !== true;
  const overdue = isOpen ? Math.max(0, daysBetween(latest, asOf)) / DAYS_PER_MONTH : 0;
  if (slip === 0 && proposedCompletion > asOf) return [];
  const value = Math.exp(-(slip + overdue) / DELAY_SCALE_MONTHS);
  return [standing('CONDUCT', overdue > slip ? 'OVERDUE' : 'DELIVERY', 'REGISTRY', value)];
}

function perApartment({ apartments, cases, complaints }: ProjectFacts): Evidence[] {
  if (!apartments) return [];
  const value = (count: number | null) => Math.exp(-(((count ?? 0) * 100) / apartments) / PER_HUNDRED_SCALE);
  return [
    standing('CONDUCT', 'COMPLAINTS', 'REGISTRY', value(complaints)),
    standing('CONDUCT', 'LITIGATION', 'REGISTRY', value(cases)),
  ];
}

function disclosure({ lastModified, asOf }: ProjectFacts): Evidence[] {
  if (lastModified === null) return [];
  const stale = Math.max(0, daysBetween(lastModified, asOf) - FRESH_DAYS);
  return [standing('DATA_ACCURACY', 'DISCLOSURE', 'REGISTRY', Math.exp(-stale / FRESHNESS_SCALE_DAYS))];
}

function certificate({ occupancyCertificate }: ProjectFacts): Evidence[] {
  if (occupancyCertificate === null) return [];
  return [standing('DOCUMENTS', 'OCCUPANCY', 'REGISTRY', occupancyCertificate ? 1 : 0)];
}
