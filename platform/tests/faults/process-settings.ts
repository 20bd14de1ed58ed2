import { createLogger } from '@propmubi/runtime';
import { developmentSecrets, schemaEnvironment } from '../../src/environment.js';
import { closeAll, createSubgraphs, prepareData } from '../../src/platform.js';

export type ServerUrls = Record<'DATABASE_URL' | 'DATABASE_OWNER_URL' | 'REDIS_URL', string>;

/** A database that is migrated and seeded for all subgraphs. */
export const platformTemplate = {
  name: 'platform',
  build: async ({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }) => {
    const env = { ...schemaEnvironment({}), DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
    const subgraphs = await createSubgraphs(env, (name) => createLogger(name, 'silent'));
    try {
      await prepareData(subgraphs, { seed: true });
    } finally {
      await closeAll(subgraphs);
    }
  },
};

/** What every process of one deployment is given, with secrets of its own. */
export function processSettings(urls: ServerUrls & Record<string, string>): Record<string, string> {
  return {
    ...(Object.assign({}, ...developmentSecrets.map(({ make }) => make())) as Record<string, string>),
    APOLLO_TELEMETRY_DISABLED: '1',
    ...urls,
    LOG_LEVEL: process.env['PROPMUBI_TEST_LOG'] ?? 'warn',
    // A writer stands for many buyers.
    CRM_LEADS_PER_MINUTE: '0',
    CRM_LEADS_PER_HOUR: '0',
    CRM_PARTNER_LEADS_PER_MINUTE: '0',
  };
}
