import {
  ConfigError,
  readSettings,
  serviceConfigFromEnv,
  serviceSettings,
  str,
  type ServiceConfig,
  url,
} from '@propmubi/runtime';
import { SEARCH_ENGINES, type SearchEngineName } from './modules/search/search-engine.js';
import type { SearchConfig } from './modules/search/search-service.js';
import { storeConfigOf, storeSettings, type StoreConfig } from '@propmubi/storage';

/** The environment variables the property service reads. */
export const propertySettings = {
  ...serviceSettings,
  ...storeSettings,
  SEARCH_ENGINE: str({
    default: 'postgres',
    choices: SEARCH_ENGINES,
    desc: 'What answers search and suggest; opensearch past some million documents',
  }),
  OPENSEARCH_URL: url({
    default: '',
    desc: 'OpenSearch, with name and password where it asks for them, such as https://name:password@host:9200',
  }),
};

export interface PropertyConfig extends ServiceConfig {
  /** Where parts of exports are kept; without one there are none. */
  documentStore?: StoreConfig | undefined;
  /** Postgres without. */
  search?: SearchConfig | undefined;
}

/** @throws ConfigError naming every missing or invalid variable */
export function propertyConfigFromEnv(env: NodeJS.ProcessEnv): PropertyConfig {
  const settings = readSettings(propertySettings, env);
  return {
    ...serviceConfigFromEnv(env),
    documentStore: storeConfigOf(settings),
    search: searchConfigOf(settings),
  };
}

function searchConfigOf({
  SEARCH_ENGINE: engine,
  OPENSEARCH_URL: openSearchUrl,
}: {
  SEARCH_ENGINE: SearchEngineName;
  OPENSEARCH_URL: string;
}): SearchConfig | undefined {
  if (engine === 'postgres') return undefined;
  if (!openSearchUrl)
    throw new ConfigError([
      { name: 'OPENSEARCH_URL', problem: 'missing', help: 'SEARCH_ENGINE=opensearch needs its address' },
    ]);
  return { openSearchUrl };
}
