import { newId, query, recordEvents, sql, type AnyNewEvent, type EntityManager } from '@propmubi/runtime';
import type { EventInput } from '@propmubi/events';
import type { StandingChange } from './standing.js';

/** As many as one event may carry (packages/events). */
const PROJECTS_PER_EVENT = 500;

type RegisterProject = EventInput<'RegistrySynced'>['projects'][number];
type RegisterRevocation = NonNullable<EventInput<'RegistrySynced'>['revocations']>[number];

export interface RegistrySync {
  asOf: string;
  changed: readonly { id: string }[];
  standing: readonly StandingChange[];
  /** Whether it takes the place of a later one. */
  replaces?: boolean;
  /** Projects that it does not name any more. */
  unnamed?: readonly string[];
  /** Whether it is told although no project changed. */
  always?: boolean;
}

/** Records what a register import changed, in chunks, inside its transaction. Returns how many events that made. */
export async function recordRegistrySync(
  em: EntityManager,
  { asOf, changed, standing, replaces = false, unnamed = [], always = false }: RegistrySync,
): Promise<number> {
  const syncId = newId();
  const facts = await registerFacts(
    em,
    changed.map(({ id }) => id),
  );
  const events: AnyNewEvent[] = standing.map((change) => ({
    type: 'ProjectStatusChanged',
    organizationId: null,
    data: { ...change, changedOn: asOf } as EventInput<'ProjectStatusChanged'>,
  }));
  const revocations = facts.length > 0 || always ? await registerRevocations(em) : [];
  const chunks = Math.max(
    always ? 1 : 0,
    Math.ceil(facts.length / PROJECTS_PER_EVENT),
    Math.ceil(revocations.length / PROJECTS_PER_EVENT),
    Math.ceil(unnamed.length / PROJECTS_PER_EVENT),
  );
  for (let chunk = 0; chunk < chunks; chunk++) {
    const part = <T>(all: readonly T[]) =>
      all.slice(chunk * PROJECTS_PER_EVENT, (chunk + 1) * PROJECTS_PER_EVENT);
    events.push({
      type: 'RegistrySynced',
      organizationId: null,
      data: {
        syncId,
        asOf,
        replaces,
        last: chunk === chunks - 1,
        projects: part(facts),
        revocations: part(revocations),
        unnamed: part(unnamed),
      },
    });
  }
  await recordEvents(em, events);
  return events.length;
}

/** The public facts about projects that other subgraphs keep, in the order of their RERA numbers. */
export function registerFacts(em: EntityManager, ids: string[]): Promise<RegisterProject[]> {
  return query<RegisterProject>(
    em,
    sql`select p.id as "projectId", p.rera_number as "reraNumber", p.name, p.district,
            p.builder_id as "builderId", b.name as "builderName", p.pin_code as "pinCode", p.latitude, p.longitude,
            p.status, p.proposed_completion_on::text as "proposedCompletion",
            p.revised_completion_on::text as "revisedCompletion",
            p.extended_completion_on::text as "extendedCompletion",
            p.apartments_count as apartments, p.booked_apartments_count as "bookedApartments",
            p.plots_count as plots, p.completed_on::text as "completedOn", p.lapsed_on::text as "lapsedOn",
            p.cases_count as cases, p.complaints_count as complaints, p.last_modified_on::text as "lastModified",
            case when p.occupancy_certificate_on is not null then true end as "occupancyCertificate",
            r.first_seen_on::text as "revokedOn"
       from property.project p join property.builder b on b.id = p.builder_id
       left join property.revoked_registration r on r.rera_number = p.rera_number
      where p.id in (select json_array_elements_text(${JSON.stringify(ids)}::json)::uuid)
      order by p.rera_number`,
  );
}

/** Every revocation whose promoter is a builder of the register. */
function registerRevocations(em: EntityManager): Promise<RegisterRevocation[]> {
  return query<RegisterRevocation>(
    em,
    sql`select id as "projectId", rera_number as "reraNumber", builder_id as "builderId", district,
            pin_code as "pinCode", matched_by as "matchedBy", first_seen_on::text as "firstSeenOn"
       from property.revoked_registration where matched_by is not null order by rera_number`,
  );
}
