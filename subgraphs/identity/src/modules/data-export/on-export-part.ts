import { type EventConsumer, onEvent } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { insertPart } from './data-export.repository.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';

/** A subgraph gave its part. One that comes after its export ended is removed: the person may be erased. */
export function onExportPart(store: () => ObjectStore | null, now: () => Date): EventConsumer {
  return onEvent('DataExportPartPrepared', async ({ data }, em) => {
    await setTransactionUser(em, { userId: data.userId });
    if (await insertPart(em, data, now())) return;
    for (const { key } of data.files) await store()?.delete(key);
  });
}
