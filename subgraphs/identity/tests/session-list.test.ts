import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
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
import { world } from './support/world.js';

const LIST = `query($userId: ID, $first: Int, $after: String) {
  sessions(userId: $userId, first: $first, after: $after) {
    totalCount nodes { id name createdAt lastUsedAt expiresAt current } pageInfo { hasNextPage endCursor } } }`;
const RENAME = `mutation($input: RenameSessionInput!) { renameSession(input: $input) { session { id name } } }`;
const REVOKE = `mutation($input: RevokeSessionInput!) { revokeSession(input: $input) { sessionId } }`;
const EVERYWHERE = `mutation($input: SignOutEverywhereInput!) { signOutEverywhere(input: $input) { endedCount } }`;
const END = `mutation($input: EndUserSessionsInput!) { endUserSessions(input: $input) { endedCount } }`;

interface Listed {
  sessions: {
    totalCount: number;
    nodes: { id: string; name: string | null; lastUsedAt: string; current: boolean }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** Numbers of different series: each has a budget of codes. */
const phoneOf = (serial: number) => `+91${7_000_000_000 + serial * 1_234_567}`;

describe('one’s sessions', () => {
  let identity: IdentityUnderTest;
  let phone: string;
  let first: SignedIn;
  let second: SignedIn;
  let serial = 0;
  const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());
  beforeEach(async () => {
    phone = phoneOf(++serial);
    first = await signIn(identity, phone);
    identity.advance(60_000);
    second = await signIn(identity, phone);
  });

  const list = async ({ viewer }: SignedIn, variables: object = {}) =>
    expectData<Listed>(await identity.ask(LIST, { ...variables }, viewer)).sessions;
  const isRevoked = ({ viewer }: SignedIn) =>
    identity.redis.exists(revokedSessionKey(viewer.sessionId as string));

  it('are listed, the newest first, and say which one asks', async () => {
    const { nodes } = await list(second);
    expect(nodes.map(({ id, current }) => [id, current])).toEqual([
      [second.viewer.sessionId, true],
      [first.viewer.sessionId, false],
    ]);
    const page = await list(second, { first: 1 });
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const rest = await list(second, { first: 1, after: page.pageInfo.endCursor });
    expect(rest.nodes.map(({ id }) => id)).toEqual([first.viewer.sessionId]);
  });

  it('say when they were refreshed last', async () => {
    identity.advance(60_000);
    await identity.refresh(first.refreshToken);
    const refreshedAt = new Date(identity.clock.now).toISOString();
    const { nodes } = await list(second);
    expect(nodes.find(({ id }) => id === first.viewer.sessionId)?.lastUsedAt).toBe(refreshedAt);
  });

  it('leave the list when they end or expire', async () => {
    identity.advance(29 * 24 * 60 * 60_000);
    const late = await signIn(identity, phone);
    identity.advance(2 * 24 * 60 * 60_000);
    const { nodes, totalCount } = await list(late);
    expect(nodes.map(({ id }) => id)).toEqual([late.viewer.sessionId]);
    expect(totalCount).toBe(1);
  });

  describe('Mutation.renameSession', () => {
    it('names a session', async () => {
      const input = { sessionId: first.viewer.sessionId, name: ' Old  phone ' };
      expectData(await identity.ask(RENAME, { input }, second.viewer));
      const { nodes } = await list(second);
      expect(nodes.map(({ name }) => name)).toEqual([null, 'Old phone']);
    });

    it('does not find another person’s, nor one that is over', async () => {
      const stranger = await signIn(identity, phoneOf(serial + 100));
      const input = { sessionId: first.viewer.sessionId, name: 'Mine' };
      expectErrorCode(await identity.ask(RENAME, { input }, stranger.viewer), 'SESSION_NOT_FOUND');
      expectData(await identity.ask(REVOKE, { input: { sessionId: first.viewer.sessionId } }, second.viewer));
      expectErrorCode(await identity.ask(RENAME, { input }, second.viewer), 'SESSION_NOT_FOUND');
    });
  });

  describe('Mutation.revokeSession', () => {
    it('ends one session and no other', async () => {
      const input = { sessionId: first.viewer.sessionId };
      expectData(await identity.ask(REVOKE, { input }, second.viewer));
      expect(await isRevoked(first)).toBe(1);
      expect(await isRevoked(second)).toBe(0);
      expectErrorCode(
        await identity.ask(REFRESH, { refreshToken: first.refreshToken }),
        'REFRESH_TOKEN_INVALID',
      );
      await identity.refresh(second.refreshToken);
      expectErrorCode(await identity.ask(REVOKE, { input }, second.viewer), 'SESSION_NOT_FOUND');
    });

    it('ends no session of another person', async () => {
      const stranger = await signIn(identity, phoneOf(serial + 200));
      const input = { sessionId: first.viewer.sessionId };
      expectErrorCode(await identity.ask(REVOKE, { input }, stranger.viewer), 'SESSION_NOT_FOUND');
      await identity.refresh(first.refreshToken);
    });
  });

  describe('Mutation.signOutEverywhere', () => {
    it('ends all but the session that asks, or that one too', async () => {
      const kept = await identity.ask(EVERYWHERE, { input: {} }, second.viewer);
      expect(expectData(kept)).toEqual({ signOutEverywhere: { endedCount: 1 } });
      expect([await isRevoked(first), await isRevoked(second)]).toEqual([1, 0]);
      const all = await identity.ask(EVERYWHERE, { input: { keepCurrent: false } }, second.viewer);
      expect(expectData(all)).toEqual({ signOutEverywhere: { endedCount: 1 } });
      expectErrorCode(
        await identity.ask(REFRESH, { refreshToken: second.refreshToken }),
        'REFRESH_TOKEN_INVALID',
      );
    });

    it('writes to the audit log only when a session ended', async () => {
      const entries = async () =>
        (
          await identity.sql(
            `select details from identity.audit_entry where action = 'SESSIONS_ENDED' and subject_id = $1`,
            [second.userId],
          )
        ).rows;
      expectData(await identity.ask(EVERYWHERE, { input: {} }, second.viewer));
      expectData(await identity.ask(EVERYWHERE, { input: {} }, second.viewer));
      expect(await entries()).toEqual([{ details: { ended: 1 } }]);
    });
  });

  describe('for administrators', () => {
    it('lists a person’s sessions, and not for others', async () => {
      const { sessions } = expectData<Listed>(await identity.ask(LIST, { userId: first.userId }, admin));
      expect(sessions.nodes.map(({ current }) => current)).toEqual([false, false]);
      const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
      expectErrorCode(await identity.ask(LIST, { userId: first.userId }, reviewer), 'MISSING_SCOPE');
    });

    it('ends a person’s sessions with a reason', async () => {
      const input = { userId: first.userId, reason: 'A lost phone' };
      expect(expectData(await identity.ask(END, { input }, admin))).toEqual({
        endUserSessions: { endedCount: 2 },
      });
      expect([await isRevoked(first), await isRevoked(second)]).toEqual([1, 1]);
      expectErrorCode(await identity.ask(END, { input }, first.viewer), 'MISSING_SCOPE');
      const unknown = { ...input, userId: '0193d3a0-0000-7000-8000-00000000dead' };
      expectErrorCode(await identity.ask(END, { input: unknown }, admin), 'USER_NOT_FOUND');
    });
  });

  it('are not for a program with an API key', async () => {
    const viewer = { ...first.viewer, viaKey: true as const };
    expectErrorCode(await identity.ask(LIST, {}, viewer), 'PERSON_REQUIRED');
    expectErrorCode(await identity.ask(EVERYWHERE, { input: {} }, viewer), 'PERSON_REQUIRED');
  });

  it('are read in one statement, whatever their number', async () => {
    const statements = async (variables: object) => {
      identity.statements.length = 0;
      await list(second, variables);
      return identity.statements.length;
    };
    expect(await statements({ first: 1 })).toBe(await statements({ first: 50 }));
  });
});
