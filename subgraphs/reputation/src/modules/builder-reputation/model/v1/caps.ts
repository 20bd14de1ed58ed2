import { DAYS_PER_MONTH, DAYS_PER_YEAR, OCCUPANCY_CAP, REVOKED_CAP } from './parameters.js';
import { dayNumber, maybeDay, type ProjectFacts } from './project-values.js';

export interface Cap {
  code: 'RERA_REVOKED' | 'OC_PENDING';
  /** No score above this while it holds. */
  score: number;
}

/**
 * What limits a builder whatever else is known: a registration revoked within three years (40; a revocation whose day
 * the register does not tell counts as recent), or an occupancy certificate known to be missing 24 months after the
 * latest due date (60). Where the register does not speak of certificates, nothing follows.
 */
export function capsOf(projects: readonly ProjectFacts[], asOf: string): Cap[] {
  const today = dayNumber(asOf);
  const caps: Cap[] = [];
  if (projects.some((project) => isRecentlyRevoked(project, today))) {
    caps.push({ code: 'RERA_REVOKED', score: REVOKED_CAP.score });
  }
  if (projects.some((project) => lacksOccupancyCertificate(project, today))) {
    caps.push({ code: 'OC_PENDING', score: OCCUPANCY_CAP.score });
  }
  return caps;
}

function isRecentlyRevoked({ status, revokedOn }: ProjectFacts, today: number): boolean {
  const revoked = maybeDay(revokedOn);
  if (revoked === null) return status === 'REVOKED';
  return revoked <= today && today - revoked <= REVOKED_CAP.years * DAYS_PER_YEAR;
}

function lacksOccupancyCertificate(project: ProjectFacts, today: number): boolean {
  if (project.occupancyCertificate !== false) return false;
  const due = [project.proposedCompletion, project.revisedCompletion, project.extendedCompletion]
    .map(maybeDay)
    .filter((day) => day !== null);
  return due.length > 0 && (today - Math.max(...due)) / DAYS_PER_MONTH >= OCCUPANCY_CAP.monthsAfterDue;
}
