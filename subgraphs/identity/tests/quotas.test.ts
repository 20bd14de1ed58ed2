import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverEvent, expectData, expectErrorCode } from '@propmubi/testkit';
import { encodeCursor } from '@propmubi/runtime';
import pg from 'pg';
import type { IdentityUnderTest } from './support/identity-under-test.js';
import { FIRST, notified, people, SECOND } from './support/notified.js';
import { admin, EVENING, HOUR_MS, quotasOf, startInTheEvening, USAGE } from './support/quotas.js';

describe('quotas of organizations', () => {
  let identity: IdentityUnderTest;
  const { assign, deliveries, list } = notified(() => identity);
  const { usage, used, set, lead, reached } = quotasOf(() => identity);

  beforeAll(async () => {
    identity = await startInTheEvening();
  });
  afterAll(() => identity?.close());

  it('are counted by the calendar day in India, and shown day by day, days without use included', async () => {
    await lead(FIRST, '2026-11-26T18:29:59.999Z');
    await lead(FIRST, '2026-11-26T18:30:00.000Z');
    expect(await used(people.manager, 'LEADS')).toEqual({
      metric: 'LEADS',
      used: 1,
      limit: 10,
      share: 0.1,
      resetsAt: '2026-11-26T18:30:00.000Z',
    });
    identity.clock.now = EVENING + HOUR_MS;
    const first = await usage(people.manager, { first: 3 });
    expect(first?.nodes.map(({ day }) => day)).toEqual(['2026-11-27', '2026-11-26', '2026-11-25']);
    const leads = first?.nodes.map(({ quotas }) => quotas.find(({ metric }) => metric === 'LEADS')?.used);
    expect(leads).toEqual([1, 1, 0]);
    expect(first?.nodes[0]?.quotas.map(({ metric }) => metric)).toEqual([
      'REQUESTS',
      'COST',
      'SOCKETS',
      'LEADS',
      'STORAGE',
      'SMS',
    ]);
    const oldest = await usage(people.manager, { after: first?.pageInfo.endCursor, first: 3 });
    expect([oldest?.nodes.map(({ day }) => day), oldest?.pageInfo.hasNextPage]).toEqual([
      ['2026-11-24'],
      false,
    ]);
    for (const day of ['0000-01-01', 'x'])
      expectErrorCode(
        await identity.ask(USAGE, { after: encodeCursor([day]) }, people.manager),
        'BAD_CURSOR',
      );
    const last = await usage(people.manager, { first: null, last: 2 });
    expect(last?.nodes.map(({ day }) => day)).toEqual(['2026-11-25', '2026-11-24']);
    identity.clock.now = EVENING;
  });

  it('count leads beyond the limit, too, and alert managers at 80 and 100 % once, however many come at once', async () => {
    const createdAt = new Date(EVENING).toISOString();
    const before = (await list(people.manager)).nodes.length;
    const { foldUsage } = identity.subgraph.quotaWork;
    await Promise.all(Array.from({ length: 7 }, () => lead(FIRST, createdAt)));
    // Several processes add up at once, while more comes.
    await Promise.all([foldUsage(), foldUsage(), foldUsage()]);
    await Promise.all(Array.from({ length: 7 }, () => Promise.all([lead(FIRST, createdAt), foldUsage()])));
    expect(await used(people.manager, 'LEADS')).toMatchObject({ used: 15, limit: 10, share: 1.5 });
    await foldUsage();
    expect(await used(people.manager, 'LEADS')).toMatchObject({ used: 15, limit: 10, share: 1.5 });
    expect(await foldUsage()).toBe(0);
    expect(await reached()).toEqual([
      expect.objectContaining({
        organizationId: FIRST,
        metric: 'LEADS',
        level: 80,
        used: 8,
        period: '2026-11-26',
      }),
      expect.objectContaining({ organizationId: FIRST, metric: 'LEADS', level: 100 }),
    ]);
    expect((await reached())[1]?.used).toBeGreaterThanOrEqual(10);
    for (const data of await reached()) {
      await deliverEvent(identity.subgraph, 'OrganizationQuotaReached', data as never, FIRST);
    }
    const listed = (await list(people.manager)).nodes;
    expect(listed).toHaveLength(before + 2);
    expect(listed).toMatchObject([
      { kind: 'QUOTA_USED_UP', body: expect.stringContaining('leads'), subjectId: FIRST },
      { kind: 'QUOTA_NEARLY_USED' },
    ]);
    for (const other of [people.otherManager, people.agent])
      expect((await list(other)).nodes.filter(({ kind }) => kind.startsWith('QUOTA'))).toEqual([]);
    // A new day is a new period.
    identity.clock.now = EVENING + 2 * HOUR_MS;
    await Promise.all(
      Array.from({ length: 8 }, () => lead(FIRST, new Date(identity.clock.now).toISOString())),
    );
    expect((await reached()).map(({ level }) => level)).toEqual([80, 100, 80]);
    identity.clock.now = EVENING;
  });

  it('are shown to the managers of the organization and to administrators, and to no other', async () => {
    expect((await usage(admin, { organizationId: FIRST }))?.nodes[0]?.quotas[3]).toMatchObject({ used: 15 });
    expect(await usage(admin)).toBeNull();
    expect(await usage(admin, { organizationId: randomUUID() })).toBeNull();
    expect(await used(people.otherManager, 'LEADS')).toMatchObject({ used: 0 });
    expectErrorCode(await identity.ask(USAGE, { organizationId: FIRST }, people.otherManager), 'FORBIDDEN');
    for (const stranger of [people.agent, people.buyer])
      expectErrorCode(await identity.ask(USAGE, { organizationId: FIRST }, stranger), 'MISSING_SCOPE');
    expectErrorCode(await identity.ask(USAGE, { organizationId: FIRST }), 'UNAUTHENTICATED');
  });

  it('are kept apart by the database', async () => {
    const app = new pg.Client({ connectionString: identity.database.appUrl });
    await app.connect();
    try {
      await app.query(`select set_config('app.tenant', $1, false)`, [SECOND]);
      for (const table of ['organization_usage', 'organization_quota', 'quota_alert', 'noted_usage'])
        expect(
          (await app.query(`select * from identity.${table} where organization_id = $1`, [FIRST])).rows,
        ).toEqual([]);
      await expect(
        app.query(`insert into identity.organization_quota values ($1, 'LEADS', 1000000, now())`, [FIRST]),
      ).rejects.toThrow('row-level security');
      const raised = `update identity.organization_usage set used = 0 where organization_id = $1`;
      expect((await app.query(raised, [FIRST])).rowCount).toBe(0);
    } finally {
      await app.end();
    }
  });

  describe('Mutation.setOrganizationQuota', () => {
    it('sets a limit that counts at once, and the default again', async () => {
      const raised = expectData(await set({ organizationId: FIRST, metric: 'LEADS', limit: 30 }));
      expect(raised).toEqual({
        setOrganizationQuota: {
          quota: { metric: 'LEADS', used: 15, limit: 30, share: 0.5 },
          userErrors: [],
        },
      });
      expect(await used(people.manager, 'LEADS')).toMatchObject({ limit: 30 });
      expect(await used(people.otherManager, 'LEADS')).toMatchObject({ limit: 10 });
      // Of a day that is over, the limit that held then.
      identity.clock.now = EVENING + 2 * HOUR_MS;
      expect(await used(people.manager, 'LEADS', 1)).toMatchObject({ used: 15, limit: 10 });
      identity.clock.now = EVENING;
      expectData(await set({ organizationId: FIRST, metric: 'LEADS', limit: null }));
      expect(await used(people.manager, 'LEADS')).toMatchObject({ limit: 10, share: 1.5 });
      expectData(await set({ organizationId: FIRST, metric: 'COST', limit: 0 }));
      expect(await used(people.manager, 'COST')).toMatchObject({ used: 0, limit: 0, share: 1 });
      expectData(await set({ organizationId: FIRST, metric: 'COST' }));
      const { rows } = await identity.sql(
        `select action, actor_id, subject_id, details from identity.audit_entry where action = 'ORGANIZATION_QUOTA_SET'
          and organization_id = $1 order by seq`,
        [FIRST],
      );
      expect(rows[0]).toEqual({
        action: 'ORGANIZATION_QUOTA_SET',
        actor_id: admin.userId,
        subject_id: FIRST,
        details: { metric: 'LEADS', limit: 30 },
      });
      const events = (await identity.events()).filter(({ type }) => type === 'OrganizationQuotaSet');
      expect(events.map(({ data }) => data['limit'])).toEqual([30, null, 0, null]);
    });

    it('refuses all but administrators who proved their second factor, as often as they ask', async () => {
      for (const stranger of [people.manager, people.otherManager, people.agent, people.buyer])
        expectErrorCode(
          await set({ organizationId: FIRST, metric: 'SMS', limit: 9 }, stranger),
          'MISSING_SCOPE',
        );
      const unknown = await set({ organizationId: randomUUID(), metric: 'SMS', limit: 9 });
      expect(unknown.body.data).toMatchObject({
        setOrganizationQuota: {
          userErrors: [{ code: 'ORGANIZATION_NOT_FOUND', field: ['input', 'organizationId'] }],
        },
      });
      for (const limit of [1.5, 2 ** 53, 'x'])
        expectErrorCode(await set({ organizationId: FIRST, metric: 'SMS', limit }), 'BAD_USER_INPUT');
      const negative = await set({ organizationId: FIRST, metric: 'SMS', limit: -1 });
      expect(negative.body.data).toMatchObject({
        setOrganizationQuota: { userErrors: [{ code: 'BAD_USER_INPUT', field: ['input', 'limit'] }] },
      });
      await identity.sql(
        `insert into identity.passkey (id, user_id, credential_id, public_key, sign_count, backed_up, name, created_at)
         values (gen_random_uuid(), $1, 'c', '', 0, false, 'key', now())`,
        [admin.userId],
      );
      const unproved = await set({ organizationId: FIRST, metric: 'SMS', limit: 9 });
      expect(unproved.body.data).toMatchObject({
        setOrganizationQuota: { userErrors: [{ code: 'STEP_UP_REQUIRED' }] },
      });
      await identity.sql(`delete from identity.passkey`);
    });
  });

  it('count what is kept as it is, the newest word last, and carry it from day to day', async () => {
    const measured = (bytes: number, measuredAt: string) =>
      deliverEvent(
        identity.subgraph,
        'OrganizationStorageMeasured',
        { organizationId: SECOND, bytes, measuredAt },
        SECOND,
      );
    await measured(500_000, '2026-11-25T10:00:00Z');
    await measured(810_000, '2026-11-25T12:00:00Z');
    await measured(600_000, '2026-11-25T11:00:00Z');
    for (const day of [0, 1])
      expect(await used(people.otherManager, 'STORAGE', day)).toMatchObject({
        used: 810_000,
        limit: 1_000_000,
        resetsAt: null,
      });
    expect(await used(people.otherManager, 'STORAGE', 2)).toMatchObject({ used: 0 });
    await measured(820_000, '2026-11-26T10:00:00Z');
    expect((await reached()).filter(({ metric }) => metric === 'STORAGE')).toMatchObject([
      { level: 80, used: 810_000, period: '2026-11-01' },
    ]);
  });

  it('end SMS about the work of a brokerage that used its quota up; the list goes on', async () => {
    expectData(await set({ organizationId: FIRST, metric: 'SMS', limit: 2 }));
    for (let i = 0; i < 4; i++) await assign();
    identity.clock.now = EVENING - 12 * HOUR_MS;
    await identity.sql(`update identity.notification_delivery set due_at = $1 where channel = 'SMS'`, [
      new Date(identity.clock.now - 1),
    ]);
    await Promise.all([1, 2, 3].map(() => identity.subgraph.notifications.sweep(0)));
    const sms = (await deliveries(people.agent)).filter(({ channel }) => channel === 'SMS');
    expect(sms.map(({ status, reason }) => [status, reason]).sort()).toEqual([
      ['SENT', null],
      ['SENT', null],
      ['SKIPPED', 'QUOTA_EXCEEDED'],
      ['SKIPPED', 'QUOTA_EXCEEDED'],
    ]);
    expect(identity.sms.texts).toHaveLength(2);
    expect(await used(people.manager, 'SMS')).toMatchObject({ used: 2, limit: 2, share: 1 });
    expect((await list(people.agent)).nodes.length).toBeGreaterThanOrEqual(4);
    identity.clock.now = EVENING;
  });

  it('are forgotten after 400 days', async () => {
    const days = async () =>
      (await identity.sql(`select distinct day::text from identity.organization_usage order by day`)).rows
        .length;
    const { foldUsage, dropOldUsage } = identity.subgraph.quotaWork;
    await foldUsage();
    const kept = await days();
    await lead(SECOND, new Date(EVENING - 400 * 24 * HOUR_MS).toISOString());
    await lead(SECOND, new Date(EVENING - 401 * 24 * HOUR_MS).toISOString());
    await foldUsage();
    await dropOldUsage();
    expect(await days()).toBe(kept + 1);
  });
});
