import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import type { Limit } from '@propmubi/runtime';
import { createIdentitySubgraph, type OtpLimits, otpLimits } from '../src/index.js';
import { type IdentityUnderTest, signIn, startIdentity, VERIFY } from './support/identity-under-test.js';
import { subgraphClient } from '@propmubi/testkit';

const REQUEST = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId expiresAt resendAt } }`;
const unlimited = otpLimits({ perMinute: 1e6, perHour: 1e6, perDay: 1e6, freePerAddress: 1e6 });
const many = (limit: Limit) => ({ ...limit, points: 1e6 });
const roomy: OtpLimits = {
  ...unlimited,
  address: unlimited.address.map(many),
  phone: unlimited.phone.map(many),
  ownPhone: unlimited.ownPhone.map(many),
  prefix: unlimited.prefix.map(many),
  free: { ...unlimited.free, phone: many(unlimited.free.phone), prefix: many(unlimited.free.prefix) },
};
interface Requested {
  requestOtp: { challengeId: string };
}
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('one-time passwords', () => {
  let identity: IdentityUnderTest;
  let phone: string;
  let serial = 0;

  beforeAll(async () => {
    // These are about one number’s codes; budgets have a suite of their own, on Redis’s clock.
    identity = await startIdentity({ otpLimits: roomy });
  });
  beforeEach(() => {
    phone = `+9198765${String(++serial).padStart(5, '0')}`;
  });
  afterAll(() => identity?.close());

  const request = (to = phone) => identity.ask(REQUEST, { phone: to });
  const verify = (code: string, to = phone) => identity.ask(VERIFY, { input: { phone: to, code } });
  const wrongCode = () => (identity.sms.lastCode(phone) === '000000' ? '000001' : '000000');

  it('are six digits that work once', async () => {
    await request();
    const code = identity.sms.lastCode(phone);
    expect(code).toMatch(/^\d{6}$/);
    expectData(await verify(code));
    expectErrorCode(await verify(code), 'OTP_INVALID');
  });

  it('expire after five minutes', async () => {
    await request();
    const code = identity.sms.lastCode(phone);
    identity.advance(5 * MINUTE);
    expectErrorCode(await verify(code), 'OTP_INVALID');
  });

  it('give way to a resend: without its id the newest code counts', async () => {
    const first = expectData<Requested>(await request()).requestOtp.challengeId;
    const old = identity.sms.lastCode(phone);
    identity.advance(30 * SECOND);
    await request();
    const fresh = identity.sms.lastCode(phone);
    if (old !== fresh) expectErrorCode(await verify(old), 'OTP_INVALID');
    expectData(await identity.ask(VERIFY, { input: { phone, code: old, challengeId: first } }));
    expectData(await verify(fresh));
  });

  it('are resent after 30, 60 and 120 seconds, and five times an hour', async () => {
    expectData(await request());
    for (const wait of [30, 60, 120, 120]) {
      identity.advance((wait - 1) * SECOND);
      const error = expectErrorCode(await request(), 'OTP_TOO_SOON');
      expect(error.extensions).toMatchObject({ retryAfterSeconds: 1 });
      identity.advance(SECOND);
      expectData(await request());
    }
    identity.advance(10 * MINUTE);
    expectErrorCode(await request(), 'OTP_TOO_SOON');
  });

  it('stop after five an hour, whatever the waits', async () => {
    expectData(await request());
    for (const wait of [30, 60, 120, 120]) {
      identity.advance(wait * SECOND);
      expectData(await request());
    }
    identity.advance(10 * MINUTE);
    const error = expectErrorCode(await request(), 'OTP_TOO_SOON');
    expect(Number(error.extensions?.['retryAfterSeconds'])).toBeGreaterThan(40 * 60);
    identity.advance(60 * MINUTE);
    expectData(await request());
  });

  it('die after five wrong guesses, even in parallel', async () => {
    await request();
    const wrong = wrongCode();
    const answers = await Promise.all(Array.from({ length: 6 }, () => verify(wrong)));
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.['code']).sort();
    expect(codes).toEqual(['OTP_EXHAUSTED', ...Array.from({ length: 5 }, () => 'OTP_INVALID')]);
    expectErrorCode(await verify(identity.sms.lastCode(phone)), 'OTP_EXHAUSTED');
  });

  it('end a document of aliased guesses at its first wrong one', async () => {
    await request();
    const input = `{ phone: "${phone}", code: "${wrongCode()}" }`;
    const aliases = Array.from({ length: 6 }, (_, i) => `a${i}: verifyOtp(input: ${input}) { accessToken }`);
    const { body } = await identity.ask(`mutation { ${aliases.join(' ')} }`);
    expect(body.data ?? null).toBeNull();
    for (let left = 4; left > 0; left--) expectErrorCode(await verify(wrongCode()), 'OTP_INVALID');
    expectErrorCode(await verify(wrongCode()), 'OTP_EXHAUSTED');
  });

  it('answer the same for a known and an unknown number', async () => {
    const known = '+919876599999';
    await signIn(identity, known);
    identity.advance(MINUTE);
    const shapeOf = ({ body }: { body: unknown }) =>
      JSON.stringify(body)
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T')
        .replace(/[\da-f-]{36}/, 'ID');
    const unknown = shapeOf(await request());
    // A fresh hour, so that both are first requests.
    identity.advance(61 * MINUTE);
    expect(shapeOf(await request(known))).toBe(unknown);
    expect(shapeOf(await verify('000000', known))).toBe(shapeOf(await verify('000000')));
  });

  it('are sent without a look at the database, so that timing tells nothing either', async () => {
    const known = '+919876599998';
    await signIn(identity, known);
    identity.statements.length = 0;
    expectData(await request(known));
    expectData(await request());
    expect(identity.statements).toEqual([]);
  });

  it('leave neither code nor number in Redis', async () => {
    await request();
    const code = identity.sms.lastCode(phone);
    const { redis } = identity;
    for (const key of await redis.keys('*')) {
      const type = await redis.type(key);
      const value =
        type === 'zset'
          ? await redis.zrange(key, 0, -1)
          : type === 'hash'
            ? await redis.hgetall(key)
            : type === 'list'
              ? await redis.lrange(key, 0, -1)
              : await redis.get(key);
      const text = `${key} ${JSON.stringify(value)}`;
      expect(text).not.toContain(phone.slice(3));
      expect(text).not.toMatch(new RegExp(`\\b${code}\\b`));
    }
  });

  it.each([
    '12345',
    '+915123456789',
    '+912222040000',
    '+9198765',
    "+919876500001'; drop table x",
    '+91987650000x',
  ])('refuse the number %s', async (wrong) => {
    const error = expectErrorCode(await request(wrong), 'INVALID_PHONE');
    expect(error.extensions).toMatchObject({ field: 'phone' });
    expect(error.message).not.toContain(wrong);
  });

  it('fail closed when Redis is down', async () => {
    const subgraph = await createIdentitySubgraph(
      { ...identity.config, redisUrl: 'redis://127.0.0.1:1' },
      { smsSender: identity.sms },
    );
    try {
      const ask = subgraphClient(subgraph);
      const sentBefore = identity.sms.sent.length;
      expectErrorCode(await ask(REQUEST, { phone }), 'SERVICE_UNAVAILABLE');
      expectErrorCode(await ask(VERIFY, { input: { phone, code: '123456' } }), 'SERVICE_UNAVAILABLE');
      expect(identity.sms.sent).toHaveLength(sentBefore);
    } finally {
      await subgraph.close();
    }
  });
});
