import { newId, recordEvents, type AnyNewEvent, type EntityManager } from '@propmubi/runtime';
import type { StandingChange } from './maharera.import.js';
import type { EventInput } from '@propmubi/events';

/** As many as one event may carry (packages/events). */
const PROJECTS_PER_EVENT = 500;

type RegisterProject = EventInput<'RegistrySynced'>['projects'][number];

/** Records what a register import changed, in chunks, inside its transaction. Returns how many events that made. */
export async function recordRegistrySync(
  em: EntityManager,
  { asOf, changed, standing }: { asOf: string; changed: { id: string }[]; standing: StandingChange[] },
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
  for (let start = 0; start < facts.length; start += PROJECTS_PER_EVENT)
    events.push({
      type: 'RegistrySynced',
      organizationId: null,
      data: {
        syncId,
        asOf,
        last: start + PROJECTS_PER_EVENT >= facts.length,
        projects: facts.slice(start, start + PROJECTS_PER_EVENT),
      },
    });
  await recordEvents(em, events);
  return events.length;
}

/** The public facts about projects that other subgraphs keep, in the order of their RERA numbers. */
export function registerFacts(em: EntityManager, ids: string[]): Promise<RegisterProject[]> {
  return em.execute<RegisterProject[]>(
    `select p.id as "projectId", p.rera_number as "reraNumber", p.name, p.district,
            p.builder_id as "builderId", b.name as "builderName", p.pin_code as "pinCode", p.latitude, p.longitude,
            p.status, p.proposed_completion_on::text as "proposedCompletion",
            p.revised_completion_on::text as "revisedCompletion",
            p.extended_completion_on::text as "extendedCompletion",
            p.apartments_count as apartments, p.booked_apartments_count as "bookedApartments",
            p.cases_count as cases, p.complaints_count as complaints, p.last_modified_on::text as "lastModified",
            case when p.occupancy_certificate_on is not null then true end as "occupancyCertificate"
       from property.project p join property.builder b on b.id = p.builder_id
      where p.id in (select json_array_elements_text(?::json)::uuid)
      order by p.rera_number`,
    [JSON.stringify(ids)],
  );
}
