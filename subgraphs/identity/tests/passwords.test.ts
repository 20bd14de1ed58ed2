import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type PasswordHasher, passwordHasher } from '../src/modules/password/password-hasher.js';
import { parseNewPassword } from '../src/modules/password/password-rules.js';
import {
  type IdentityUnderTest,
  type SignedIn,
  signIn,
  startIdentity,
  viewerFrom,
} from './support/identity-under-test.js';
import { describePasswordImport } from './passwords/password-import.js';
import { world } from './support/world.js';

const SIGN_IN = `mutation($input: SignInWithPasswordInput!) {
  signInWithPassword(input: $input) { accessToken refreshToken user { id } } }`;
const SET = `mutation($input: SetPasswordInput!) { setPassword(input: $input) { endedCount } }`;
const REMOVE = `mutation { removePassword { removed } }`;
const ALLOW = `mutation($input: AllowPasswordsInput!) { allowPasswords(input: $input) { allowed } }`;
const MINE = `{ myPassword { changedAt isAllowed } }`;
const SESSIONS = `{ sessions(first: 1) { edges { node { beganBy } } } }`;

const MINUTE = 60_000;
const MANAGER = '+919810000021';
const AGENT = '+919810000001';
const BUYER = '+919810000031';
const PASSWORD = 'ek do teen chaar paanch';

