import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, PLATFORM_CHAIN, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { revokedSessionKey } from '../src/index.js';
import {
  type IdentityUnderTest,
  REFRESH,
  type SignedIn,
  signIn,
  startIdentity,
  viewerAs,
} from './support/identity-under-test.js';
import { signInWithApp } from './support/staff.js';
import { world } from './support/world.js';

const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;

const REPLAY = `mutation($input: ReplayDeadLettersInput!) {
  replayDeadLetters(input: $input) { requestedCount userErrors { code } } }`;

describe('running identity', () => {
  let identity: IdentityUnderTest;
  const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
  const change = (verb: 'grantRole' | 'revokeRole', userId: unknown, role: string, viewer = admin) =>
    identity.ask(
      `mutation($input: ${verb === 'grantRole' ? 'GrantRoleInput' : 'RevokeRoleInput'}!) { ${verb}(input: $input) { user { id } } }`,
      { input: { userId, role } },
      viewer,
    );

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  describe('roles', () => {
    it('are given and taken by administrators, with a trace in the platform’s audit log', async () => {
      const person = await signIn(identity, '+919822000001');
      expectData(await change('grantRole', person.userId, 'REVIEWER'));
      const granted = await identity.refresh(person.refreshToken);
      expect(granted.viewer.roles).toEqual(['BUYER', 'REVIEWER']);
      expectData(await change('revokeRole', person.userId, 'REVIEWER'));
      await expect(identity.refresh(granted.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
      const trail = `{ auditTrail(first: 2) { edges { node { action subjectId actorId } } } }`;
      expect(expectData(await identity.ask(trail, {}, admin))).toEqual({
        auditTrail: {
          edges: ['ROLE_REVOKED', 'ROLE_GRANTED'].map((action) => ({
            node: { action, subjectId: person.userId, actorId: admin.userId },
          })),
        },
      });
    });

    it('are not for others to give, nor for oneself, nor for people of a brokerage', async () => {
      const stranger = await signIn(identity, '+919822000002');
      for (const role of ['ADMIN', 'REVIEWER', 'PARTNER', 'BUILDER']) {
        expectErrorCode(await change('grantRole', stranger.userId, role, stranger.viewer), 'MISSING_SCOPE');
      }
      expectErrorCode(await change('revokeRole', admin.userId, 'ADMIN'), 'SELF_REVIEW');
      expectErrorCode(await change('grantRole', idOf('User', 'a1'), 'REVIEWER'), 'WORKS_FOR_BROKERAGE');
      expectErrorCode(await change('grantRole', crypto.randomUUID(), 'PARTNER'), 'USER_NOT_FOUND');
    });

    it('come to the first administrator by the operator’s command, once, before they ever signed in', async () => {
      const [first, second, third] = ['+919822000003', '+919822000013', '+919822000023'];
      expect(await identity.subgraph.grantRole('98220 00003', 'admin')).toBe('SUPER_ADMIN');
      for (const role of ['ADMIN', 'SUPER_ADMIN']) {
        await expect(identity.subgraph.grantRole(second, role)).rejects.toMatchObject({
          code: 'SUPER_ADMIN_EXISTS',
        });
      }
      expect(await identity.subgraph.grantRole(second, 'REVIEWER')).toBe('REVIEWER');
      expect(await identity.subgraph.grantRole(third, 'ADMIN', { recover: true })).toBe('ADMIN');
      await expect(identity.subgraph.grantRole(first, 'KING')).rejects.toThrow('one of');
      // Whatever the setting for other staff is, no one becomes one without an app.
      const { viewer } = await signInWithApp(identity, first);
      expect(viewer.roles).toEqual(['BUYER', 'ADMIN', 'SUPER_ADMIN']);
    });
  });

  it('has services handle dead letters again, for administrators, with a trace', async () => {
    const eventIds = [crypto.randomUUID(), crypto.randomUUID()];
    const replay = (input: object, viewer = admin) => identity.ask(REPLAY, { input }, viewer);
    const asked = { service: 'crm', eventIds: [...eventIds, eventIds[0]] };
    expect(expectData(await replay(asked))).toEqual({
      replayDeadLetters: { requestedCount: 2, userErrors: [] },
    });
    const recorded = (await identity.events()).filter(({ type }) => type === 'DeadLetterReplayRequested');
    expect(recorded.map(({ data }) => data)).toEqual([
      { requestId: expect.any(String), service: 'crm', eventIds },
    ]);
    const trail = `{ auditTrail(first: 1) { edges { node { action actorId } } } }`;
    expect(JSON.stringify(expectData(await identity.ask(trail, {}, admin)))).toContain(
      'DEAD_LETTERS_REPLAYED',
    );
    for (const wrong of [{ service: 'moon' }, { eventIds: [] }, { eventIds: Array(51).fill(eventIds[0]) }])
      expect(expectData(await replay({ ...asked, ...wrong }))).toMatchObject({
        replayDeadLetters: { userErrors: [{ code: 'BAD_USER_INPUT' }] },
      });
    for (const roles of [['BUYER'], ['REVIEWER'], ['BROKERAGE_MANAGER']] as const) {
      const viewer = viewerAs({ userId: idOf('User', 'r1'), roles: [...roles] });
      expectErrorCode(await replay(asked, viewer), 'MISSING_SCOPE');
      expectErrorCode(
        await identity.ask('{ system { identity { deadLetterCount } } }', {}, viewer),
        'MISSING_SCOPE',
      );
    }
  });

  describe('super administrators', () => {
    const PHONE = '+919822000003';
    const ADMINISTRATOR = '+919822000033';
    const act = (mutation: string, input: string, userId: string, viewer: Viewer) =>
      identity.ask(
        `mutation { ${mutation}(input: { userId: "${userId}", ${input} }) { __typename } }`,
        {},
        viewer,
      );

    it('alone decide who administrates, by whatever means, with a second factor of a moment ago', async () => {
      await identity.redis.flushdb();
      const superAdmin = await signInWithApp(identity, PHONE);
      const person = await signIn(identity, ADMINISTRATOR);
      expectData(await change('grantRole', person.userId, 'ADMIN', superAdmin.viewer));
      const administrator = (await identity.refresh(person.refreshToken)).viewer;
      expect(administrator.roles).toEqual(['BUYER', 'ADMIN']);
      const other = await signIn(identity, '+919822000043');
      for (const role of ['ADMIN', 'SUPER_ADMIN']) {
        for (const verb of ['grantRole', 'revokeRole'] as const) {
          for (const target of [other.userId, superAdmin.userId, idOf('User', 'x1')])
            expectErrorCode(await change(verb, target, role, administrator), 'SUPER_ADMIN_REQUIRED');
        }
      }
      for (const target of [superAdmin.userId, idOf('User', 'x1')]) {
        for (const mutation of ['deactivateUser', 'resetSecondFactor'])
          expectErrorCode(await act(mutation, 'reason: "x"', target, administrator), 'SUPER_ADMIN_REQUIRED');
      }
      // What they could do before they still can.
      expectData(await change('grantRole', other.userId, 'PARTNER', administrator));
      expectData(await act('deactivateUser', 'reason: "x"', other.userId, administrator));
      identity.advance(11 * 60_000);
      expectErrorCode(
        await change('revokeRole', person.userId, 'ADMIN', superAdmin.viewer),
        'STEP_UP_REQUIRED',
      );
      expectErrorCode(
        await change(
          'grantRole',
          person.userId,
          'ADMIN',
          viewerAs({ ...superAdmin.viewer, sessionId: null }),
        ),
        'STEP_UP_REQUIRED',
      );
    });

    it('are never none: one cannot leave, and of two who take the role from each other one keeps it', async () => {
      await identity.redis.flushdb();
      const first = await signInWithApp(identity, PHONE);
      expectErrorCode(await change('revokeRole', first.userId, 'SUPER_ADMIN', first.viewer), 'SELF_REVIEW');
      expectData(await identity.ask(OTP, { phone: PHONE }));
      expectErrorCode(
        await identity.ask(
          `mutation { eraseMyData(input: { code: "${identity.sms.lastCode(PHONE)}" }) { erased } }`,
          {},
          first.viewer,
        ),
        'LAST_SUPER_ADMIN',
      );
      const { userId } = await signIn(identity, ADMINISTRATOR);
      expectData(await change('grantRole', userId, 'SUPER_ADMIN', first.viewer));
      await identity.redis.flushdb();
      const second = await signInWithApp(identity, ADMINISTRATOR);
      expect(second.viewer.roles).toEqual(['BUYER', 'ADMIN', 'SUPER_ADMIN']);
      const both = await Promise.all([
        change('revokeRole', second.userId, 'ADMIN', first.viewer),
        change('revokeRole', first.userId, 'SUPER_ADMIN', second.viewer),
      ]);
      const codes = both.map(({ body }) => body.errors?.[0]?.extensions?.['code']);
      expect(codes.sort()).toEqual(['SUPER_ADMIN_REQUIRED', undefined]);
      const { rows } = await identity.sql(
        `select count(*)::int as left from identity.user_role where role = 'SUPER_ADMIN'`,
      );
      expect(rows).toEqual([{ left: 1 }]);
    });
  });

  it('imports the register of agents, again with new values, and says what it could not read', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'identity-agents-')), 'agents.csv');
    const lines = [
      'rera_number,name,valid_until',
      'A51900000001,Asha Rao,2030-01-31',
      'P1,No Agent,2030-01-31',
    ];
    await writeFile(
      file,
      [...lines, 'A51900000002,Date Missing,', 'a51900000003, Ravi  Shah ,2031-12-31'].join('\n'),
    );
    const first = await identity.subgraph.importAgents(file);
    expect(first).toMatchObject({ imported: 2, rejected: 2, reasons: [{ line: 3 }, { line: 4 }] });
    await writeFile(file, [lines[0], 'A51900000001,Asha Rao,2035-01-31'].join('\n'));
    expect(await identity.subgraph.importAgents(file)).toMatchObject({ imported: 1, rejected: 0 });
    await expect(identity.subgraph.importAgents(`${file}.absent`)).rejects.toMatchObject({ code: 'ENOENT' });
    const { rows } = await identity.sql(
      `select rera_number, name, valid_until::text as until from identity.registered_agent order by 1`,
    );
    expect(rows).toEqual([
      { rera_number: 'A51900000001', name: 'Asha Rao', until: '2035-01-31' },
      { rera_number: 'A51900000003', name: 'Ravi Shah', until: '2031-12-31' },
    ]);
    const trail = await identity.sql(
      `select role, actor_id, organization_id, details from identity.audit_entry where action = 'AGENTS_IMPORTED' order by seq`,
    );
    const platform = { role: 'OPERATOR', actor_id: null, organization_id: PLATFORM_CHAIN };
    expect(trail.rows).toEqual([
      { ...platform, details: { imported: 2, rejected: 2 } },
      { ...platform, details: { imported: 1, rejected: 0 } },
    ]);
  });

  it('ends every session and token of a key at once when the key of access tokens became known', async () => {
    await identity.redis.flushdb();
    const people = await Promise.all(
      ['+919822000051', '+919822000052'].map((phone) => signIn(identity, phone)),
    );
    const [{ viewer }] = people as [SignedIn, SignedIn];
    const { createApiKey: key } = expectData<{ createApiKey: { secretKey: string; apiKey: { id: string } } }>(
      await identity.ask(
        `mutation { createApiKey(input: { name: "Mine", scopes: ["leads:create"] }) { secretKey apiKey { id } } }`,
        {},
        viewer,
      ),
    );
    const exchange = `mutation { exchangeApiKey(input: { secretKey: "${key.secretKey}" }) { accessToken } }`;
    expectData(await identity.ask(exchange));
    expect(await identity.subgraph.endEverySession(['key-1'])).toBeGreaterThanOrEqual(people.length);
    // Until every gateway was restarted, and not for the life of a token alone.
    expect(await identity.redis.ttl(revokedSessionKey('key:key-1'))).toBeGreaterThan(24 * 60 * 60);
    for (const { viewer: ended, refreshToken } of people) {
      expect(await identity.redis.exists(revokedSessionKey(ended.sessionId as string))).toBe(1);
      await expect(identity.refresh(refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    }
    expect(await identity.redis.exists(revokedSessionKey(key.apiKey.id))).toBe(1);
    expect(await identity.subgraph.endEverySession()).toBe(0);
    const { rows } = await identity.sql(
      `select role, subject_id, details ->> 'reason' as reason from identity.audit_entry where action = 'SESSIONS_ENDED' order by seq desc limit 1`,
    );
    expect(rows).toEqual([{ role: 'OPERATOR', subject_id: PLATFORM_CHAIN, reason: 'KEY_REVOKED' }]);
  });

  it('announces revocations again after Redis lost its data', async () => {
    const { viewer } = await signIn(identity, '+919822000004');
    const sessionId = viewer.sessionId as string;
    expectData(await identity.ask('mutation { signOut { signedOut } }', {}, viewer));
    await identity.redis.flushdb();
    expect(await identity.redis.exists(revokedSessionKey(sessionId))).toBe(0);
    expect(await identity.subgraph.recallRevocations()).toBeGreaterThan(0);
    expect(await identity.redis.exists(revokedSessionKey(sessionId))).toBe(1);
  });

  it.each([
    ['the same network', '203.0.113.9', 59_000, undefined],
    ['the same network, late', '203.0.113.9', 61_000, 'REFRESH_TOKEN_REUSED'],
    ['another network', '198.51.100.9', 19_000, undefined],
    ['another network, late', '198.51.100.9', 21_000, 'REFRESH_TOKEN_REUSED'],
  ])('answers a repeated refresh from %s', async (_what, address, waitMs, code) => {
    const { refreshToken } = await signIn(identity, `+9198220${String(waitMs).padStart(5, '0')}`);
    expectData(await identity.askFrom('203.0.113.9')(REFRESH, { refreshToken }));
    identity.advance(waitMs);
    const again = await identity.askFrom(address)(REFRESH, { refreshToken });
    if (code) expectErrorCode(again, code);
    else expectData(again);
  });
});
