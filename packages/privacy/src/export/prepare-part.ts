import { type EventConsumer, onEvent, recordEvent } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { type ExportSource, writePart } from './write-part.js';

export interface ExportPartOptions {
  schema: string;
  source: ExportSource;
  /** Null where the deployment has no place for files: then none is asked for. */
  store: () => ObjectStore | null;
}

/**
 * A person asked for all that is held of them: the subgraph writes its part to the object store and says which files it is. The event
 * carries names, sizes and hashes, no data.
 */
export function exportPartConsumer({ schema, source, store }: ExportPartOptions): EventConsumer {
  return onEvent('DataExportRequested', async ({ data: { exportId, userId } }, em) => {
    const place = store();
    if (!place) throw new Error('This service has no place for files, and identity has.');
    const files = await writePart({ em, store: place, source, schema }, { exportId, userId });
    await recordEvent(em, {
      type: 'DataExportPartPrepared',
      organizationId: null,
      source: schema,
      data: { exportId, userId, subgraph: schema, files },
    });
  });
}
