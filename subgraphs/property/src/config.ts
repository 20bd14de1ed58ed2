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
  PHOTOS_URL: url({
    default: '',
    desc: 'Where everyone fetches photos of listings: /photos of the app’s own origin, from the gateway or, of a bucket, a CDN; without it none are uploaded',
  }),
  OPENSEARCH_URL: url({
    default: '',
    desc: 'OpenSearch, with name and password where it asks for them, such as https://name:password@host:9200',
  }),
};

export interface PropertyConfig extends ServiceConfig {
  /** Where parts of exports and photos are kept; without one there are none. */
  documentStore?: StoreConfig | undefined;
  /** Address of photos, without a slash at its end. */
  photosUrl?: string | undefined;
  /** Postgres without. */
  search?: SearchConfig | undefined;
}

/** @throws ConfigError naming every missing or invalid variable */
export function propertyConfigFromEnv(env: NodeJS.ProcessEnv): PropertyConfig {
  const settings = readSettings(propertySettings, env);
  return {
    ...serviceConfigFromEnv(env),
    documentStore: storeConfigOf(settings),
    photosUrl: settings.PHOTOS_URL.replace(/\/$/, '') || undefined,
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
