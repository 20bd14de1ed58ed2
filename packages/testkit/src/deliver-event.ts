import {
  createEvent,
  type EventData,
  type EventInput,
  type EventSource,
  type EventType,
} from '@propmubi/events';
import { newId, systemViewer, type Subgraph } from '@propmubi/runtime';

/** Hands an event to a subgraph's consumers as the bus does: inside one transaction that opened as its tenant. */
export async function deliverEvent<Type extends EventType>(
  subgraph: Pick<Subgraph, 'consumers' | 'database'>,
  type: Type,
  data: EventInput<Type>,
  organizationId: string | null = null,
  { time = new Date(), source }: { time?: Date; source?: EventSource } = {},
): Promise<void> {
  const event = createEvent({ type, organizationId, data, source }, newId(), time);
  await subgraph.database.scope(systemViewer(organizationId)).write(async (em) => {
    for (const consumer of subgraph.consumers.filter((one) => one.type === type))
      await consumer.handle(event, em);
  });
}

type Recorded = { type: string; data: Record<string, unknown> };

/** The facts a subgraph recorded and has not published, in order; without what it wrote to the audit trail. */
export async function recordedEvents(subgraph: Pick<Subgraph, 'name' | 'database'>): Promise<Recorded[]> {
  return (await outboxOf(subgraph)).filter(({ type }) => type !== 'ActionsAudited');
}

type RecordedAction = EventData<'ActionsAudited'>['actions'][number] & { chainId: string };

/** What a subgraph wrote to the audit trail and has not published, in order. */
export async function recordedActs(subgraph: Pick<Subgraph, 'name' | 'database'>): Promise<RecordedAction[]> {
  const audited = (await outboxOf(subgraph)).filter(({ type }) => type === 'ActionsAudited');
  return audited.flatMap(({ data }) => {
    const { chainId, actions } = data as EventData<'ActionsAudited'>;
    return actions.map((action) => ({ ...action, chainId }));
  });
}

async function outboxOf({ name, database }: Pick<Subgraph, 'name' | 'database'>): Promise<Recorded[]> {
  const rows = await database.orm.em
    .fork()
    .execute<{ event: Recorded }[]>(`select event from ${name}.outbox order by position`);
  return rows.map(({ event }) => event);
}
