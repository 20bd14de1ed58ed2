import {
  ConfigError,
  integer,
  InvalidSetting,
  makeValidator,
  parseJsonSetting,
  readSettings,
  serviceConfigFromEnv,
  serviceSettings,
  str,
  type ServiceConfig,
} from '@propmubi/runtime';
import type { JsonWebKey } from 'node:crypto';
import type { ClamdAddress } from '@propmubi/storage';
import type { DocumentStoreConfig } from './document-store.js';

/** A private Ed25519 JSON Web Key as one line of JSON, or nothing. */
const logKey = makeValidator<JsonWebKey | undefined>((input) => {
  if (!input) return undefined;
  const key = parseJsonSetting(input) as JsonWebKey | null;
  if (key?.kty !== 'OKP' || key.crv !== 'Ed25519' || !key.d)
    throw new InvalidSetting('not a private Ed25519 JWK');
  return key;
});

const optionalUrl = makeValidator<string>((input) => {
  if (input && !/^https?:$/.test(URL.parse(input)?.protocol ?? ''))
    throw new InvalidSetting('not an http(s) URL');
  return input;
});

const clamdAddress = makeValidator<ClamdAddress | undefined>((input) => {
  if (!input) return undefined;
  const { hostname, port } = new URL(`tcp://${input}`);
  if (!hostname || !port) throw new InvalidSetting('not host:port');
  return { host: hostname, port: Number(port) };
});

/** The environment variables the trust service reads. */
export const trustSettings = {
  ...serviceSettings,
  TRUST_LOG_SIGNING_KEY: logKey({
    default: undefined,
    desc: 'Private Ed25519 JWK that signs the heads of the transparency log; without it they are unsigned',
  }),
  DOCUMENT_STORE_DIRECTORY: str({
    default: '',
    desc: 'Folder in which uploaded papers are kept where there is no bucket; the gateway serves it',
  }),
  DOCUMENT_URL_SECRET: str({
    default: '',
    desc: 'Signs the links to papers in DOCUMENT_STORE_DIRECTORY; at least 32 characters',
  }),
  DOCUMENT_S3_BUCKET: str({
    default: '',
    desc: 'Bucket of an S3-compatible store in which uploaded papers are kept; wins over the folder',
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
  DOCUMENT_QUOTA_MB: integer(
    1,
    1_000_000,
  )({ default: 2_000, desc: 'Megabytes of papers that one organization can keep' }),
  CLAMD_ADDRESS: clamdAddress({
    default: undefined,
    desc: 'host:port of ClamAV’s daemon, which scans uploaded papers; without it they are not scanned',
  }),
};

export interface TrustConfig extends ServiceConfig {
  logSigningKey?: JsonWebKey | undefined;
  /** Without one no paper can be submitted. */
  documentStore?: DocumentStoreConfig | undefined;
  documentQuotaBytes?: number | undefined;
  clamd?: ClamdAddress | undefined;
}

const BYTES_PER_MEGABYTE = 1_000_000;

/** @throws ConfigError naming every missing or invalid variable */
export function trustConfigFromEnv(env: NodeJS.ProcessEnv): TrustConfig {
  const settings = readSettings(trustSettings, env);
  return {
    ...serviceConfigFromEnv(env),
    logSigningKey: settings.TRUST_LOG_SIGNING_KEY,
    documentStore: documentStoreOf(settings),
    documentQuotaBytes: settings.DOCUMENT_QUOTA_MB * BYTES_PER_MEGABYTE,
    clamd: settings.CLAMD_ADDRESS,
  };
}

type StoreSettings = Record<
  | `DOCUMENT_S3_${'BUCKET' | 'REGION' | 'ENDPOINT' | 'PUBLIC_ENDPOINT' | 'ACCESS_KEY_ID' | 'SECRET_ACCESS_KEY'}`
  | 'DOCUMENT_STORE_DIRECTORY'
  | 'DOCUMENT_URL_SECRET',
  string
>;

const SECRET_LENGTH = 32;

function documentStoreOf(settings: StoreSettings): DocumentStoreConfig | undefined {
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
  if (secret.length < SECRET_LENGTH) {
    const help = 'at least 32 characters sign the links to papers in DOCUMENT_STORE_DIRECTORY';
    throw new ConfigError([{ name: 'DOCUMENT_URL_SECRET', problem: secret ? 'invalid' : 'missing', help }]);
  }
  return { directory, secret };
}
