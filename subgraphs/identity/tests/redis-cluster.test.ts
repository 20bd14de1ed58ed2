import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, openRedis } from '@propmubi/runtime';
import {
  expectData,
  expectErrorCode,
  type RedisClusterProcesses,
  startRedisCluster,
  until,
} from '@propmubi/testkit';
import { revokedSessionKey } from '../src/modules/session/session-revocation.js';
import {
  type IdentityUnderTest,
  signIn,
  startIdentity,
  VERIFY,
  viewerAs,
} from './support/identity-under-test.js';

const MINUTES = 60_000;
const REQUEST = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;

describe('identity over a Redis Cluster', () => {
  let cluster: RedisClusterProcesses;
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    cluster = await startRedisCluster();
    identity = await startIdentity({}, { redisUrl: cluster.url });
  }, MINUTES);
  afterAll(async () => {
    await identity?.close();
    await cluster?.[Symbol.asyncDispose]();
  });

  it('signs people in by codes, whatever slots they are in, and each code works once', async () => {
    for (let serial = 1; serial <= 6; serial++) {
      const phone = `+91987651000${serial}`;
      await signIn(identity, phone, 'Asha Rao');
      const again = { input: { phone, code: identity.sms.lastCode(phone) } };
      expectErrorCode(await identity.askFrom(`10.0.0.${serial}`)(VERIFY, again), 'OTP_INVALID');
    }
  });

  it('announces sessions that end together to every gateway', async () => {
    const phone = '+919876520000';
    const sessions = [];
    for (let device = 0; device < 4; device++) {
      sessions.push(await signIn(identity, phone, 'Asha Rao', `device-of-asha-rao-number-${device}`));
      identity.advance(MINUTES);
    }
    const redis = openRedis(cluster.url);
    const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
    const mutation = `mutation($userId: ID!) {
      deactivateUser(input: { userId: $userId, reason: "forged papers" }) { user { id } } }`;
    expectData(await identity.ask(mutation, { userId: sessions[0]?.userId }, admin));
    for (const { viewer } of sessions)
      expect(await redis.exists(revokedSessionKey(viewer.sessionId as string))).toBe(1);
    redis.disconnect();
  });

  it('takes the limits and the usage of the gateway', async () => {
    await identity.subgraph.quotaWork.exchangeUsage();
    const redis = openRedis(cluster.url);
    expect(await redis.hget('{quotas}:limits', 'default')).toContain('requests');
    redis.disconnect();
  });

  it(
    'says what it announced again when a replica took over, and is ready',
    async () => {
      const signedIn = await signIn(identity, '+919876530000', 'Asha Rao');
      const sessionId = signedIn.viewer.sessionId as string;
      expectData(await identity.ask('mutation { signOut { signedOut } }', {}, signedIn.viewer));
      const redis = openRedis(cluster.url);
      redis.on('error', () => undefined);
      // As if the replica had never had it.
      await redis.del(revokedSessionKey(sessionId));
      await cluster.killMasterOf('{limits}');
      const isAnnounced = async () => (await redis.exists(revokedSessionKey(sessionId)).catch(() => 0)) === 1;
      await until(isAnnounced, { timeoutMs: 30_000, what: 'the session being announced again' });
      await until(
        () =>
          identity.subgraph.ready().then(
            () => true,
            () => false,
          ),
        { what: 'identity being ready' },
      );
      const phone = '+919876540000';
      const isSent = async () =>
        (await identity.askFrom('10.0.0.7')(REQUEST, { phone })).body.errors === undefined;
      await until(isSent, { timeoutMs: 20_000, what: 'a code being sent' });
      expect(identity.sms.lastCode(phone)).toMatch(/^\d{6}$/);
      redis.disconnect();
    },
    MINUTES,
  );
});
