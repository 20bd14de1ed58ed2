import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  expectData,
  goldenIn,
  httpClient,
  shapeOf,
  type TestDatabase,
} from '@propmubi/testkit';
import { createLogger, currentRequestId } from '@propmubi/runtime';
import { pickPort } from '@propmubi/services';
import { serviceEnvironment } from '../src/environment.js';
import { createPlatform, type Platform } from '../src/platform.js';

const golden = goldenIn(import.meta.dirname);
const query = golden.operation('showcase');

interface Showcase {
  feed: { edges: { node: { project: { builder: { reputation: unknown } } | null; trust: unknown } }[] };
}

describe('the showcase query through the gateway', () => {
  let database: TestDatabase;
  let home: string;
  let platform: Platform;
  let recorded: { subgraph: string; sql: string }[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    home = mkdtempSync(join(tmpdir(), 'propmubi-showcase-'));
    const env = {
      ...serviceEnvironment({}, home, {
        databaseUrl: database.appUrl,
        databaseOwnerUrl: database.ownerUrl,
        redisUrl: database.redisUrl,
      }),
      PORT: String(await pickPort(undefined, 'test')),
      LOG_LEVEL: 'silent',
    };
    platform = await createPlatform(
      { env, home },
      {
        logger: (name) => createLogger(name, 'silent'),
        // Consumers and timers run beside the query; only requests have an id.
        onStatement: (subgraph, sql) => {
          if (currentRequestId()) recorded.push({ subgraph, sql });
        },
      },
    );
    await platform.settled();
  }, 120_000);

  afterAll(async () => {
    await platform?.close();
    await database?.drop();
    rmSync(home, { recursive: true, force: true });
  });

  async function ask(first: number): Promise<Showcase> {
    return expectData<Showcase>(await httpClient(platform.url)(query, { first }));
  }

  /** What each subgraph sent for one page, in an order that does not depend on who was faster. */
  async function statementsOf(first: number): Promise<string[]> {
    recorded = [];
    await ask(first);
    return recorded.map(({ subgraph, sql }) => `-- ${subgraph}\n${shapeOf(sql)}`).sort();
  }

  it('sends the same statements for one listing and for forty', async () => {
    const one = await statementsOf(1);
    const many = await statementsOf(40);
    expect(many).toEqual(one);
  });

  it('sends the statements on record', async () => {
    const { recorded: kept, actual } = golden.sql('showcase', await statementsOf(20));
    expect(actual).toBe(kept);
  });
});
