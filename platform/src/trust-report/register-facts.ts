import type { Register } from '@propmubi/property';
import type { BuilderFacts, ProjectFacts, RevocationFacts } from '@propmubi/reputation';

type Staged = Register['projects'][number];

/** A register as the reputation model sees it, without a database between them. */
export function builderFactsOf(register: Register): Map<string, BuilderFacts> {
  const evidence = Map.groupBy(register.evidence, (one) => one.rera_number);
  const revoked = new Map(register.revoked.map((one) => [one.rera_number, one]));
  const projects = register.projects.map((project) => {
    const revocation = revoked.get(project.rera_number);
    return projectFacts(project, evidence.get(project.rera_number) ?? [], revocation?.first_seen_on ?? null);
  });
  const byBuilder = Map.groupBy(projects, ({ builderId }) => builderId);
  const revocations = Map.groupBy(register.revoked, (one) => one.builder_id);
  return new Map(
    [...byBuilder].map(([builderId, own]): [string, BuilderFacts] => [
      builderId,
      {
        projects: own,
        reviews: [],
        revocations: (revocations.get(builderId) ?? []).map((one) => revocationFacts(one, own)),
      },
    ]),
  );
}

function projectFacts(
  project: Staged,
  evidence: Register['evidence'],
  revokedOn: string | null,
): ProjectFacts {
  const text = (column: string) => project[column] as string | null;
  const number = (column: string) => project[column] as number | null;
  const latest = (kinds: readonly string[]) =>
    evidence
      .filter(({ kind }) => kinds.includes(kind))
      .sort((a, b) => (a.occurred_on < b.occurred_on ? 1 : -1))[0];
  const certificate = latest(['OCCUPANCY_CERTIFICATE']);
  return {
    projectId: project.id,
    builderId: project.builder_id,
    status: revokedOn ? 'REVOKED' : (text('status') as string),
    district: text('district'),
    pinCode: text('pin_code'),
    apartments: number('apartments_count'),
    plots: number('plots_count'),
    cases: number('cases_count'),
    complaints: number('complaints_count'),
    proposedCompletion: text('proposed_completion_on'),
    revisedCompletion: text('revised_completion_on'),
    extendedCompletion: latest(['EXTENSION'])?.extended_to ?? text('extended_completion_on'),
    completedOn: latest(['OCCUPANCY_CERTIFICATE', 'FORM_4'])?.occurred_on ?? null,
    lapsedOn: latest(['LAPSE'])?.occurred_on ?? null,
    lastModified: text('last_modified_on'),
    occupancyCertificate: certificate ? true : null,
    revokedOn,
  };
}

function revocationFacts(
  one: Register['revoked'][number],
  projects: readonly ProjectFacts[],
): RevocationFacts {
  const agrees = projects.some(
    ({ district, pinCode }) => district === one.district || (pinCode !== null && pinCode === one.pin_code),
  );
  return {
    builderId: one.builder_id,
    reraNumber: one.rera_number,
    matchedBy: agrees ? 'NAME_AND_DISTRICT' : 'NAME',
    revokedOn: one.first_seen_on,
  };
}
