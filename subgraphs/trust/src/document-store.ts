import {
  createClamdScanner,
  createLocalStore,
  type ClamdAddress,
  type ObjectStore,
  type VirusScanner,
} from '@propmubi/storage';

/** Where papers are kept: a folder of this machine that the gateway serves, or a bucket. */
export type DocumentStoreConfig =
  | { directory: string; secret: string }
  | {
      bucket: string;
      region: string;
      endpoint?: string | undefined;
      publicEndpoint?: string | undefined;
      credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
    };

/** What handles the bytes of papers. */
export interface DocumentFiles {
  store: ObjectStore;
  /** Null where the deployment has no scanner. */
  scanner: VirusScanner | null;
}

export async function createDocumentFiles(
  config: DocumentStoreConfig,
  clamd: ClamdAddress | undefined,
  now: () => Date,
): Promise<DocumentFiles> {
  const scanner = clamd ? createClamdScanner(clamd) : null;
  if ('directory' in config) return { store: createLocalStore({ ...config, now }), scanner };
  // Amazon's client is large, and most machines that run everything in one process have no bucket.
  const { createS3Store } = await import('@propmubi/storage/s3');
  return { store: createS3Store(config), scanner };
}
