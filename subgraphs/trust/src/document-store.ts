import {
  createClamdScanner,
  openStore,
  type ClamdAddress,
  type ObjectStore,
  type StoreConfig,
  type VirusScanner,
} from '@propmubi/storage';

/** What handles the bytes of papers. */
export interface DocumentFiles {
  store: ObjectStore;
  /** Null where the deployment has no scanner. */
  scanner: VirusScanner | null;
}

export async function createDocumentFiles(
  config: StoreConfig,
  clamd: ClamdAddress | undefined,
  now: () => Date,
): Promise<DocumentFiles> {
  const scanner = clamd ? createClamdScanner(clamd) : null;
  return { store: await openStore(config, now), scanner };
}
