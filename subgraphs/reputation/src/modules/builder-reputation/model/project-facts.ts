/** What the register and the authority's lists say about a project. Days are ISO 8601; null where they are silent. */
export interface ProjectFacts {
  projectId: string;
  builderId: string;
  status: string;
  district: string | null;
  pinCode: string | null;
  apartments: number | null;
  plots: number | null;
  cases: number | null;
  complaints: number | null;
  proposedCompletion: string | null;
  revisedCompletion: string | null;
  extendedCompletion: string | null;
  completedOn: string | null;
  lapsedOn: string | null;
  lastModified: string | null;
  occupancyCertificate: boolean | null;
  revokedOn: string | null;
}

/** A registration on the authority's list of revoked ones, and how sure it is that it was this builder's. */
export interface RevocationFacts {
  builderId: string;
  reraNumber: string;
  matchedBy: string;
  revokedOn: string;
}

/** Apartments and plots, at least 1. */
export function unitsOf({ apartments, plots }: Pick<ProjectFacts, 'apartments' | 'plots'>): number {
  return Math.max(1, (apartments ?? 0) + (plots ?? 0));
}

/** Whole days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function maybeDay(day: string | null): number | null {
  return day === null ? null : dayNumber(day);
}

/** The day so many months earlier; from the 29th to the 31st as from the 28th, which each month has. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, Math.min(28, date))).toISOString().slice(0, 10);
}
