import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@propmubi/runtime';
import { pickPort } from '@propmubi/dev-services';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import { serviceEnvironment } from '../../src/environment.js';
import { createPlatform, type Platform, type PlatformOverrides } from '../../src/platform.js';

export interface PlatformInProcess {
  platform: Platform;
  database: TestDatabase;
  /** What the services were started with. */
  env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

const MONTH_SETTLES_WITHIN_MS = 120_000;

/** The whole product with the demo world, and its month of leads if asked, in this process and on a database of its own. */
export async function platformInProcess(
  settings: NodeJS.ProcessEnv = {},
  { month = false, ...overrides }: PlatformOverrides & { month?: boolean } = {},
): Promise<PlatformInProcess> {
  const database = await createTestDatabase();
  const home = mkdtempSync(join(tmpdir(), 'propmubi-in-process-'));
  const urls = {
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    redisUrl: database.redisUrl,
  };
  const port = String(await pickPort(undefined, 'test'));
  const env = {
    ...serviceEnvironment({}, home, urls),
    PORT: port,
    LOG_LEVEL: 'silent',
    WEB: 'false',
    ...settings,
  };
  const platform = await createPlatform(
    { env, home, month },
    { logger: (name) => createLogger(name, 'silent'), ...overrides },
  );
  // A month is some thousand deliveries, which take their time on a busy machine.
  await platform.settled(month ? MONTH_SETTLES_WITHIN_MS : undefined);
  return {
    platform,
    database,
    env,
    close: async () => {
      await platform.close();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
