import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode, until } from '@propmubi/testkit';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { publicJwks, revokedSessionKey, SESSION_REVOKED_CHANNEL } from '../src/index.js';
import {
  type IdentityUnderTest,
  REFRESH,
  signIn,
  startIdentity,
  viewerAs,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const SECOND = 1_000;

describe('sessions', () => {
  let identity: IdentityUnderTest;
  let phone: string;
  let serial = 0;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  beforeEach(() => {
    phone = `+9198764${String(++serial).padStart(5, '0')}`;
  });
  afterAll(() => identity?.close());

  const refresh = (refreshToken: string) => identity.ask(REFRESH, { refreshToken });
  const tokensOf = (answer: Parameters<typeof expectData>[0]) =>
    expectData<{ refreshSession: { accessToken: string; refreshToken: string } }>(answer).refreshSession;

  describe('access tokens', () => {
    it('verify against the published keys, with issuer, audience, type and a short life', async () => {
      const { accessToken, userId } = await signIn(identity, phone);
      const { payload, protectedHeader } = await jwtVerify(
        accessToken,
        createLocalJWKSet(publicJwks(identity.config)),
        {
          algorithms: ['EdDSA'],
          issuer: 'propmubi-identity',
          audience: 'propmubi-gateway',
          typ: 'at+jwt',
          currentDate: new Date(identity.clock.now),
        },
      );
      expect(payload.sub).toBe(userId);
      expect((payload.exp as number) - (payload.iat as number)).toBeLessThanOrEqual(15 * 60);
      expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test-1' });
    });

    it('are signed by the first key while all are published, private parts never', () => {
      const { keys } = publicJwks(identity.config);
      expect(keys.map(({ kid }) => kid)).toEqual(['test-1', 'test-2']);
      expect(JSON.stringify(keys)).not.toContain('"d"');
    });

    it('carry no personal data', async () => {
      const { accessToken } = await signIn(identity, phone, 'Canary Name');
      const claims = Buffer.from(accessToken.split('.')[1] as string, 'base64url').toString();
      expect(claims).not.toContain('Canary');
      expect(claims).not.toContain(phone.slice(3));
      expect(decodeProtectedHeader(accessToken).alg).toBe('EdDSA');
    });
  });

  it('open also for a person whom a manager registers in the same moment', async () => {
    const manager = viewerAs({
      userId: idOf('User', 'm1'),
      organizationId: idOf('Organization', 'first'),
      roles: ['BROKERAGE_MANAGER'],
    });
    const register = `mutation($input: RegisterAgentInput!) { registerAgent(input: $input) { agent { id } } }`;
    const input = { phone, name: 'Both At Once', reraNumber: 'A51800000777', licenceExpiresOn: '2999-12-31' };
    const [session] = await Promise.all([
      signIn(identity, phone),
      // The second may be refused; a person is registered once in any case.
      identity.ask(register, { input }, manager),
    ]);
    const people = await identity.sql(`select 1 from identity.user_account where id = $1`, [session.userId]);
    expect(people.rowCount).toBe(1);
    expect((await signIn(identity, phone)).userId).toBe(session.userId);
  });

  describe('Mutation.refreshSession', () => {
    it('rotates the token and keeps the session', async () => {
      const first = await signIn(identity, phone);
      const second = await identity.refresh(first.refreshToken);
      expect(second.refreshToken).not.toBe(first.refreshToken);
      expect(second.viewer.sessionId).toBe(first.viewer.sessionId);
      expect((await identity.refresh(second.refreshToken)).userId).toBe(first.userId);
    });

    it('gives the same successor to two refreshes at once and to a retry within 20 seconds', async () => {
      const { refreshToken } = await signIn(identity, phone);
      const [one, two] = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
      expect(tokensOf(one).refreshToken).toBe(tokensOf(two).refreshToken);
      identity.advance(20 * SECOND);
      expect(tokensOf(await refresh(refreshToken)).refreshToken).toBe(tokensOf(one).refreshToken);
    });

    it('ends the family when a token comes back after the grace', async () => {
      const { refreshToken, viewer } = await signIn(identity, phone);
      const next = tokensOf(await refresh(refreshToken));
      identity.advance(61_000);
      expectErrorCode(await refresh(refreshToken), 'REFRESH_TOKEN_REUSED');
      expectErrorCode(await refresh(next.refreshToken), 'REFRESH_TOKEN_INVALID');
      expect(await identity.redis.get(revokedSessionKey(viewer.sessionId as string))).toBe('1');
    });

    it('ends the family when a token comes back after its successor was used, grace or not', async () => {
      const { refreshToken } = await signIn(identity, phone);
      const next = tokensOf(await refresh(refreshToken));
      const latest = tokensOf(await refresh(next.refreshToken));
      expectErrorCode(await refresh(refreshToken), 'REFRESH_TOKEN_REUSED');
      expectErrorCode(await refresh(latest.refreshToken), 'REFRESH_TOKEN_INVALID');
    });

    it('ends with the session’s own lifetime', async () => {
      const { refreshToken } = await signIn(identity, phone);
      const days = identity.config.sessionLifetimeMs;
      identity.advance(days);
      expectErrorCode(await refresh(refreshToken), 'REFRESH_TOKEN_INVALID');
      identity.advance(-days);
    });

    it('refuses what is not its own: an access token, another user’s id, noise', async () => {
      const { accessToken, refreshToken } = await signIn(identity, phone);
      const bytes = Buffer.from(refreshToken.slice(4), 'base64url');
      bytes.set(Buffer.from(idOf('User', 'a1').replaceAll('-', ''), 'hex'), 0);
      const stolen = `prt_${bytes.toString('base64url')}`;
      for (const wrong of ['', 'x', stolen, `prt_${'A'.repeat(64)}`, accessToken.slice(0, 100)]) {
        expectErrorCode(await refresh(wrong), 'REFRESH_TOKEN_INVALID');
      }
    });

    it('stores no token, only hashes', async () => {
      const { refreshToken } = await signIn(identity, phone);
      const next = tokensOf(await refresh(refreshToken)).refreshToken;
      const dump = JSON.stringify(await identity.dump());
      expect(dump).not.toContain(refreshToken.slice(4));
      expect(dump).not.toContain(next.slice(4));
    });

    it('is limited to ten tries of one token', async () => {
      const wrong = `prt_${'B'.repeat(64)}`;
      for (let i = 0; i < 10; i++) expectErrorCode(await refresh(wrong), 'REFRESH_TOKEN_INVALID');
      expectErrorCode(await refresh(wrong), 'AUTH_RATE_LIMITED');
    });
  });

  describe('Mutation.signOut', () => {
    it('ends the session and tells the gateways', async () => {
      const { viewer, refreshToken } = await signIn(identity, phone);
      const heard: string[] = [];
      const subscriber = identity.redis.duplicate();
      try {
        await subscriber.subscribe(SESSION_REVOKED_CHANNEL);
        subscriber.on('message', (_channel, message) => heard.push(message));
        expectData(await identity.ask('mutation { signOut { signedOut } }', {}, viewer));
        const message = JSON.stringify({ sessionId: viewer.sessionId });
        await until(() => heard.includes(message), { what: 'the message' });
      } finally {
        subscriber.disconnect();
      }
      const remembered = await identity.redis.ttl(revokedSessionKey(viewer.sessionId as string));
      expect(remembered).toBeGreaterThan(15 * 60);
      expectErrorCode(await refresh(refreshToken), 'REFRESH_TOKEN_INVALID');
    });

    it('is for those who are signed in', async () => {
      expectErrorCode(await identity.ask('mutation { signOut { signedOut } }'), 'UNAUTHENTICATED');
    });
  });

  it('are dropped 30 days after their end, and nothing younger', async () => {
    const { viewer: old } = await signIn(identity, phone);
    const { viewer: recent } = await signIn(identity, '+919876401234');
    const end = (sessionId: string | null, days: number) =>
      identity.sql(
        `update identity.session set expires_at = now() - make_interval(days => $2) where id = $1`,
        [sessionId, days],
      );
    await end(old.sessionId, 31);
    await end(recent.sessionId, 29);
    expect(await identity.subgraph.dropOldSessions()).toBe(1);
    const left = await identity.sql('select id from identity.session where id = any($1)', [
      [old.sessionId, recent.sessionId],
    ]);
    expect(left.rows).toEqual([{ id: recent.sessionId }]);
    const tokens = await identity.sql('select 1 from identity.refresh_token where session_id = $1', [
      old.sessionId,
    ]);
    expect(tokens.rowCount).toBe(0);
  });

  describe('Mutation.deactivateUser', () => {
    const mutation = `mutation($userId: ID!) {
      deactivateUser(input: { userId: $userId, reason: "forged papers" }) { user { id status } } }`;
    const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });

    it('ends every session, bars sign-in and takes the agent off the list', async () => {
      const agentPhone = '+919810000002';
      const one = await signIn(identity, agentPhone);
      identity.advance(31 * SECOND);
      const two = await signIn(identity, agentPhone);
      expectData(await identity.ask(mutation, { userId: one.userId }, admin));
      for (const { viewer, refreshToken } of [one, two]) {
        expect(await identity.redis.exists(revokedSessionKey(viewer.sessionId as string))).toBe(1);
        expectErrorCode(await refresh(refreshToken), 'REFRESH_TOKEN_INVALID');
      }
      identity.advance(61 * SECOND);
      await expect(signIn(identity, agentPhone)).rejects.toThrow('USER_DEACTIVATED');
      const { agents } = expectData<{ agents: { edges: unknown[] } }>(
        await identity.ask('{ agents { edges { node { name } } } }'),
      );
      expect(agents.edges).not.toContainEqual({ node: { name: 'Agent 2' } });
      expect((await identity.events()).at(-1)).toMatchObject({
        type: 'AgentUpdated',
        data: { status: 'SUSPENDED' },
      });
    });

    it('is for administrators', async () => {
      const { viewer } = await signIn(identity, phone);
      expectErrorCode(await identity.ask(mutation, { userId: idOf('User', 'b1') }, viewer), 'MISSING_SCOPE');
      expectErrorCode(await identity.ask(mutation, { userId: admin.userId }, admin), 'SELF_REVIEW');
    });
  });
});
