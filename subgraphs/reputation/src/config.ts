import { readSettings, serviceConfigFromEnv, serviceSettings, type ServiceConfig } from '@propmubi/runtime';
import { storeConfigOf, storeSettings, type StoreConfig } from '@propmubi/storage';

/** The environment variables the reputation service reads. */
export const reputationSettings = { ...serviceSettings, ...storeSettings };

export interface ReputationConfig extends ServiceConfig {
  /** Where parts of exports are kept; without one there are none. */
  documentStore?: StoreConfig | undefined;
}

/** @throws ConfigError naming every missing or invalid variable */
export function reputationConfigFromEnv(env: NodeJS.ProcessEnv): ReputationConfig {
  return {
    ...serviceConfigFromEnv(env),
    documentStore: storeConfigOf(readSettings(reputationSettings, env)),
  };
}
