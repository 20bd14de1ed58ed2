import {
  makeValidator,
  readSettings,
  serviceConfigFromEnv,
  serviceSettings,
  type ServiceConfig,
} from '@propmubi/runtime';
import type { JsonWebKey } from 'node:crypto';

/** A private Ed25519 JSON Web Key as one line of JSON, or nothing. */
const logKey = makeValidator<JsonWebKey | undefined>((input) => {
  if (!input) return undefined;
  const key = JSON.parse(input) as JsonWebKey;
  if (key.kty !== 'OKP' || key.crv !== 'Ed25519' || !key.d) throw new Error('not a private Ed25519 JWK');
  return key;
});

/** The environment variables the trust service reads. */
export const trustSettings = {
  ...serviceSettings,
  TRUST_LOG_SIGNING_KEY: logKey({
    default: undefined,
    desc: 'Private Ed25519 JWK that signs the heads of the transparency log; without it they are unsigned',
  }),
};

export interface TrustConfig extends ServiceConfig {
  logSigningKey?: JsonWebKey | undefined;
}

/** @throws ConfigError naming every missing or invalid variable */
export function trustConfigFromEnv(env: NodeJS.ProcessEnv): TrustConfig {
  const { TRUST_LOG_SIGNING_KEY } = readSettings(
    { TRUST_LOG_SIGNING_KEY: trustSettings.TRUST_LOG_SIGNING_KEY },
    env,
  );
  return { ...serviceConfigFromEnv(env), logSigningKey: TRUST_LOG_SIGNING_KEY };
}
