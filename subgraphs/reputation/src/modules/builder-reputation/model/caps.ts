import { DAYS_PER_MONTH, DAYS_PER_YEAR, OCCUPANCY_CAP, REVOKED_CAP } from './parameters.js';
import { dayNumber, maybeDay, type ProjectFacts, type RevocationFacts } from './project-facts.js';

export interface Cap {
  code: 'RERA_REVOKED' | 'OC_PENDING';
  /** No score above this while it holds. */
  score: number;
}

/**
 * What limits a builder whatever else is known, worst first: a registration revoked within three years (40), or an
 * occupancy certificate known to be missing 24 months after the latest due date (60). A revocation that is younger than
 * the register is known all the same; one whose day the list does not tell counts from when it was first seen.
 */
export function capsOf(
  projects: readonly ProjectFacts[],
  revocations: readonly RevocationFacts[],
  asOf: string,
): Cap[] {
  const today = dayNumber(asOf);
  const isRecent = (revokedOn: string | null) => {
    const revoked = maybeDay(revokedOn);
    return revoked === null || today - revoked <= REVOKED_CAP.years * DAYS_PER_YEAR;
  };
  const caps: Cap[] = [];
  if (
    projects.some(({ status, revokedOn }) => status === 'REVOKED' && isRecent(revokedOn)) ||
    revocations.some(({ matchedBy, revokedOn }) => isSureMatch(matchedBy) && isRecent(revokedOn))
  )
    caps.push({ code: 'RERA_REVOKED', score: REVOKED_CAP.score });
  if (projects.some((project) => lacksOccupancyCertificate(project, today)))
    caps.push({ code: 'OC_PENDING', score: OCCUPANCY_CAP.score });
  return caps.sort((a, b) => a.score - b.score);
}

/** Whether more than the name agrees: only then is it held against the builder. */
export function isSureMatch(matchedBy: string): boolean {
  return matchedBy !== 'NAME';
}

function lacksOccupancyCertificate(project: ProjectFacts, today: number): boolean {
  if (project.occupancyCertificate !== false) return false;
  const due = [project.proposedCompletion, project.revisedCompletion, project.extendedCompletion]
    .map(maybeDay)
    .filter((day) => day !== null);
  return due.length > 0 && (today - Math.max(...due)) / DAYS_PER_MONTH >= OCCUPANCY_CAP.monthsAfterDue;
}
