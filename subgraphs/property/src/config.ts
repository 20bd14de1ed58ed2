import { serviceConfigFromEnv, serviceSettings, type ServiceConfig } from '@propmubi/runtime';

/** The environment variables the property service reads. It needs none beyond what every service has. */
export const propertySettings = serviceSettings;

export type PropertyConfig = ServiceConfig;

/** @throws ConfigError naming every missing or invalid variable */
export function propertyConfigFromEnv(env: NodeJS.ProcessEnv): PropertyConfig {
  return serviceConfigFromEnv(env);
}
