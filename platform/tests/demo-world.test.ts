import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, httpClient } from '@propmubi/testkit';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

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
  let world: PlatformInProcess;
  let homes: Home[] = [];

  beforeAll(async () => {
    world = await platformInProcess();
    const { feed } = expectData<{ feed: { edges: { node: Home }[] } }>(
      await httpClient(world.platform.url)(HOMES, {}),
    );
    homes = feed.edges.map(({ node }) => node);
  }, 240_000);

  afterAll(() => world?.close());

  const bands = (of: (home: Home) => string) => [...new Set(homes.map(of))].sort();

  // A home or a project is scored from public facts as soon as it is known, and is NEW only until then.
  it('shows every band among homes, projects and agents, and builders and agents of whom too little is known', () => {
    expect(bands(({ trust }) => trust.band)).toEqual(['A', 'B', 'C', 'D']);
    expect(bands(({ project }) => project.trust.band)).toEqual(['A', 'B', 'C', 'D']);
    expect(bands(({ project }) => project.builder.reputation.band)).toEqual(['A', 'B', 'C', 'D', 'NEW']);
    // One agent has a phone number and two reviews of people without a proven identity.
    expect(bands(({ agent }) => agent.trust.band)).toEqual(['A', 'B', 'C', 'D', 'NEW']);
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
