import { serviceConfigFromEnv, serviceSettings, type ServiceConfig } from '@propmubi/runtime';

/** The environment variables the reputation service reads. It needs none beyond what every service has. */
export const reputationSettings = serviceSettings;

export type ReputationConfig = ServiceConfig;

/** @throws ConfigError naming every missing or invalid variable */
export function reputationConfigFromEnv(env: NodeJS.ProcessEnv): ReputationConfig {
  return serviceConfigFromEnv(env);
}
