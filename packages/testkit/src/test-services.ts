import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, startRedis, type RunningService } from '@propmubi/dev-services';

interface TestServices {
  /** To be removed; undefined where it is kept. */
  home: string | undefined;
  services: RunningService[];
}

// On globalThis, because jest may load the setup and the teardown as two module instances.
const shared = globalThis as { propmubiTestServices?: TestServices };

/**
 * One Postgres (fsync off) and one Redis on free ports for the whole run, in a folder that is removed with them, or in `kept`,
 * where a later run finds what this one leaves.
 */
export async function startTestServices(kept?: string): Promise<void> {
  const home = kept ?? mkdtempSync(join(tmpdir(), 'propmubi-test-'));
  mkdirSync(home, { recursive: true });
  // The database's own account enters it.
  chmodSync(home, 0o755);
  const log = () => undefined;
  const [postgres, redis] = await Promise.all([
    startPostgres({ dataDir: join(home, 'postgres'), log, durable: false }),
    startRedis({ dataDir: join(home, 'redis'), log, durable: false, databases: 1_000 }),
  ]);
  shared.propmubiTestServices = { home: kept === undefined ? home : undefined, services: [postgres, redis] };
  // The processes that tests start are the same few programs again and again.
  process.env['NODE_COMPILE_CACHE'] ??= join(home, 'compiled');
  process.env['PROPMUBI_TEST_ADMIN_URL'] = postgres.adminUrl;
  process.env['PROPMUBI_TEST_OWNER_URL'] = postgres.ownerUrl;
  process.env['PROPMUBI_TEST_APP_URL'] = postgres.appUrl;
  process.env['PROPMUBI_TEST_REDIS_URL'] = redis.url;
}

export async function stopTestServices(): Promise<void> {
  const { home, services } = shared.propmubiTestServices ?? { home: undefined, services: [] };
  await Promise.all(services.map((service) => service.stop()));
  if (home) rmSync(home, { recursive: true, force: true });
}
