import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { calendarDay } from '@propmubi/domain';
import { idOf, scopesOf, type Role } from '@propmubi/runtime';
import { type Answer, expectData, httpClient, subgraphClient, testViewer } from '@propmubi/testkit';
import { demoMonthOn } from '../src/demo-month/index.js';
import { demoWorld } from '../src/demo-world.js';
import type { SeedableSubgraph } from '../src/subgraphs.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

const DAY_MS = 86_400_000;

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
    world = await platformInProcess({}, { month: true });
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

  const subgraph = (name: string) =>
    world.platform.subgraphs.find((one) => one.name === name) as SeedableSubgraph;
  const as = (role: Role, key: string, organizationKey?: string, reraNumber?: string) =>
    testViewer({
      userId: idOf('User', key),
      organizationId: organizationKey ? idOf('Organization', organizationKey) : null,
      agentId: reraNumber ? idOf('Agent', reraNumber) : null,
      roles: [role],
      scopes: scopesOf([role]),
    });
  const read = async <T>(query: string, viewer: ReturnType<typeof testViewer>): Promise<T> =>
    expectData<T>((await subgraphClient(subgraph('crm'))(query, {}, viewer)) as Answer);

  it('has a month of leads: answered in time and late, visited, booked and lost, and waiting', async () => {
    for (const { key, organizationKey } of demoWorld.managers) {
      const manager = as('BROKERAGE_MANAGER', key, organizationKey);
      const { leads } = await read<{ leads: { nodes: { stage: string; routingStatus: string }[] } }>(
        `{ leads(first: 100) { nodes { stage routingStatus } } }`,
        manager,
      );
      expect(new Set(leads.nodes.map(({ stage }) => stage)).size).toBe(9);
      const inPond = leads.nodes.filter(({ routingStatus }) => routingStatus === 'POND');
      expect(inPond.length).toBeGreaterThanOrEqual(2);
      const day = (daysAgo: number) => calendarDay(new Date(Date.now() - daysAgo * DAY_MS));
      const { leadStats } = await read<{ leadStats: Record<string, number | null>[] }>(
        `{ leadStats(input: { from: "${day(40)}", to: "${day(0)}", groupBy: AGENT }) {
             leads slaKept booked medianSecondsToAccept } }`,
        manager,
      );
      const sum = (field: string) => leadStats.reduce((total, row) => total + (row[field] ?? 0), 0);
      expect(sum('booked')).toBeGreaterThanOrEqual(2);
      expect(sum('slaKept')).toBeLessThan(sum('leads'));
      expect(new Set(leadStats.map((row) => row['medianSecondsToAccept'])).size).toBeGreaterThan(3);
    }
  });

  it('has work for today', async () => {
    const day = { toAccept: 0, toContact: 0, visits: 0, tasks: 0 };
    for (const { key, organizationKey, reraNumber } of demoWorld.agents) {
      // Late in the evening what is planned for today moves past midnight.
      const { today, tomorrow } = await read<
        Record<'today' | 'tomorrow', Record<keyof typeof day, unknown[]>>
      >(
        `{ today: myDay { toAccept { id } toContact { id } visits { id } }
           tomorrow: myDay(on: "${calendarDay(new Date(Date.now() + DAY_MS))}") { visits { id } tasks { id } } }`,
        as('AGENT', key, organizationKey, reraNumber),
      );
      day.toAccept += today.toAccept.length;
      day.toContact += today.toContact.length;
      day.visits += today.visits.length + tomorrow.visits.length;
      day.tasks += tomorrow.tasks.length;
    }
    expect(day.toAccept).toBeGreaterThanOrEqual(6);
    expect(day.toContact).toBeGreaterThanOrEqual(1);
    expect(day.visits).toBeGreaterThanOrEqual(5);
    expect(day.tasks).toBeGreaterThanOrEqual(4);
  });

  it('has papers in every state, disputes and reviews that wait, and what buyers keep', async () => {
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    const column = async (sql: string) => (await admin.query<{ it: string }>(sql)).rows.map(({ it }) => it);
    try {
      expect(await column('select distinct status as it from trust.verification_case order by 1')).toEqual([
        'EXPIRED',
        'NEEDS_INFO',
        'OPEN',
        'REJECTED',
        'REVOKED',
        'SUPERSEDED',
        'VERIFIED',
      ]);
      expect(await column('select status as it from trust.dispute order by 1')).toEqual([
        'DISMISSED',
        'OPEN',
        'UNDER_REVIEW',
      ]);
      expect(
        await column(`select hold_reason as it from reputation.review where status = 'HELD' order by 1`),
      ).toEqual(['PERSONAL_DATA', 'SAME_BROKERAGE', 'VISIT_ONLY']);
      const ofBuilders = `select count(*)::text as it from reputation.review
        where subject_type = 'BUILDER' and status = 'PUBLISHED' group by subject_id order by 1`;
      expect(await column(ofBuilders)).toEqual(['1', '1', '2', '3', '3']);
      expect(await column('select contact_phone as it from identity.organization_brand order by 1')).toEqual([
        demoWorld.managers[0]?.phone,
        null,
      ]);
      expect(await column('select count(distinct user_id)::text as it from property.saved_search')).toEqual([
        '4',
      ]);
      expect(await column('select count(*)::text as it from property.shortlisted_home')).toEqual(['16']);
      const moved = `select count(*)::int > 10 as it from (select from property.listing_price
        group by listing_id having count(*) > 1) moved`;
      expect(await column(moved)).toEqual([true]);
    } finally {
      await admin.end();
    }
  });

  it('is seeded once, and on a later day gets that day’s leads', async () => {
    const homes = (await subgraph('property').syntheticHomes?.()) ?? [];
    const seedMonth = (now: Date) =>
      subgraph('crm').seedMonth?.(demoMonthOn(now, { ...demoWorld, homes }), now);
    expect(await seedMonth(new Date())).toBe(false);
    for (const name of ['identity', 'property', 'trust', 'reputation'])
      expect(await subgraph(name).seedMonth?.(demoMonthOn(new Date(), { ...demoWorld, homes }))).toBe(false);
    const tomorrow = new Date(Date.now() + DAY_MS);
    expect(await seedMonth(tomorrow)).toBe(true);
    expect(await seedMonth(tomorrow)).toBe(false);
  });
});
