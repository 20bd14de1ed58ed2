import { ed25519Pair, loadSecrets, randomSecret, type SecretSpec } from './secrets.js';

/** What a development home makes for itself. In production each comes from the environment (.env.example). */
export const developmentSecrets: readonly SecretSpec[] = [
  ed25519Pair('INTERNAL_TOKEN_PRIVATE_KEY', 'INTERNAL_TOKEN_PUBLIC_KEY'),
  ed25519Pair('ACCESS_TOKEN_SIGNING_KEYS', 'ACCESS_TOKEN_JWKS', 'set'),
  ed25519Pair('TRUST_LOG_SIGNING_KEY', 'TRUST_LOG_PUBLIC_KEY'),
  randomSecret('IDENTITY_PEPPER'),
  randomSecret('CONTACT_DIGEST_KEY'),
  randomSecret('CURSOR_SECRET'),
];

export interface Dependencies {
  databaseUrl: string;
  databaseOwnerUrl: string;
  redisUrl: string;
}

/** The environment every service of this home runs with: what was given, the addresses found, the home's secrets. */
export function serviceEnvironment(
  env: NodeJS.ProcessEnv,
  home: string,
  dependencies: Dependencies,
): NodeJS.ProcessEnv {
  return {
    APOLLO_TELEMETRY_DISABLED: '1',
    ...loadSecrets(home, developmentSecrets, env),
    ...env,
    DATABASE_URL: dependencies.databaseUrl,
    DATABASE_OWNER_URL: dependencies.databaseOwnerUrl,
    REDIS_URL: dependencies.redisUrl,
  };
}

/** Enough for subgraphs to be built, not to be used: addresses where nothing listens, throw-away secrets. */
export function schemaEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const nowhere = 'postgresql://nobody@127.0.0.1:1/none';
  return {
    ...Object.assign({}, ...developmentSecrets.map(({ make }) => make())),
    ...env,
    DATABASE_URL: nowhere,
    DATABASE_OWNER_URL: nowhere,
    REDIS_URL: 'redis://127.0.0.1:1/0',
  };
}
