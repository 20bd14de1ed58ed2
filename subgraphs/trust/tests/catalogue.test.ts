import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@propmubi/runtime';
import { findPerRowSettings, findUnprotectedTables } from '@propmubi/testkit';
import { trustMigrations } from '../src/migrations/index.js';
import { startTestTrust } from './test-subgraph.js';

describe('the trust schema', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;

  beforeAll(async () => {
    running = await startTestTrust();
  });

  afterAll(() => running?.close());

  it('has no table without a tenant or a reason', async () => {
    expect(await findUnprotectedTables(running.database.adminUrl, 'trust')).toEqual([]);
  });

  it('has no policy that asks for a setting for each row', async () => {
    expect(await findPerRowSettings(running.database.adminUrl, 'trust')).toEqual([]);
  });

  it('goes down and up again', async () => {
    const options = {
      schema: 'trust',
      ownerUrl: running.database.ownerUrl,
      migrations: trustMigrations,
    };
    await migrate(options, 'down');
    await migrate(options);
    expect(await findUnprotectedTables(running.database.adminUrl, 'trust')).toEqual([]);
  });
});
