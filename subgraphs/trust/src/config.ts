import {
  InvalidSetting,
  makeValidator,
  parseJsonSetting,
  readSettings,
  serviceConfigFromEnv,
  serviceSettings,
  type ServiceConfig,
} from '@propmubi/runtime';
import type { JsonWebKey } from 'node:crypto';
import {
  quotaBytesOf,
  quotaSettings,
  storeConfigOf,
  storeSettings,
  type ClamdAddress,
  type StoreConfig,
} from '@propmubi/storage';

/** A private Ed25519 JSON Web Key as one line of JSON, or nothing. */
const logKey = makeValidator<JsonWebKey | undefined>((input) => {
  if (!input) return undefined;
  const key = parseJsonSetting(input) as JsonWebKey | null;
  if (key?.kty !== 'OKP' || key.crv !== 'Ed25519' || !key.d)
    throw new InvalidSetting('not a private Ed25519 JWK');
  return key;
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
  ...storeSettings,
  ...quotaSettings,
  CLAMD_ADDRESS: clamdAddress({
    default: undefined,
    desc: 'host:port of ClamAV’s daemon, which scans uploaded papers; without it they are not scanned',
  }),
};

export interface TrustConfig extends ServiceConfig {
  logSigningKey?: JsonWebKey | undefined;
  /** Without one no paper can be submitted. */
  documentStore?: StoreConfig | undefined;
  documentQuotaBytes?: number | undefined;
  clamd?: ClamdAddress | undefined;
}

/** @throws ConfigError naming every missing or invalid variable */
export function trustConfigFromEnv(env: NodeJS.ProcessEnv): TrustConfig {
  const settings = readSettings(trustSettings, env);
  return {
    ...serviceConfigFromEnv(env),
    logSigningKey: settings.TRUST_LOG_SIGNING_KEY,
    documentStore: storeConfigOf(settings),
    documentQuotaBytes: quotaBytesOf(settings),
    clamd: settings.CLAMD_ADDRESS,
  };
}
