import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, expectData, httpClient, type TestDatabase } from '@propmubi/testkit';
import { createLogger } from '@propmubi/runtime';
import { pickPort } from '@propmubi/dev-services';
import { serviceEnvironment } from '../src/environment.js';
import { createPlatform, type Platform } from '../src/platform.js';

interface Scored {
  band: string;
  caps: string[];
}

interface Home {
  photos: string[];
  trust: Scored;
  locality: { name: string };
  agent: { trust: Scored };
  project: {
    status: string;
    trust: Scored;
    builder: { reputation: Scored & { reasons: { code: string }[] } };
  };
}

const HOMES = `{ feed(first: 100) { edges { node {
  photos trust { band caps } locality { name } agent { trust { band caps } }
  project { status trust { band caps } builder { reputation { band caps reasons { code } } } }
} } } }`;

describe('the demo world, once its events have had their effects', () => {
  let database: TestDatabase;
  let home: string;
  let platform: Platform;
  let homes: Home[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    home = mkdtempSync(join(tmpdir(), 'propmubi-demo-world-'));
    const env = {
      ...serviceEnvironment({}, home, {
        databaseUrl: database.appUrl,
        databaseOwnerUrl: database.ownerUrl,
        redisUrl: database.redisUrl,
      }),
      PORT: String(await pickPort(undefined, 'test')),
      LOG_LEVEL: 'silent',
    };
    platform = await createPlatform({ env, home }, { logger: (name) => createLogger(name, 'silent') });
    await platform.settled();
    const { feed } = expectData<{ feed: { edges: { node: Home }[] } }>(
      await httpClient(platform.url)(HOMES, {}),
    );
    homes = feed.edges.map(({ node }) => node);
  }, 240_000);

  afterAll(async () => {
    await platform?.close();
    await database?.drop();
    rmSync(home, { recursive: true, force: true });
  });

  const bands = (of: (home: Home) => string) => [...new Set(homes.map(of))].sort();

  // A home or a project is scored from public facts as soon as it is known, and is NEW only until then.
  it('shows every band among homes, projects and agents, and one too young to tell among builders', () => {
    expect(bands(({ trust }) => trust.band)).toEqual(['A', 'B', 'C', 'D']);
    expect(bands(({ project }) => project.trust.band)).toEqual(['A', 'B', 'C', 'D']);
    expect(bands(({ project }) => project.builder.reputation.band)).toEqual(['A', 'B', 'C', 'D', 'NEW']);
    expect(bands(({ agent }) => agent.trust.band)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('caps the builder of a revoked project, the project and its homes', () => {
    const revoked = homes.filter(({ project }) => project.status === 'REVOKED');
    expect(revoked.length).toBeGreaterThan(0);
    for (const { trust, project } of revoked) {
      expect(trust).toEqual({ band: 'D', caps: ['RERA_REVOKED'] });
      expect(project.trust).toEqual({ band: 'D', caps: ['RERA_REVOKED'] });
      expect(project.builder.reputation).toMatchObject({ band: 'D', caps: ['RERA_REVOKED'] });
    }
  });

  it('has a builder whose dates moved, and says so', () => {
    const reasons = homes.flatMap(({ project }) =>
      project.builder.reputation.reasons.map(({ code }) => code),
    );
    expect(reasons).toContain('DELAY_HIGH');
    expect(reasons).toContain('DELAY_LOW');
  });

  it('has homes in many places, with pictures that need no other host', () => {
    expect(homes.length).toBeGreaterThanOrEqual(40);
    expect(new Set(homes.map(({ locality }) => locality.name)).size).toBeGreaterThanOrEqual(15);
    for (const { photos } of homes) {
      expect(photos).toHaveLength(1);
      expect(decodeURIComponent(photos[0] as string)).toMatch(/^data:image\/svg\+xml,<svg .*<\/svg>$/);
    }
  });
});
