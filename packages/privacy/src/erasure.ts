import { type EntityManager, type EventConsumer, onEvent, recordEvent } from '@propmubi/runtime';

/** How many rows of each table lost personal data. */
export type ErasedRows = Record<string, number>;

/**
 * Identity forgot a person, and so does this subgraph. What it did goes into the person's receipt by an event of numbers; a second
 * time it finds nothing.
 */
export function erasureConsumer(
  schema: string,
  erase: (em: EntityManager, userId: string) => Promise<ErasedRows>,
  now: () => Date = () => new Date(),
): EventConsumer {
  return onEvent('UserErased', async ({ data: { userId } }, em) => {
    const rows = await erase(em, userId);
    await recordEvent(em, {
      type: 'PersonalDataErased',
      organizationId: null,
      source: schema,
      data: {
        userId,
        subgraph: schema,
        rows: Object.entries(rows).map(([table, count]) => ({ table, count })),
        erasedAt: now().toISOString(),
      },
    });
  });
}
