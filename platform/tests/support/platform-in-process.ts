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

/** The whole product with the demo world, in this process and on a database of its own. */
export async function platformInProcess(
  settings: NodeJS.ProcessEnv = {},
  overrides: PlatformOverrides = {},
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
    { env, home },
    { logger: (name) => createLogger(name, 'silent'), ...overrides },
  );
  await platform.settled();
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
