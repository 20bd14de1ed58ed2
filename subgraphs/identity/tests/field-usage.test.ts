import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createFieldUsageSender,
  type FieldUsageReport,
  type FieldUsageSender,
  idOf,
  type Viewer,
} from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { FIRST, SECOND } from './support/notified.js';
import { world } from './support/world.js';

const NOW = Date.parse('2026-11-27T12:00:00+05:30');
const DAY_MS = 24 * 3_600_000;
const USAGE = `query($coordinate: String, $clientName: String, $deprecated: Boolean, $days: Int) {
  fieldUsage(coordinate: $coordinate, clientName: $clientName, deprecated: $deprecated, days: $days) {
    coordinate isDeprecated clientName clientVersion organizationId requests lastDay } }`;

interface Row {
  coordinate: string;
  clientName: string;
  organizationId: string | null;
  requests: number;
  lastDay: string;
  isDeprecated: boolean;
}

describe('usage of fields', () => {
  let identity: IdentityUnderTest;
  let sender: FieldUsageSender;
  const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
  const manager = viewerAs({
    userId: idOf('User', 'm1'),
    organizationId: FIRST,
    roles: ['BROKERAGE_MANAGER'],
  });
  beforeAll(async () => {
    identity = await startIdentity();
    identity.clock.now = NOW;
    await identity.subgraph.seed(world);
    sender = createFieldUsageSender(identity.database.redisUrl, { warn: () => undefined });
  });
  afterAll(async () => {
    sender?.close();
    await identity?.close();
  });
  beforeEach(async () => {
    identity.clock.now = NOW;
    await identity.subgraph.fieldUsage.collect();
    await identity.sql('delete from identity.field_usage');
  });

  const report = (more: Partial<FieldUsageReport> = {}): FieldUsageReport => ({
    day: '2026-11-27',
    organizationId: FIRST,
    clientName: 'our-website',
    clientVersion: '1.2',
    requests: { 'Listing.title': 3, 'TrustScore.interval': 2 },
    deprecated: ['TrustScore.interval'],
    ...more,
  });
  const counted = async (...reports: FieldUsageReport[]) => {
    expect(await sender.send(reports)).toBe(true);
    // The job may have taken it already.
    await identity.subgraph.fieldUsage.collect();
  };
  const usage = async (viewer: Viewer, variables: object = {}) =>
    expectData<{ fieldUsage: Row[] }>(await identity.ask(USAGE, { ...variables }, viewer)).fieldUsage;

  it('is added up by program, organization and coordinate, the most used first', async () => {
    await counted(report());
    await counted(
      report({ day: '2026-11-26' }),
      report({ clientVersion: '1.3', requests: { 'Listing.title': 9 } }),
    );
    expect(await usage(manager)).toEqual([
      {
        coordinate: 'Listing.title',
        isDeprecated: false,
        clientName: 'our-website',
        clientVersion: '1.3',
        organizationId: FIRST,
        requests: 9,
        lastDay: '2026-11-27',
      },
      expect.objectContaining({ coordinate: 'Listing.title', clientVersion: '1.2', requests: 6 }),
      expect.objectContaining({ coordinate: 'TrustScore.interval', isDeprecated: true, requests: 4 }),
    ]);
  });

  it('is taken once, whatever happens in between', async () => {
    await counted(report());
    expect(await identity.subgraph.fieldUsage.collect()).toBe(0);
    await sender.send([report()]);
    // Several processes at once.
    await Promise.all([1, 2, 3].map(() => identity.subgraph.fieldUsage.collect()));
    expect((await usage(manager, { coordinate: 'Listing.title' }))[0]?.requests).toBe(6);
  });

  it('is one’s organization’s; administrators see all, and programs of people and visitors', async () => {
    await counted(
      report(),
      report({ organizationId: SECOND, clientName: 'theirs' }),
      report({ organizationId: null, clientName: 'web' }),
    );
    const seen = async (viewer: Viewer) =>
      (await usage(viewer, { coordinate: 'Listing.title' })).map(({ clientName }) => clientName).sort();
    expect(await seen(manager)).toEqual(['our-website']);
    expect(await seen({ ...manager, viaKey: true, roles: [] })).toEqual(['our-website']);
    expect(await seen(viewerAs({ userId: idOf('User', 'b1'), roles: ['BUYER'] }))).toEqual([]);
    expect(await seen(admin)).toEqual(['our-website', 'theirs', 'web']);
    const [visitors] = await usage(admin, { clientName: 'web', coordinate: 'Listing.title' });
    expect(visitors?.organizationId).toBeNull();
  });

  it('is narrowed by coordinate, program, deprecation and days', async () => {
    await counted(report(), report({ day: '2026-10-10', clientName: 'old' }));
    const seen = async (variables: object) =>
      (await usage(manager, variables)).map(({ coordinate, clientName }) => `${clientName} ${coordinate}`);
    expect(await seen({ deprecated: true })).toEqual(['our-website TrustScore.interval']);
    expect(await seen({ clientName: 'old' })).toEqual([]);
    expect(await seen({ clientName: 'old', days: 60 })).toHaveLength(2);
    expectErrorCode(await identity.ask(USAGE, { days: 93 }, manager), 'BAD_USER_INPUT');
  });

  it('is of a bounded size a day, whatever programs are made up; further ones count as others', async () => {
    const requests = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`Listing.field${n}`, 1]));
    for (let n = 0; n < 25; n++)
      await counted(report({ clientName: `made up ${n}`, requests, deprecated: [] }));
    await counted(report({ clientName: 'made up 3', requests, deprecated: [] }));
    const { rows } = await identity.sql(
      `select client_name in ('others') as others, count(*)::int, sum(requests)::int from identity.field_usage group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { others: false, count: 20_000, sum: 21_000 },
      { others: true, count: 1_000, sum: 5_000 },
    ]);
    // Those of another organization have their own.
    await counted(report({ organizationId: SECOND, clientName: 'theirs' }));
    expect((await usage(admin, { clientName: 'theirs' })).length).toBe(2);
  });

  it('is forgotten after 92 days', async () => {
    await counted(report());
    identity.clock.now = NOW + 92 * DAY_MS;
    await identity.subgraph.fieldUsage.trim();
    expect((await identity.sql('select from identity.field_usage')).rowCount).toBe(2);
    identity.clock.now = NOW + 93 * DAY_MS;
    await identity.subgraph.fieldUsage.trim();
    expect((await identity.sql('select from identity.field_usage')).rowCount).toBe(0);
  });
});
