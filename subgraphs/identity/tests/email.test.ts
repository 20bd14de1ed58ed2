import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import type { RequestChallenge } from '../src/index.js';
import {
  addressOf,
  type IdentityUnderTest,
  type SignedIn,
  signIn,
  startIdentity,
  viewerFrom,
} from './support/identity-under-test.js';

const REQUEST = `mutation($input: RequestEmailOtpInput!) { requestEmailOtp(input: $input) { challengeId expiresAt resendAt } }`;
const VERIFY = `mutation($input: VerifyEmailOtpInput!) {
  verifyEmailOtp(input: $input) { accessToken refreshToken user { id name email } } }`;
const ASK_CONFIRM = `mutation($input: RequestEmailVerificationInput!) {
  requestEmailVerification(input: $input) { challengeId } }`;
const CONFIRM = `mutation($input: VerifyEmailInput!) { verifyEmail(input: $input) { user { id email emailVerifiedAt } } }`;
const CORRECT = `mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { user { email emailVerifiedAt } } }`;
const SESSIONS = `{ sessions(first: 10) { edges { node { beganBy current } } } }`;
const ENROL = `mutation { enrolSecondFactor(input: {}) { secret } }`;

const SOLVED = 'solved';
/** To solve one takes a machine its time, in which budgets fill. */
const challenge: RequestChallenge = {
  offer: () => Promise.resolve({ kind: 'RIDDLE', expiresAt: '2100-01-01T00:00:00Z' }),
  accept: (_subject, answer) => Promise.resolve(answer === SOLVED),
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('e-mail as a way to sign in', () => {
  let identity: IdentityUnderTest;
  let serial = 0;
  beforeAll(async () => {
    identity = await startIdentity({ challenge });
  });
  afterAll(() => identity?.close());
  beforeEach(async () => {
    await identity.redis.flushdb();
    identity.mail.sent.length = 0;
    identity.advance(2 * HOUR);
  });

  const newPerson = () => signIn(identity, `+9171000${String(++serial).padStart(5, '0')}`, 'Asha');
  const newAddress = () => `asha-${++serial}@example.in`;

  async function confirm(person: SignedIn, email: string) {
    expectData(await identity.ask(ASK_CONFIRM, { input: { email } }, person.viewer));
    return identity.ask(CONFIRM, { input: { email, code: identity.mail.lastCode(email) } }, person.viewer);
  }
  async function confirmed() {
    const person = await newPerson();
    const email = newAddress();
    expectData(await confirm(person, email));
    return { person, email };
  }
  async function signInBy(email: string, typed = email) {
    expectData(await identity.ask(REQUEST, { input: { email: typed } }));
    return identity.ask(VERIFY, { input: { email: typed, code: identity.mail.lastCode(email) } });
  }

  it('is confirmed by a code, kept sealed, and then opens a session that says so', async () => {
    const { person, email } = await confirmed();
    const opened = expectData<{ verifyEmailOtp: { accessToken: string; user: { id: string } } }>(
      await signInBy(email, email.toUpperCase()),
    ).verifyEmailOtp;
    expect(opened.user).toEqual({ id: person.userId, name: 'Asha', email });
    const viewer = viewerFrom(opened.accessToken);
    expect(expectData(await identity.ask(SESSIONS, {}, viewer))).toEqual({
      sessions: {
        edges: [{ node: { beganBy: 'EMAIL', current: true } }, { node: { beganBy: 'SMS', current: false } }],
      },
    });
    const rows = JSON.stringify(await identity.dump());
    expect(rows).not.toContain(email);
    expect(
      (await identity.events()).filter(
        ({ type, data }) => type === 'IdentityVerified' && data['kind'] === 'EMAIL',
      ),
    ).toMatchObject([{ data: { userId: person.userId, method: 'OTP' } }]);
  });

  it('answers the same for an address that no account has, which gets a message without a code', async () => {
    const { email } = await confirmed();
    const stranger = newAddress();
    const [known, unknown] = [
      await identity.askFrom('198.51.100.1')(REQUEST, { input: { email } }),
      await identity.askFrom('198.51.100.2')(REQUEST, { input: { email: stranger } }),
    ].map((answer) => Object.keys(expectData<{ requestEmailOtp: object }>(answer).requestEmailOtp));
    expect(known).toEqual(unknown);
    const [, toKnown, toStranger] = identity.mail.sent;
    expect(toKnown).toMatchObject({ to: email, code: expect.stringMatching(/^\d{6}$/) });
    expect(toStranger?.to).toBe(stranger);
    expect(toStranger?.code).toBeUndefined();
    expect(`${toStranger?.subject} ${toStranger?.text}`).not.toMatch(/\d{6}/);
    for (const input of [
      { email, code: '000000' },
      { email: stranger, code: '000000' },
    ]) {
      expectErrorCode(await identity.askFrom('198.51.100.2')(VERIFY, { input }), 'OTP_INVALID');
    }
  });

  it('writes in the reader’s language, and in English where it has no text', async () => {
    const { email } = await confirmed();
    for (const [language, text] of [
      ['mr', 'साइन-इन कोड आहे'],
      ['hi', 'साइन-इन कोड है'],
      ['de', 'is your PropMubi sign-in code'],
    ] as const) {
      expectData(await identity.ask(REQUEST, { input: { email, language } }));
      expect(identity.mail.sent.at(-1)?.text).toContain(text);
      identity.advance(10 * MINUTE);
    }
  });

  it('never makes an account, nor signs in with a code that is for confirming', async () => {
    const person = await newPerson();
    const email = newAddress();
    expectData(await identity.ask(ASK_CONFIRM, { input: { email } }, person.viewer));
    const input = { email, code: identity.mail.lastCode(email) };
    expectErrorCode(await identity.ask(VERIFY, { input }), 'OTP_INVALID');
    expect(expectData(await identity.ask(CONFIRM, { input }, person.viewer))).toMatchObject({
      verifyEmail: { user: { email, emailVerifiedAt: expect.any(String) } },
    });
  });

  it('belongs to one account: another that reads the mailbox is told so, and takes nothing', async () => {
    const { person, email } = await confirmed();
    const other = await newPerson();
    identity.advance(5 * MINUTE);
    expectErrorCode(await confirm(other, email), 'EMAIL_TAKEN');
    expect(expectData(await signInBy(email))).toMatchObject({
      verifyEmailOtp: { user: { id: person.userId } },
    });
  });

  it('goes to one of two accounts that confirm it at once', async () => {
    const email = newAddress();
    const people = [await newPerson(), await newPerson()];
    const codes: string[] = [];
    for (const [place, { viewer }] of people.entries()) {
      const ask = identity.askFrom(`198.51.100.${10 + place}`);
      expectData(await ask(ASK_CONFIRM, { input: { email } }, viewer));
      codes.push(identity.mail.lastCode(email));
    }
    const answers = await Promise.all(
      people.map(({ viewer }, place) =>
        identity.askFrom(`198.51.100.${10 + place}`)(
          CONFIRM,
          { input: { email, code: codes[place] } },
          viewer,
        ),
      ),
    );
    const won = answers.filter(({ body }) => !body.errors);
    expect(won).toHaveLength(1);
    for (const lost of answers.filter(({ body }) => body.errors)) expectErrorCode(lost, 'EMAIL_TAKEN');
  });

  it('signs no one in any more once its owner typed another', async () => {
    const { person, email } = await confirmed();
    expect(expectData(await identity.ask(CORRECT, { input: { email } }, person.viewer))).toMatchObject({
      updateProfile: { user: { emailVerifiedAt: expect.any(String) } },
    });
    const typed = newAddress();
    expect(expectData(await identity.ask(CORRECT, { input: { email: typed } }, person.viewer))).toEqual({
      updateProfile: { user: { email: typed, emailVerifiedAt: null } },
    });
    for (const gone of [email, typed]) {
      expectData(await identity.askFrom('198.51.100.3')(REQUEST, { input: { email: gone } }));
      expect(identity.mail.sent.at(-1)?.code).toBeUndefined();
    }
  });

  it('is confirmed by a fresh session alone: a stolen old one leads to no mailbox of the thief', async () => {
    const person = await newPerson();
    const input = { email: newAddress() };
    identity.advance(11 * MINUTE);
    expectErrorCode(await identity.ask(ASK_CONFIRM, { input }, person.viewer), 'FRESH_SIGN_IN_REQUIRED');
    expect(identity.mail.sent).toEqual([]);
    // Refreshing proves nothing.
    const { viewer } = await identity.refresh(person.refreshToken);
    expectErrorCode(await identity.ask(ASK_CONFIRM, { input }, viewer), 'FRESH_SIGN_IN_REQUIRED');
    expectErrorCode(
      await identity.ask(ASK_CONFIRM, { input }, { ...person.viewer, viaKey: true }),
      'PERSON_REQUIRED',
    );
    expectErrorCode(await identity.ask(ASK_CONFIRM, { input }), 'UNAUTHENTICATED');
  });

  it('asks for the second factor of a person who has one', async () => {
    const { email, person } = await confirmed();
    expectData(await identity.ask(ENROL, {}, person.viewer));
    await identity.sql(`update identity.second_factor set confirmed_at = now() where user_id = $1`, [
      person.userId,
    ]);
    expectErrorCode(await signInBy(email), 'SECOND_FACTOR_REQUIRED');
    expectErrorCode(
      await identity.ask(ASK_CONFIRM, { input: { email: newAddress() } }, person.viewer),
      'STEP_UP_REQUIRED',
    );
  });

  it('is forgotten with its owner', async () => {
    const { person, email } = await confirmed();
    const phone = `+9171000${String(serial - 1).padStart(5, '0')}`;
    await identity.redis.flushdb();
    const ask = identity.askFrom(addressOf(phone));
    expectData(await ask(`mutation { requestOtp(input: { phone: "${phone}" }) { challengeId } }`));
    const erase = `mutation { eraseMyData(input: { code: "${identity.sms.lastCode(phone)}" }) { __typename } }`;
    expectData(await ask(erase, {}, person.viewer));
    expectData(await identity.ask(REQUEST, { input: { email } }));
    expect(identity.mail.sent.at(-1)?.code).toBeUndefined();
  });

  it.each(['not an address', 'a@b', 'a@b@c.in', 'asha@example.in\nbcc: eve@example.in', ''])(
    'refuses %j',
    async (email) => {
      expectErrorCode(await identity.ask(REQUEST, { input: { email } }), 'INVALID_EMAIL');
      expect(identity.mail.sent).toEqual([]);
    },
  );

  describe('in the hands of a stranger', () => {
    it('fills no mailbox: two messages are free, three at once the most, from however many networks', async () => {
      const { email } = await confirmed();
      await identity.redis.flushdb();
      const outcomes: unknown[] = [];
      for (let i = 0; i < 12; i++) {
        const input = { email, ...(i >= 2 && { challengeAnswer: SOLVED }) };
        const { body } = await identity.askFrom(`192.0.2.${i}`)(REQUEST, { input });
        outcomes.push(body.errors?.[0]?.extensions?.['code'] ?? 'sent');
      }
      expect(outcomes.slice(0, 3)).toEqual(['sent', 'sent', 'sent']);
      expect(new Set(outcomes.slice(3))).toEqual(new Set(['OTP_BUDGET_EXHAUSTED']));
      await identity.redis.flushdb();
      for (const expected of ['sent', 'sent', 'CHALLENGE_REQUIRED']) {
        const { body } = await identity.askFrom('192.0.2.99')(REQUEST, { input: { email } });
        expect(body.errors?.[0]?.extensions?.['code'] ?? 'sent').toBe(expected);
        identity.advance(10 * MINUTE);
      }
    });

    it('sends one code a request, and none to a thousand addresses from one network', async () => {
      const aliases = Array.from(
        { length: 10 },
        (_, i) => `a${i}: requestEmailOtp(input: { email: "m${i}@example.in" }) { challengeId }`,
      );
      await identity.ask(`mutation { ${aliases.join(' ')} }`);
      expect(identity.mail.sent).toHaveLength(1);
      let sent = 0;
      for (let i = 0; i < 40; i++) {
        const answer = await identity.askFrom('192.0.2.200')(REQUEST, {
          input: { email: `n${i}@example.in` },
        });
        if (!answer.body.errors) sent++;
      }
      expect(sent).toBeLessThanOrEqual(10);
    });

    it('guesses a code five times, and fifty times a day from everywhere', async () => {
      const { email } = await confirmed();
      const { requestEmailOtp } = expectData<{ requestEmailOtp: { challengeId: string } }>(
        await identity.ask(REQUEST, { input: { email } }),
      );
      const right = identity.mail.lastCode(email);
      const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
      const guess = (code: string, address: string) =>
        identity.askFrom(address)(VERIFY, {
          input: { email, code, challengeId: requestEmailOtp.challengeId },
        });
      const codes = await Promise.all(
        Array.from({ length: 8 }, async (_, i) => {
          const { body } = await guess(wrong, `192.0.2.${i}`);
          return body.errors?.[0]?.extensions?.['code'];
        }),
      );
      expect(codes.filter((code) => code === 'OTP_INVALID')).toHaveLength(5);
      expectErrorCode(await guess(right, '192.0.2.9'), 'OTP_EXHAUSTED');
    });
  });
});
