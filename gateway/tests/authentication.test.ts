import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, httpClient, until } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { generateKeyPair, SignJWT } from 'jose';
import { rawSocket } from './support/socket-client.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { AGENT, type TokenForm } from './support/tokens.js';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('authentication', () => {
  let test: TestGateway;
  let redis: Redis;
  beforeAll(async () => {
    const redisUrl = process.env['PROPMUBI_TEST_REDIS_URL'] ?? '';
    redis = new Redis(redisUrl);
    test = await startTestGateway({ redisUrl, sessionRecheckMs: 60_000 });
  });
  afterAll(async () => {
    await test.gateway.close();
    redis.disconnect();
  });
  const ask = (token?: string, headers?: Record<string, string>) =>
    httpClient(test.url, headers)('{ me { id whoAsks } }', {}, token);
  const expectRefused = async (token: string) => {
    const answer = await ask(token);
    expect(answer.status).toBe(401);
    expectErrorCode(answer, 'UNAUTHENTICATED');
    expect(answer.body.data).toBeUndefined();
  };

  it('vouches for the user of a valid token', async () => {
    const sub = randomUUID();
    const agent = randomUUID();
    const answer = await ask(await test.identity.token({ sub, agent, ...AGENT }));
    expect(expectData(answer)).toEqual({ me: { id: agent, whoAsks: sub } });
  });

  it('trusts the token alone', async () => {
    const forged = {
      'x-user-id': randomUUID(),
      'x-tenant-id': randomUUID(),
      'x-viewer': '{"roles":["ADMIN"]}',
    };
    const answer = await ask(undefined, forged);
    expectErrorCode(answer, 'UNAUTHENTICATED');
    expect(answer.body.data).toEqual({ me: null });
  });

  it.each<[string, TokenForm]>([
    ['an unknown kid', { kid: 'key-2' }],
    ['a kid that is a path', { kid: '../../../../etc/passwd' }],
    ['no kid', { kid: null }],
    ['a jku header', { header: { jku: 'https://evil.test/jwks.json' } }],
    ['a key of its own', { header: { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } } }],
    ['another issuer', { issuer: 'propmubi-gateway' }],
    ['another audience', { audience: 'property' }],
    ['an expiry in the past', { expiresInS: -5 }],
    ['a start in the future', { notBeforeInS: 60 }],
    ['the type of a refresh token', { typ: 'rt+jwt' }],
    ['a life longer than identity gives', { expiresInS: -3_600 }],
  ])('refuses a token with %s', async (_what, form) => {
    await expectRefused(await test.identity.token(AGENT, form));
  });

  it('refuses alg none, and HS256 signed with the public key', async () => {
    const [, payload = ''] = (await test.identity.token(AGENT)).split('.');
    await expectRefused(`${encode({ alg: 'none', typ: 'at+jwt', kid: 'key-1' })}.${payload}.`);
    const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })}.${payload}`;
    const key = Buffer.from(test.identity.publicJwk.x ?? '', 'base64url');
    await expectRefused(`${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`);
  });

  it('refuses a token signed with another key under our kid', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const token = await new SignJWT({ sid: randomUUID(), roles: ['ADMIN'], scopes: ['platform:admin'] })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1' })
      .setSubject(randomUUID())
      .setIssuer('propmubi-identity')
      .setAudience('propmubi-gateway')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    await expectRefused(token);
  });

  it('refuses what is no bearer token, an opaque refresh token included', async () => {
    for (const authorization of [
      'Basic YTpi',
      'Bearer',
      `Bearer ${'x'.repeat(43)}`,
      'Bearer a.b.c, Bearer d.e.f',
    ]) {
      const answer = await ask(undefined, { authorization });
      expect(answer.status).toBe(401);
      expectErrorCode(answer, 'UNAUTHENTICATED');
    }
  });

  it('denies a revoked session and closes its socket at once', async () => {
    const sid = randomUUID();
    const token = await test.identity.token({ ...AGENT, sid });
    expectData(await ask(token));
    const socket = await rawSocket(test.url.replace('http', 'ws'), { authorization: `Bearer ${token}` });
    await redis.set(`identity:revoked-session:${sid}`, '1', 'EX', 60);
    await redis.publish('identity:session-revoked', JSON.stringify({ sessionId: sid }));
    expect(await socket.closed).toMatchObject({ code: 4411 });
    expectErrorCode(await ask(token), 'SESSION_REVOKED');
  });

  it('denies whatever a key signed that became known, also of a session that never was, and closes its sockets', async () => {
    const [token, forged] = await Promise.all([AGENT, AGENT].map((claims) => test.identity.token(claims)));
    expectData(await ask(token));
    const socket = await rawSocket(test.url.replace('http', 'ws'), { authorization: `Bearer ${token}` });
    const place = 'identity:revoked-session:key:key-1';
    await redis.set(place, '1');
    try {
      await redis.publish('identity:session-revoked', JSON.stringify({ sessionId: 'key:key-1' }));
      expect(await socket.closed).toMatchObject({ code: 4411 });
      for (const one of [token, forged]) expectErrorCode(await ask(one), 'SESSION_REVOKED');
    } finally {
      await redis.del(place);
    }
  });

  it('denies a session that was revoked before this process started', async () => {
    const sid = randomUUID();
    await redis.set(`identity:revoked-session:${sid}`, '1', 'EX', 60);
    const token = await test.identity.token({ ...AGENT, sid });
    const answer = await until(async () => {
      const given = await ask(token);
      return given.status === 401 && given;
    });
    expectErrorCode(answer, 'SESSION_REVOKED');
  });
});
