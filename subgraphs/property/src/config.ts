import { readSettings, serviceConfigFromEnv, serviceSettings, type ServiceConfig } from '@propmubi/runtime';
import { storeConfigOf, storeSettings, type StoreConfig } from '@propmubi/storage';

/** The environment variables the property service reads. */
export const propertySettings = { ...serviceSettings, ...storeSettings };

export interface PropertyConfig extends ServiceConfig {
  /** Where parts of exports are kept; without one there are none. */
  documentStore?: StoreConfig | undefined;
}

/** @throws ConfigError naming every missing or invalid variable */
export function propertyConfigFromEnv(env: NodeJS.ProcessEnv): PropertyConfig {
  return {
    ...serviceConfigFromEnv(env),
    documentStore: storeConfigOf(readSettings(propertySettings, env)),
  };
}
