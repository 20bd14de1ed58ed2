import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@propmubi/runtime';
import { findPerRowSettings, findUnprotectedTables } from '@propmubi/testkit';
import { reputationMigrations } from '../src/migrations/index.js';
import { startTestReputation } from './test-subgraph.js';

describe('the reputation schema', () => {
  let running: Awaited<ReturnType<typeof startTestReputation>>;

  beforeAll(async () => {
    running = await startTestReputation();
  });

  afterAll(() => running?.close());

  it('has no table without a tenant or a reason', async () => {
    expect(await findUnprotectedTables(running.database.adminUrl, 'reputation')).toEqual([]);
    expect(await findPerRowSettings(running.database.adminUrl, 'reputation')).toEqual([]);
  });

  it('goes down and up again', async () => {
    const options = {
      schema: 'reputation',
      ownerUrl: running.database.ownerUrl,
      migrations: reputationMigrations,
    };
    await migrate(options, 'down');
    await migrate(options);
    expect(await findUnprotectedTables(running.database.adminUrl, 'reputation')).toEqual([]);
  });
});
