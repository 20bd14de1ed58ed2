/** What scoring needs of a registered project. Days are ISO 8601 calendar days; null where the register is silent. */
export interface ProjectFacts {
  projectId: string;
  builderId: string;
  builderScore: number | null;
  status: string;
  apartments: number | null;
  cases: number | null;
  complaints: number | null;
  proposedCompletion: string | null;
  revisedCompletion: string | null;
  extendedCompletion: string | null;
  lastModified: string | null;
  occupancyCertificate: boolean | null;
  /** Share of the facts a buyer needs that the register has, 0 to 1. */
  completeness: number;
  /** The day the register was read: its facts speak about that day, not about today. */
  asOf: string;
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
