import { createCrmSubgraph, crmConfigFromEnv, type CrmSubgraph } from '@propmubi/crm';
import { createLogger } from '@propmubi/runtime';
import { subgraphEnvironment } from './environment.js';
import { withEnvironment } from './with-environment.js';

/** Does what a command asks of the crm subgraph of this home or of DATABASE_URL, which does nothing by itself meanwhile. */
export function withCrm<T>(
  work: (crm: CrmSubgraph) => Promise<T>,
  given: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  return withEnvironment(given, async (env) => {
    const config = { ...crmConfigFromEnv(subgraphEnvironment(env, 'crm')), slaSweepMs: 0 };
    const crm = await createCrmSubgraph(config, { logger: createLogger('crm', 'error') });
    try {
      return await work(crm);
    } finally {
      await crm.close();
    }
  });
}
