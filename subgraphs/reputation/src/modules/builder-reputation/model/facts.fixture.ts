import type { ProjectFacts } from './project-facts.js';

/** A project of a register, with nothing remarkable about it. */
export function projectFacts(given: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    projectId: 'p',
    builderId: 'b',
    status: 'ACTIVE',
    district: 'Thane',
    pinCode: '400601',
    apartments: 15,
    plots: null,
    cases: null,
    complaints: null,
    proposedCompletion: '2026-01-01',
    revisedCompletion: null,
    extendedCompletion: null,
    completedOn: null,
    lapsedOn: null,
    lastModified: '2024-01-01',
    occupancyCertificate: null,
    revokedOn: null,
    ...given,
  };
}
