import { join } from 'node:path';
import { ed25519Pair, loadSecrets, randomSecret, type SecretSpec, vapidPair } from './secrets.js';

/** What a development home makes for itself. In production each comes from the environment (.env.example). */
export const developmentSecrets: readonly SecretSpec[] = [
  ed25519Pair('INTERNAL_TOKEN_PRIVATE_KEY', 'INTERNAL_TOKEN_PUBLIC_KEY'),
  ed25519Pair('ACCESS_TOKEN_SIGNING_KEYS', 'ACCESS_TOKEN_JWKS', 'set'),
  ed25519Pair('RECEIPT_SIGNING_KEYS', 'RECEIPT_JWKS', 'set'),
  ed25519Pair('TRUST_LOG_SIGNING_KEY', 'TRUST_LOG_PUBLIC_KEY'),
  vapidPair('VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'),
  randomSecret('IDENTITY_PEPPER'),
  randomSecret('CONTACT_DIGEST_KEY'),
  randomSecret('AUDIT_KEYS'),
  randomSecret('CURSOR_SECRET'),
  randomSecret('DOCUMENT_URL_SECRET'),
];

/** Of a gateway on a developer's machine: none takes over from it, and a longer drain would only keep its terminal waiting. */
export const DRAIN_MS = '500';

export interface Dependencies {
  databaseUrl: string;
  databaseOwnerUrl: string;
  /** By subgraph, where each connects with a role of its own. */
  databaseServiceUrls?: Readonly<Record<string, string>> | undefined;
  redisUrl: string;
  /** Where the gateway keeps answers; absent, CACHE_REDIS_URL is as it was given. */
  cacheRedisUrl?: string | undefined;
}

/** The environment every service of this home runs with: what was given, the addresses found, the home's secrets. */
export function serviceEnvironment(
  env: NodeJS.ProcessEnv,
  home: string,
  dependencies: Dependencies,
): NodeJS.ProcessEnv {
  return {
    APOLLO_TELEMETRY_DISABLED: '1',
    ...(env['DOCUMENT_S3_BUCKET'] ? {} : { DOCUMENT_STORE_DIRECTORY: join(home, 'documents') }),
    ...loadSecrets(home, developmentSecrets, env),
    ...env,
    DATABASE_URL: dependencies.databaseUrl,
    DATABASE_OWNER_URL: dependencies.databaseOwnerUrl,
    REDIS_URL: dependencies.redisUrl,
    ...(dependencies.cacheRedisUrl && { CACHE_REDIS_URL: dependencies.cacheRedisUrl }),
    ...Object.fromEntries(
      Object.entries(dependencies.databaseServiceUrls ?? {}).map(([name, url]) => [
        databaseUrlKey(name),
        url,
      ]),
    ),
  };
}

const databaseUrlKey = (subgraph: string) => `${subgraph.toUpperCase()}_DATABASE_URL`;

/** The environment of one subgraph: `<NAME>_DATABASE_URL` in the place of DATABASE_URL, and not those of the others. */
export function subgraphEnvironment(env: NodeJS.ProcessEnv, subgraph: string): NodeJS.ProcessEnv {
  const own = env[databaseUrlKey(subgraph)];
  const shared = Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^[A-Z]+_DATABASE_URL$/.test(name)),
  );
  return own ? { ...shared, DATABASE_URL: own } : shared;
}

/** Enough for subgraphs to be built, not to be used: addresses where nothing listens, throw-away secrets. */
export function schemaEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const nowhere = 'postgresql://none@127.0.0.1:1/none';
  return {
    ...Object.assign({}, ...developmentSecrets.map(({ make }) => make())),
    ...env,
    DATABASE_URL: nowhere,
    DATABASE_OWNER_URL: nowhere,
    REDIS_URL: 'redis://127.0.0.1:1/0',
  };
}
