import { areSecrets } from './signed-token.js';
import { ConfigError, integer, InvalidSetting, makeValidator, str } from '@propmubi/runtime/config';
import { createLocalStore } from './local-store.js';
import type { ObjectStore } from './object-store.js';

/** Where files are kept: a folder of this machine that the gateway serves, or a bucket. */
export type StoreConfig =
  | { directory: string; secret: string }
  | {
      bucket: string;
      region: string;
      endpoint?: string | undefined;
      publicEndpoint?: string | undefined;
      credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
    };

const optionalUrl = makeValidator<string>((input) => {
  if (input && !/^https?:$/.test(URL.parse(input)?.protocol ?? ''))
    throw new InvalidSetting('not an http(s) URL');
  return input;
});

/** The environment variables of a service that keeps files. */
export const storeSettings = {
  DOCUMENT_STORE_DIRECTORY: str({
    default: '',
    desc: 'Folder in which papers and exports are kept where there is no bucket; the gateway serves it',
  }),
  DOCUMENT_URL_SECRET: str({
    default: '',
    desc: 'Signs the links to files in DOCUMENT_STORE_DIRECTORY; at least 32 characters',
  }),
  DOCUMENT_S3_BUCKET: str({
    default: '',
    desc: 'Bucket of an S3-compatible store in which papers and exports are kept; wins over the folder',
  }),
  DOCUMENT_S3_REGION: str({ default: 'ap-south-1', desc: 'Its region' }),
  DOCUMENT_S3_ENDPOINT: str({
    default: '',
    desc: 'Its address where it is not Amazon’s, as this service reaches it',
  }),
  DOCUMENT_S3_PUBLIC_ENDPOINT: optionalUrl({
    default: '',
    desc: 'Its address as browsers reach it, where that is another one',
  }),
  DOCUMENT_S3_ACCESS_KEY_ID: str({
    default: '',
    desc: 'Access key of the bucket; empty takes the role of the machine',
  }),
  DOCUMENT_S3_SECRET_ACCESS_KEY: str({ default: '', desc: 'Its secret' }),
} as const;

/** What an organization can keep where an administrator set nothing else. */
export const quotaSettings = {
  DOCUMENT_QUOTA_MB: integer(
    1,
    1_000_000,
  )({ default: 2_000, desc: 'Megabytes of papers that one organization can keep' }),
} as const;

const BYTES_PER_MEGABYTE = 1_000_000;

export function quotaBytesOf({ DOCUMENT_QUOTA_MB }: { DOCUMENT_QUOTA_MB: number }): number {
  return DOCUMENT_QUOTA_MB * BYTES_PER_MEGABYTE;
}

/** Undefined where the deployment has no place for files. @throws ConfigError for a folder without a secret */
export function storeConfigOf(settings: Record<keyof typeof storeSettings, string>): StoreConfig | undefined {
  if (settings.DOCUMENT_S3_BUCKET) {
    const accessKeyId = settings.DOCUMENT_S3_ACCESS_KEY_ID;
    const secretAccessKey = settings.DOCUMENT_S3_SECRET_ACCESS_KEY;
    return {
      bucket: settings.DOCUMENT_S3_BUCKET,
      region: settings.DOCUMENT_S3_REGION,
      endpoint: settings.DOCUMENT_S3_ENDPOINT || undefined,
      publicEndpoint: settings.DOCUMENT_S3_PUBLIC_ENDPOINT || undefined,
      credentials: accessKeyId ? { accessKeyId, secretAccessKey } : undefined,
    };
  }
  const { DOCUMENT_STORE_DIRECTORY: directory, DOCUMENT_URL_SECRET: secret } = settings;
  if (!directory) return undefined;
  if (!areSecrets(secret)) {
    const help = 'at least 32 characters sign the links to files in DOCUMENT_STORE_DIRECTORY';
    throw new ConfigError([{ name: 'DOCUMENT_URL_SECRET', problem: secret ? 'invalid' : 'missing', help }]);
  }
  return { directory, secret };
}

/** `now` is for the links of a folder; a bucket has its own clock. */
export async function openStore(config: StoreConfig, now: () => Date): Promise<ObjectStore> {
  if ('directory' in config) return createLocalStore({ ...config, now });
  // Amazon's client is large, and most machines that run everything in one process have no bucket.
  const { createS3Store } = await import('./s3-store.js');
  return createS3Store(config);
}
