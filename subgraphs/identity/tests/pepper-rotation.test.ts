import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatGenerations } from '@propmubi/domain';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { Secret, TOTP } from 'otpauth';
import { formerPepperKeys } from '../src/index.js';
import { claimCredential } from '../src/modules/user/credential.repository.js';
import { deriveKeys } from '../src/security/keys.js';
import { sealWith, unsealWith } from '../src/security/sealing.js';
import {
  addressOf,
  type IdentityUnderTest,
  REFRESH,
  signIn,
  startIdentity,
  VERIFY,
  viewerAs,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = { number: 1, secret: 'a first pepper, that a person chose, with commas in it' };
const SECOND = { number: 2, secret: randomBytes(32).toString('base64url') };
const STEPS = {
  before: formatGenerations({ accepted: [FIRST], former: [] }),
  added: formatGenerations({ accepted: [FIRST, SECOND], former: [] }),
  switched: formatGenerations({ accepted: [SECOND, FIRST], former: [] }),
  dropped: formatGenerations({ accepted: [SECOND], former: [formerPepperKeys(FIRST)] }),
};
type Step = keyof typeof STEPS;

const REQUEST = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;
const ENROL = `mutation { enrolSecondFactor(input: {}) { secret } }`;
const CONFIRM = `mutation($code: String!) { confirmSecondFactor(input: { code: $code }) { recoveryCodes } }`;
const SECOND_STEP = `mutation($input: VerifySecondFactorInput!) { verifySecondFactor(input: $input) { user { id } } }`;
const CREATE_KEY = `mutation { createApiKey(input: { name: "Sheet", scopes: ["graph:introspect"], validDays: 30 }) { secretKey } }`;
const EXCHANGE = `mutation($secretKey: String!) { exchangeApiKey(input: { secretKey: $secretKey }) { accessToken } }`;
const INVITE = `mutation($phone: String!) { inviteManager(input: { phone: $phone }) { invitation { id } } }`;
const INVITED = `{ myInvitations { id } }`;
const ASK_EMAIL = `mutation($email: String!) { requestEmailVerification(input: { email: $email }) { challengeId } }`;
const SET_EMAIL = `mutation($email: String!, $code: String!) { verifyEmail(input: { email: $email, code: $code }) { user { email } } }`;
const EMAIL_CODE = `mutation($email: String!) { requestEmailOtp(input: { email: $email }) { challengeId } }`;
const EMAIL_IN = `mutation($email: String!, $code: String!) { verifyEmailOtp(input: { email: $email, code: $code }) { user { id } } }`;
const SUBSCRIBE = `mutation($input: SubscribePushInput!) { subscribePush(input: $input) { subscriptionId } }`;
const ME = `{ me { phone email } }`;

describe('replacing the pepper while everything runs', () => {
  let identity: IdentityUnderTest;
  const processes = new Map<Step, Awaited<ReturnType<IdentityUnderTest['another']>>>();
  let serial = 0;
  beforeAll(async () => {
    const notifications = { pushServiceHosts: ['push.example'] };
    const push = { publicKey: 'the public key', push: async () => undefined };
    identity = await startIdentity({ channels: { push } }, { pepper: STEPS.before, notifications });
    await identity.subgraph.seed(world);
    for (const step of Object.keys(STEPS) as Step[])
      processes.set(step, await identity.another({ pepper: STEPS[step] }));
  });
  afterAll(async () => {
    await Promise.all([...processes.values()].map(({ subgraph }) => subgraph.close()));
    await identity?.close();
  });

  const at = (step: Step) => {
    const { subgraph, askFrom } = processes.get(step) as Awaited<ReturnType<IdentityUnderTest['another']>>;
    return { ...identity, subgraph, askFrom, ask: askFrom('203.0.113.1') };
  };
  /** Of many blocks of numbers, each of which gets a few codes a minute. */
  const newPhone = () =>
    `+91982${String(1_000_003 * ++serial)
      .slice(-7)
      .padStart(7, '0')}`;
  const nextHour = () => identity.advance(61 * 60_000);
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: identity.clock.now });
  const manager = viewerAs({
    userId: idOf('User', 'm1'),
    organizationId: idOf('Organization', 'first'),
    roles: ['BROKERAGE_MANAGER'],
  });
  const partner = viewerAs({ userId: idOf('User', 'p1'), roles: ['BUYER', 'PARTNER'] });
  const browser = () => {
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const auth = randomBytes(16).toString('base64url');
    return { endpoint: `https://push.example/${++serial}`, p256dh: keys.getPublicKey('base64url'), auth };
  };
  const countOf = async (sql: string, values: unknown[] = []) =>
    ((await identity.sql(`select count(*)::int as n from ${sql}`, values)).rows as [{ n: number }])[0].n;
  /** The digest under which a device was announced last of a person, and what it replaced. */
  const devices = async (userId: string) =>
    (await identity.events()).filter(({ type, data }) => type === 'DeviceSeen' && data['userId'] === userId);

  /** Everything that hangs on the pepper, made by one process. */
  async function personOf(step: Step) {
    const on = at(step);
    const [phone, email, device] = [
      newPhone(),
      `asha-${++serial}@example.in`,
      randomBytes(16).toString('base64url'),
    ];
    const { userId, viewer, refreshToken } = await signIn(on, phone, 'Asha', device);
    expectData(await on.ask(ASK_EMAIL, { email }, viewer));
    expectData(await on.ask(SET_EMAIL, { email, code: identity.mail.lastCode(email) }, viewer));
    const { enrolSecondFactor } = expectData<{ enrolSecondFactor: { secret: string } }>(
      await on.ask(ENROL, {}, viewer),
    );
    const { confirmSecondFactor } = expectData<{ confirmSecondFactor: { recoveryCodes: [string, string] } }>(
      await on.ask(CONFIRM, { code: codeOf(enrolSecondFactor.secret) }, viewer),
    );
    const { createApiKey } = expectData<{ createApiKey: { secretKey: string } }>(
      await on.ask(CREATE_KEY, {}, partner),
    );
    expectData(await on.ask(SUBSCRIBE, { input: browser() }, viewer));
    const invited = newPhone();
    expectData(await on.ask(INVITE, { phone: invited }, manager));
    return {
      ...{ userId, viewer, refreshToken, phone, email, device, invited },
      app: enrolSecondFactor.secret,
      recoveryCodes: [...confirmSecondFactor.recoveryCodes],
      secretKey: createApiKey.secretKey,
    };
  }
  type Person = Awaited<ReturnType<typeof personOf>>;

  /** That a process knows the person by everything they have. */
  async function expectKnown(step: Step, person: Person): Promise<void> {
    const on = at(step);
    nextHour();
    const ask = on.askFrom(addressOf(person.phone));
    expectData(await ask(REQUEST, { phone: person.phone }));
    const first = await ask(VERIFY, {
      input: { phone: person.phone, code: identity.sms.lastCode(person.phone), deviceId: person.device },
    });
    const ticket = expectErrorCode(first, 'SECOND_FACTOR_REQUIRED').extensions?.['ticket'];
    const second = (code: string) => on.ask(SECOND_STEP, { input: { ticket, code } });
    expect(expectData(await second(person.recoveryCodes.pop() as string))).toMatchObject({
      verifySecondFactor: { user: { id: person.userId } },
    });
    expectData(await on.ask(EMAIL_CODE, { email: person.email }));
    const byEmail = await on.ask(EMAIL_IN, {
      email: person.email,
      code: identity.mail.lastCode(person.email),
    });
    const emailTicket = expectErrorCode(byEmail, 'SECOND_FACTOR_REQUIRED').extensions?.['ticket'];
    expectData(await on.ask(SECOND_STEP, { input: { ticket: emailTicket, code: codeOf(person.app) } }));
    expectData(await on.ask(EXCHANGE, { secretKey: person.secretKey }));
    const me = expectData<{ me: object }>(await on.ask(ME, {}, person.viewer)).me;
    expect(me).toEqual({ phone: person.phone, email: person.email });
    const refreshed = expectData<{ refreshSession: { refreshToken: string } }>(
      await on.ask(REFRESH, { refreshToken: person.refreshToken }),
    );
    person.refreshToken = refreshed.refreshSession.refreshToken;
  }

  /** Two processes that run at the same moment: neither makes a second account of one number. */
  async function expectOneAccount(one: Step, other: Step): Promise<void> {
    nextHour();
    const phone = newPhone();
    const sessions: { ask: ReturnType<IdentityUnderTest['askFrom']>; code: string }[] = [];
    for (const step of [one, other]) {
      const ask = at(step).askFrom(`198.51.100.${++serial % 250}`);
      expectData(await ask(REQUEST, { phone }));
      sessions.push({ ask, code: identity.sms.lastCode(phone) });
    }
    const opened = await Promise.all(
      sessions.map(async ({ ask, code }) =>
        expectData<{ verifyOtp: { user: { id: string } } }>(await ask(VERIFY, { input: { phone, code } })),
      ),
    );
    expect(new Set(opened.map(({ verifyOtp }) => verifyOtp.user.id)).size).toBe(1);
    // A code that one process sent is good for the other, and so is a refresh token whose answer was lost.
    nextHour();
    const ask = at(one).askFrom(addressOf(phone));
    expectData(await ask(REQUEST, { phone }));
    const code = identity.sms.lastCode(phone);
    const answer = await at(other).askFrom(addressOf(phone))(VERIFY, { input: { phone, code } });
    const { verifyOtp } = expectData<{ verifyOtp: { refreshToken: string } }>(answer);
    const refresh = async (step: Step) =>
      expectData<{ refreshSession: { refreshToken: string } }>(
        await at(step).askFrom(addressOf(phone))(REFRESH, { refreshToken: verifyOtp.refreshToken }),
      ).refreshSession.refreshToken;
    expect(await refresh(other)).toBe(await refresh(one));
  }

  it('loses no one and nothing, whatever runs beside what', async () => {
    const early = await personOf('before');
    // A provider needs a network of its own: what is stored of one.
    const organizationId = idOf('Organization', 'first');
    const [old, both] = [
      deriveKeys(STEPS.before, 'k'.repeat(32)),
      deriveKeys(STEPS.switched, 'k'.repeat(32)),
    ];
    await identity.sql(
      `insert into identity.sso_connection (organization_id, issuer, client_id, secret_sealed, created_at, updated_at)
       values ($1, 'https://idp.example', 'us', $2, now(), now())`,
      [organizationId, sealWith(old.sso, 'client secret', `sso-secret|${organizationId}`)],
    );
    const [link] = old.digests.sso.all('link|anyone') as [string];
    const as = (step: Step) => at(step).subgraph.database.scope(viewerAs({}));
    await as('before').write((em) => claimCredential(em, 'SSO', [link], early.userId));

    for (const [one, other] of [
      ['before', 'added'],
      ['added', 'switched'],
    ] as const) {
      await expectOneAccount(one, other);
      await expectOneAccount(other, one);
      await expectKnown(one, early);
      await expectKnown(other, early);
    }
    const late = await personOf('switched');
    await expectKnown('added', late);
    // An account that has the value keeps it, under whichever key it is asked for.
    const taken = await as('switched').write((em) =>
      claimCredential(em, 'SSO', both.digests.sso.all('link|anyone'), late.userId),
    );
    expect(taken).toBe('TAKEN');

    // One number, invited under two keys: one open invitation, which its owner finds on any process.
    expectData(await at('switched').ask(INVITE, { phone: early.invited }, manager));
    expectData(await at('added').ask(INVITE, { phone: early.invited }, manager));
    const invitee = await signIn(at('added'), early.invited);
    // A number whose account has nothing under the new key yet finds what is written under it.
    expectData(await at('switched').ask(INVITE, { phone: early.phone }, manager));
    for (const step of ['before', 'added', 'switched'] as const)
      expect(expectData(await at(step).ask(INVITED, {}, early.viewer))).toMatchObject({
        myInvitations: [{}],
      });
    for (const step of ['before', 'added', 'switched'] as const)
      expect(expectData(await at(step).ask(INVITED, {}, invitee.viewer))).toMatchObject({
        myInvitations: [{}],
      });

    const rows = at('switched').subgraph.pepperRows;
    expect(Object.keys(await rows.countUnwritten())).toEqual(
      expect.arrayContaining(['identity.credential', 'identity.personal_key', 'identity.recovery_code']),
    );
    // Stopped in the middle, it goes on.
    const stopped = new AbortController();
    await rows.rewrite({ onProgress: () => stopped.abort(), signal: stopped.signal });
    expect(await rows.countUnwritten()).not.toEqual({});
    expect(await rows.rewrite()).toBeGreaterThan(0);
    expect(await rows.countUnwritten()).toEqual({});
    expect(await rows.rewrite()).toBe(0);
    await expectKnown('added', early);
    // What is still sealed with the former one is found before it is dropped.
    await rows.rewrite();
    const straggler = newPhone();
    const { userId } = await signIn(at('added'), straggler);
    expect(await rows.countUnwritten()).toEqual({ 'identity.personal_key': 1 });
    await rows.rewrite();

    await expectOneAccount('switched', 'dropped');
    await expectKnown('dropped', early);
    expect(await rows.dropFormer()).toBeGreaterThan(0);
    await rows.dropFormer();
    for (const person of [early, late]) await expectKnown('dropped', person);
    nextHour();
    expect((await signIn(at('dropped'), straggler)).userId).toBe(userId);
    for (const { viewer } of [invitee, early])
      expect(expectData(await at('dropped').ask(INVITED, {}, viewer))).toMatchObject({ myInvitations: [{}] });
    const alone = deriveKeys(STEPS.dropped, 'k'.repeat(32));
    const { rows: sealed } = await identity.sql('select secret_sealed as s from identity.sso_connection');
    expect(
      unsealWith(alone.sso, (sealed as [{ s: string }])[0].s, `sso-secret|${organizationId}`).toString(),
    ).toBe('client secret');
    expect(
      await countOf('identity.credential where user_id = $1 and lookup_hash = any ($2)', [
        early.userId,
        alone.digests.sso.all('link|anyone'),
      ]),
    ).toBe(1);

    // Nothing is left that the former pepper could be tried on.
    expect(await countOf(`identity.credential where lookup_hash not like '2.%'`)).toBe(0);
    expect(await countOf(`identity.invitation where phone_hash not like '2.%'`)).toBe(0);
    // A device is announced with what it was called before, and one person has it once.
    const seen = await devices(early.userId);
    expect(seen.at(-1)?.data).toMatchObject({ digest: expect.stringMatching(/^2\./) });
    expect(seen.some(({ data }) => data['formerDigest'] === seen[0]?.data['digest'])).toBe(true);
    expect(await countOf('identity.user_device where user_id = $1', [early.userId])).toBe(1);
  });
});
