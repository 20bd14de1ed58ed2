import type { EventData } from '@propmubi/events';

export type DeliveryAssessment = Omit<
  EventData<'ProjectDeliveryAssessed'>['projects'][number],
  'projectId' | 'builderId'
>;

/** What scoring needs of a registered project. Days are ISO 8601 calendar days; null where the register is silent. */
export interface ProjectFacts {
  projectId: string;
  builderId: string;
  builderScore: number | null;
  /** Within the builder's segment, 0 to 100; null where it was not compared. */
  builderPercentile: number | null;
  /** Share of the builder's score that rests on evidence; null where that is not told. */
  builderCoverage: number | null;
  delivery: DeliveryAssessment | null;
  status: string;
  district: string | null;
  apartments: number | null;
  /** Apartments and plots. */
  units: number | null;
  cases: number | null;
  complaints: number | null;
  lastModified: string | null;
  occupancyCertificate: boolean | null;
  /** Share of the facts a buyer needs that the register has, 0 to 1. */
  completeness: number;
  missing: number;
  /** The day the register was read: its facts speak about that day, not about today. */
  asOf: string;
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
