import { createEvent, type EventInput, type EventType } from '@propmubi/events';
import { newId, systemViewer, type Subgraph } from '@propmubi/runtime';

/** Hands an event to a subgraph's consumers as the bus does: inside one transaction that opened as its tenant. */
export async function deliverEvent<Type extends EventType>(
  subgraph: Pick<Subgraph, 'consumers' | 'database'>,
  type: Type,
  data: EventInput<Type>,
  organizationId: string | null = null,
  time = new Date(),
): Promise<void> {
  const event = createEvent({ type, organizationId, data }, newId(), time);
  await subgraph.database.scope(systemViewer(organizationId)).write(async (em) => {
    for (const consumer of subgraph.consumers.filter((one) => one.type === type))
      await consumer.handle(event, em);
  });
}

/** The facts a subgraph recorded and has not published, in order. */
export async function recordedEvents(subgraph: Pick<Subgraph, 'name' | 'database'>) {
  const rows = await subgraph.database.orm.em
    .fork()
    .execute<{ event: { type: string; data: Record<string, unknown> } }[]>(
      `select event from ${subgraph.name}.outbox order by position`,
    );
  return rows.map(({ event }) => event);
}