describe('passwords', () => {
  let identity: IdentityUnderTest;
  let manager: SignedIn;
  let agent: SignedIn;
  const verified: string[] = [];
  /** What happens while a password is checked. */
  let meanwhile: () => Promise<unknown> = async () => undefined;
  /** The real one, which keeps what it was asked. */
  const hasher: PasswordHasher = {
    hash: (password) => passwordHasher.hash(password),
    verify: async (stored, password) => {
      verified.push(stored);
      await meanwhile();
      return passwordHasher.verify(stored, password);
    },
  };

  beforeAll(async () => {
    identity = await startIdentity({ passwordHasher: hasher, passwordAnswerAfterMs: 0 });
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());
  beforeEach(async () => {
    await identity.redis.flushdb();
    identity.advance(30 * MINUTE);
    await identity.sql('delete from identity.password');
    manager = await signIn(identity, MANAGER);
    agent = await signIn(identity, AGENT);
    expectData(await identity.ask(ALLOW, { input: { allowed: true } }, manager.viewer));
    verified.length = 0;
    meanwhile = async () => undefined;
  });

  const set = (viewer = agent.viewer, password = PASSWORD) =>
    identity.ask(SET, { input: { password } }, viewer);
  const enter = (login: string, password = PASSWORD, address = '203.0.113.50') =>
    identity.askFrom(address)(SIGN_IN, { input: { login, password } });

  it('are kept as argon2id, and open a session that says so', async () => {
    expectData(await set());
    const { rows } = await identity.sql('select hash from identity.password');
    expect(rows).toEqual([{ hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) }]);
    const { signInWithPassword: opened } = expectData<{
      signInWithPassword: { accessToken: string; user: { id: string } };
    }>(await enter('98100 00001'));
    expect(opened.user.id).toBe(agent.userId);
    expect(expectData(await identity.ask(SESSIONS, {}, viewerFrom(opened.accessToken)))).toEqual({
      sessions: { edges: [{ node: { beganBy: 'PASSWORD' } }] },
    });
    expect(JSON.stringify(await identity.dump())).not.toContain(PASSWORD);
  });

  it.each([
    ['changed', () => set(agent.viewer, 'another sentence of words')],
    ['removed', () => identity.ask(REMOVE, {}, agent.viewer)],
    ['forbidden', () => identity.ask(ALLOW, { input: { allowed: false } }, manager.viewer)],
  ])('open nothing when they are %s while they are checked', async (_what, change) => {
    expectData(await set());
    meanwhile = async () => expectData(await change());
    expectErrorCode(await enter(AGENT), 'PASSWORD_INVALID');
    const { rows } = await identity.sql(
      `select 1 from identity.session where began_by = 'PASSWORD' and user_id = $1
      and created_at >= $2`,
      [agent.userId, new Date(identity.clock.now)],
    );
    expect(rows).toEqual([]);
  });

  it('are the same however they are typed', async () => {
    expectData(await set(agent.viewer, 'ﬁne café on the hill'));
    expectData(await enter(AGENT, 'fine cafe\u0301 on the hill'));
  });

  it('are for people of organizations that want them, while they do', async () => {
    const buyer = await signIn(identity, BUYER);
    expectErrorCode(await set(buyer.viewer), 'PASSWORDS_NOT_ALLOWED');
    expect(expectData(await identity.ask(MINE, {}, buyer.viewer))).toEqual({ myPassword: null });
    expectData(await set());
    expectErrorCode(await identity.ask(ALLOW, { input: { allowed: false } }, agent.viewer), 'MISSING_SCOPE');
    expectData(await identity.ask(ALLOW, { input: { allowed: false } }, manager.viewer));
    expectErrorCode(await enter(AGENT), 'PASSWORD_INVALID');
    expect(expectData(await identity.ask(MINE, {}, agent.viewer))).toEqual({
      myPassword: { changedAt: expect.any(String), isAllowed: false },
    });
  });

  it('are set with a fresh proof, and end all other sessions when they change', async () => {
    const other = await signIn(identity, AGENT);
    expect(expectData(await set())).toEqual({ setPassword: { endedCount: expect.any(Number) } });
    await expect(identity.refresh(other.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    expect((await identity.refresh(agent.refreshToken)).userId).toBe(agent.userId);
    identity.advance(11 * MINUTE);
    expectErrorCode(await set(), 'FRESH_SIGN_IN_REQUIRED');
    // Who forgot it signs in by a code, which is fresh.
    await identity.redis.flushdb();
    const again = await signIn(identity, AGENT);
    expectData(await set(again.viewer, 'another one that is long enough'));
    expectErrorCode(await enter(AGENT), 'PASSWORD_INVALID');
    expectData(await enter(AGENT, 'another one that is long enough'));
  });

  it('sign no one in once removed', async () => {
    expectData(await set());
    expect(expectData(await identity.ask(REMOVE, {}, agent.viewer))).toEqual({
      removePassword: { removed: true },
    });
    expectErrorCode(await enter(AGENT), 'PASSWORD_INVALID');
  });

  it('ask for the second factor of a person who has one', async () => {
    expectData(await set());
    expectData(await identity.ask(`mutation { enrolSecondFactor(input: {}) { secret } }`, {}, agent.viewer));
    await identity.sql(`update identity.second_factor set confirmed_at = now() where user_id = $1`, [
      agent.userId,
    ]);
    expectErrorCode(await enter(AGENT), 'SECOND_FACTOR_REQUIRED');
    await identity.sql('delete from identity.second_factor');
  });

  it('may come as bcrypt of cost 12, and are argon2id after the first sign-in', async () => {
    const hash = await bcrypt(PASSWORD, { cost: 12 });
    await identity.sql('insert into identity.password values ($1, $2, now())', [agent.userId, hash]);
    expectErrorCode(await enter(AGENT, 'not this one at all'), 'PASSWORD_INVALID');
    expectData(await enter(AGENT));
    const { rows } = await identity.sql('select hash from identity.password');
    expect(rows).toEqual([{ hash: expect.stringMatching(/^\$argon2id\$/) }]);
    expectData(await enter(AGENT));
  });

  it('say nothing of accounts: each attempt checks one password and is answered alike', async () => {
    expectData(await set());
    verified.length = 0;
    const answers = [];
    for (const login of [AGENT, BUYER, '+919899999999', 'a@b.example', 'no login']) {
      const { body } = await enter(login, 'not this one at all', '198.51.100.9');
      answers.push(body.errors?.map(({ message, extensions }) => [message, extensions]));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(verified).toHaveLength(answers.length);
    expect(verified.every((stored) => stored.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
  });

  it(
    'are guessed ten times from one network, and the owner elsewhere is not locked out',
    async () => {
      expectData(await set());
      expectData(await enter(AGENT, PASSWORD, '203.0.113.60'));
      for (let i = 0; i < 10; i++)
        expectErrorCode(await enter(AGENT, 'not this one at all', '198.51.100.1'), 'PASSWORD_INVALID');
      expectErrorCode(await enter(AGENT, PASSWORD, '198.51.100.1'), 'AUTH_RATE_LIMITED');
      for (let network = 2; network < 8; network++) {
        for (let i = 0; i < 10; i++) await enter(AGENT, 'not this one at all', `198.51.100.${network}`);
      }
      expectErrorCode(await enter(AGENT, PASSWORD, '198.51.100.99'), 'AUTH_RATE_LIMITED');
      expectData(await enter(AGENT, PASSWORD, '203.0.113.60'));
    },
    2 * MINUTE,
  );

  describe('import', () => describePasswordImport(() => identity));
});

describe('parseNewPassword', () => {
  it.each([
    ['short', 'PASSWORD_TOO_SHORT'],
    ['fourteen chars', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(129), 'PASSWORD_TOO_LONG'],
    ['aaaaaaaaaaaaaaaaaa', 'PASSWORD_COMMON'],
    ['passwordpassword', 'PASSWORD_COMMON'],
    ['Password Password Password', 'PASSWORD_COMMON'],
    ['1qaz2wsx3edc4rfv', 'PASSWORD_COMMON'],
    ['123456789123456789', 'PASSWORD_COMMON'],
    ['PropMubi-PropMubi-123', 'PASSWORD_COMMON'],
  ])('refuses %s', async (password, code) => {
    await expect(parseNewPassword(password)).rejects.toMatchObject({ code });
  });

  it.each([
    'correct horse battery staple',
    'एक दो तीन चार पाँच छह',
    'aB3$aB3$xY9!kLm2',
    '829104720394758',
    ' leading and trailing ',
  ])('takes %j, of whatever characters', async (password) => {
    expect(await parseNewPassword(password)).toBe(password.normalize('NFKC'));
  });
});
