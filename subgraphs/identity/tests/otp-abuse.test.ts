import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, expectData, expectErrorCode, subgraphClient } from '@propmubi/testkit';
import { solveChallenge } from 'altcha-lib';
import { Registry } from 'prom-client';
import { otpLimits, type RequestChallenge } from '../src/index.js';
import {
  type IdentityUnderTest,
  signIn,
  startIdentity,
  VERIFY,
  addressOf,
} from './support/identity-under-test.js';

const REQUEST = `mutation($phone: String!, $challengeAnswer: String) {
  requestOtp(input: { phone: $phone, challengeAnswer: $challengeAnswer }) { challengeId expiresAt }
}`;
const OWNER = '+919876500001';
const STRANGER = '198.51.100.9';
const MINUTE_MS = 60_000;

/** Numbers of different blocks, so that only what a test is about refuses. */
const numberOf = (n: number) => `+919${String(100_000_000 + n * 10_007)}`;

interface Offer {
  challenge: string;
  salt: string;
  algorithm: string;
  signature: string;
  maxNumber: number;
}

const alwaysSolved: RequestChallenge = {
  offer: async () => ({ kind: 'TEST', expiresAt: '' }),
  accept: async () => true,
};

async function solutionOf(answer: Answer): Promise<string> {
  const error = expectErrorCode(answer, 'CHALLENGE_REQUIRED');
  const offer = error.extensions?.['challenge'] as Offer;
  expect(offer).toMatchObject({ kind: 'PROOF_OF_WORK', algorithm: 'SHA-256' });
  const { challenge, salt, algorithm, signature, maxNumber } = offer;
  const solution = await solveChallenge(challenge, salt, algorithm, maxNumber).promise;
  const payload = { algorithm, challenge, number: solution?.number, salt, signature };
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

describe('one-time passwords in the hands of strangers', () => {
  const open: IdentityUnderTest[] = [];
  let identity: IdentityUnderTest;

  beforeEach(async () => {
    identity = await startIdentity();
    open.push(identity);
  });
  afterAll(() => Promise.all(open.map((one) => one.close())));

  const request = (phone: string, address = STRANGER, challengeAnswer?: string) =>
    identity.askFrom(address)(REQUEST, { phone, challengeAnswer });
  const codeOf = ({ body }: Answer) => body.errors?.[0]?.extensions?.['code'] as string | undefined;

  it('pay for a thousand requests in aliases with one code each, then with work', async () => {
    const aliases = Array.from(
      { length: 10 },
      (_, i) => `a${i}: requestOtp(input: { phone: "PHONE${i}" }) { expiresAt }`,
    );
    let serial = 0;
    for (let round = 0; round < 100; round++) {
      const document = `mutation { ${aliases.join(' ')} }`.replaceAll(/PHONE\d/g, () => numberOf(serial++));
      await identity.askFrom(STRANGER)(document);
    }
    expect(identity.sms.sent).toHaveLength(10);
    expectErrorCode(await request(numberOf(serial)), 'CHALLENGE_REQUIRED');
  });

  it('get one code an operation, however many fetches it takes', async () => {
    const client = { address: STRANGER, operationId: randomUUID() };
    const ask = subgraphClient(identity.subgraph, () => client);
    expectData(await ask(REQUEST, { phone: numberOf(1) }));
    expectErrorCode(await ask(REQUEST, { phone: numberOf(2) }), 'ONE_OTP_PER_REQUEST');
    expect(identity.sms.sent).toHaveLength(1);
  });

  it('reach no number outside the listed countries', async () => {
    for (const phone of ['+447911123456', '+14155552671', '+971501234567']) {
      const error = expectErrorCode(await request(phone), 'PHONE_COUNTRY_NOT_ALLOWED');
      expect(error.extensions).toMatchObject({ field: 'phone', countries: ['IN'] });
    }
    expect(identity.sms.sent).toEqual([]);
  });

  it('go on after a solved challenge, which counts once and for its number alone', async () => {
    for (let n = 0; n < 10; n++) expectData(await request(numberOf(n)));
    const answer = await solutionOf(await request(numberOf(10)));
    expectErrorCode(await request(numberOf(11), STRANGER, answer), 'CHALLENGE_REQUIRED');
    expectData(await request(numberOf(10), STRANGER, answer));
    identity.advance(MINUTE_MS);
    expectErrorCode(await request(numberOf(10), STRANGER, answer), 'CHALLENGE_REQUIRED');
    for (const forged of ['x', 'bm90IGpzb24', Buffer.from('null').toString('base64')]) {
      expectErrorCode(await request(numberOf(12), STRANGER, forged), 'CHALLENGE_REQUIRED');
    }
  });

  it('are bounded in one block of numbers, from many addresses', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 40; n++) {
      const last = String(n).padStart(4, '0');
      answers.push(await request(`+91987654${last}`, `198.51.100.${n}`));
    }
    expect(answers.filter(({ body }) => body.data)).toHaveLength(20);
    expect(new Set(answers.slice(20).map(codeOf))).toEqual(new Set(['OTP_BUDGET_EXHAUSTED']));
  });

  it('cannot send one number more than five codes at once, whatever they solve', async () => {
    const solving = await startIdentity({ challenge: alwaysSolved });
    open.push(solving);
    let sent = 0;
    for (let n = 0; n < 14; n++) {
      const variables = { phone: OWNER, challengeAnswer: 'solved' };
      const answer = await solving.askFrom(`198.51.100.${n}`)(REQUEST, variables);
      if (answer.body.data) sent += 1;
      else expectErrorCode(answer, 'OTP_BUDGET_EXHAUSTED');
    }
    expect(sent).toBe(5);
  });

  it('exhaust the whole budget with an alert, and its owner still signs in from a known network', async () => {
    const small = await startIdentity({
      otpLimits: otpLimits({ perMinute: 10, perHour: 10, perDay: 10, freePerAddress: 100 }),
      challenge: alwaysSolved,
    });
    open.push(small);
    await signIn(small, OWNER);
    small.advance(MINUTE_MS);
    let refused: Answer | undefined;
    for (let n = 0; n < 20; n++) {
      const from = small.askFrom(`198.51.100.${n}`);
      const last = await from(REQUEST, { phone: numberOf(n), challengeAnswer: 'solved' });
      if (!last.body.data) refused = last;
    }
    expectErrorCode(refused as Answer, 'OTP_BUDGET_EXHAUSTED');
    const events = (await small.events()).filter(({ type }) => type === 'OtpBudgetExhausted');
    expect(events.map(({ data }) => data['limit']).sort()).toEqual([
      'otp-total-day',
      'otp-total-hour',
      'otp-total-minute',
    ]);
    const registry = new Registry();
    small.subgraph.registerMetrics(registry);
    const metrics = await registry.metrics();
    expect(metrics).toMatch(/propmubi_otp_budget_alerts_total\{limit="otp-total-hour"\} \d/);
    expect(metrics).toMatch(/propmubi_otp_codes_total\{outcome="refused",limit="otp-total-\w+"\} \d/);
    await signIn(small, OWNER);
  });

  it('leave the owner’s code alone: ten wrong codes from elsewhere, then the right one', async () => {
    await signIn(identity, OWNER);
    identity.advance(MINUTE_MS);
    const home = identity.askFrom(addressOf(OWNER));
    expectData(await home(REQUEST, { phone: OWNER }));
    const code = identity.sms.lastCode(OWNER);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let n = 0; n < 10; n++) {
      const answer = await identity.askFrom(STRANGER)(VERIFY, { input: { phone: OWNER, code: wrong } });
      expectErrorCode(answer, 'OTP_INVALID');
    }
    expectData(await home(VERIFY, { input: { phone: OWNER, code } }));
  });

  it('leave the owner’s fresh code alone, on an unknown network that they share with the stranger', async () => {
    expectData(await request(OWNER));
    const wrong = identity.sms.lastCode(OWNER) === '000000' ? '000001' : '000000';
    const guess = () => identity.askFrom(STRANGER)(VERIFY, { input: { phone: OWNER, code: wrong } });
    for (let n = 0; n < 5; n++) expectErrorCode(await guess(), 'OTP_INVALID');
    for (let n = 0; n < 5; n++) expectErrorCode(await guess(), 'OTP_EXHAUSTED');
    identity.advance(MINUTE_MS);
    const { requestOtp } = expectData<{ requestOtp: { challengeId: string } }>(await request(OWNER));
    const input = { phone: OWNER, code: identity.sms.lastCode(OWNER), challengeId: requestOtp.challengeId };
    // The network changes between the two, as a phone’s does.
    expectData(await identity.askFrom('198.51.100.77')(VERIFY, { input }));
  });

  it('cannot guess without bound: fifty a day at one number, from all networks together', async () => {
    const small = await startIdentity({
      otpLimits: {
        ...otpLimits({ perMinute: 1e6, perHour: 1e6, perDay: 1e6, freePerAddress: 1e6 }),
        phone: [],
      },
      challenge: alwaysSolved,
    });
    open.push(small);
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 12; n++) {
      const from = small.askFrom(`198.51.100.${n}`);
      expectData(await from(REQUEST, { phone: OWNER, challengeAnswer: 'solved' }));
      const wrong = small.sms.lastCode(OWNER) === '000000' ? '000001' : '000000';
      for (let guess = 0; guess < 5; guess++) {
        codes.push(codeOf(await from(VERIFY, { input: { phone: OWNER, code: wrong } })));
      }
    }
    expect(codes.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 'OTP_INVALID'));
    expect(codes.slice(50)).toEqual(Array.from({ length: 10 }, () => 'AUTH_RATE_LIMITED'));
  });
});
