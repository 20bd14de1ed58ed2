import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerFrom } from './support/identity-under-test.js';
import {
  BEGIN,
  BEGIN_SIGN_IN,
  BEGIN_STEP_UP,
  MINUTE,
  type Opened,
  REGISTER,
  SIGN_IN,
  STEP_UP,
  passkeysOf,
} from './support/passkeys.js';
import { SoftwareAuthenticator } from './support/software-authenticator.js';
import { world } from './support/world.js';

const MINE = `{ myPasskeys { id name lastUsedAt } }`;
const RENAME = `mutation($input: RenamePasskeyInput!) { renamePasskey(input: $input) { passkey { name } } }`;
const REMOVE = `mutation($input: RemovePasskeyInput!) { removePasskey(input: $input) { passkeyId } }`;
const SESSIONS = `{ sessions(first: 1) { edges { node { beganBy } } } }`;

describe('passkeys', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity({}, { staffSecondFactor: true });
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());
  beforeEach(async () => {
    await identity.redis.flushdb();
    identity.advance(30 * MINUTE);
  });
  const { newPerson, optionsOf, register, registered, signInBy } = passkeysOf(() => identity);

  it('sign their owner in without a name, say so on the session, and are two factors', async () => {
    const { owner, authenticator } = await registered();
    identity.advance(30 * MINUTE);
    const { answer } = await signInBy(authenticator);
    const opened = expectData<Opened>(answer).signInWithPasskey;
    expect(opened.user.id).toBe(owner.userId);
    const viewer = viewerFrom(opened.accessToken);
    expect(expectData(await identity.ask(SESSIONS, {}, viewer))).toEqual({
      sessions: { edges: [{ node: { beganBy: 'PASSKEY' } }] },
    });
    const { rows } = await identity.sql('select second_factor_at from identity.session where id = $1', [
      viewer.sessionId,
    ]);
    expect(rows).toMatchObject([{ second_factor_at: expect.any(Date) }]);
    expect((await identity.refresh(opened.refreshToken)).userId).toBe(owner.userId);
    expect(expectData(await identity.ask(MINE, {}, viewer))).toEqual({
      myPasskeys: [{ id: expect.any(String), name: 'My phone', lastUsedAt: expect.any(String) }],
    });
  });

  it('ask the device for a key of its own, with its user verified, and none that is there already', async () => {
    const { owner, authenticator } = await registered();
    expect(JSON.parse(await optionsOf(BEGIN, owner.viewer))).toMatchObject({
      rp: { id: 'localhost', name: 'PropMubi' },
      user: { name: 'Asha' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: authenticator.credentialId.toString('base64url'), type: 'public-key' }],
    });
    expect(JSON.parse(await optionsOf(BEGIN_SIGN_IN))).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
    });
  });

  it.each([
    ['another origin', { origin: 'https://propmubi.example.evil.in' }],
    ['an origin that only begins like ours', { origin: 'http://localhost:4000.evil.in' }],
    ['another site', { rpId: 'evil.in' }],
    ['a user who was not verified', { userVerified: false }],
    ['a challenge of its own', { challenge: Buffer.alloc(54, 7).toString('base64url') }],
    ['the answer to another question', { type: 'webauthn.create' }],
  ])('refuse a sign-in from %s', async (_, behaviour) => {
    const { authenticator } = await registered();
    const { answer } = await signInBy(authenticator, behaviour);
    expectErrorCode(answer, 'PASSKEY_INVALID');
    expectData((await signInBy(authenticator)).answer);
  });

  it('refuse to register what another site, or an unverified user, made', async () => {
    const { viewer } = await newPerson();
    for (const behaviour of [
      { origin: 'https://evil.in' },
      { rpId: 'evil.in' },
      { userVerified: false },
      { type: 'webauthn.get' },
    ]) {
      const response = new SoftwareAuthenticator().create(await optionsOf(BEGIN, viewer), behaviour);
      expectErrorCode(
        await identity.ask(REGISTER, { input: { response, name: 'Mine' } }, viewer),
        'PASSKEY_INVALID',
      );
    }
    expect(expectData(await identity.ask(MINE, {}, viewer))).toEqual({ myPasskeys: [] });
  });

  it('take an answer once, also when it is sent twice at once', async () => {
    const { authenticator } = await registered();
    const response = authenticator.get(await optionsOf(BEGIN_SIGN_IN));
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => identity.ask(SIGN_IN, { input: { response } })),
    );
    expect(answers.filter(({ body }) => !body.errors)).toHaveLength(1);
    expectErrorCode(await identity.ask(SIGN_IN, { input: { response } }), 'PASSKEY_INVALID');
    // Without Redis' memory the counter still refuses it.
    await identity.redis.flushdb();
    expectErrorCode(await identity.ask(SIGN_IN, { input: { response } }), 'PASSKEY_INVALID');
  });

  it('refuse a counter that went back or stood still: the key was copied', async () => {
    const { authenticator } = await registered();
    expectData((await signInBy(authenticator, { counter: 41 })).answer);
    for (const counter of [40, 41, 0]) {
      expectErrorCode((await signInBy(authenticator, { counter })).answer, 'PASSKEY_INVALID');
    }
    expectData((await signInBy(authenticator, { counter: 42 })).answer);
  });

  it('may count nothing, as those do that are kept on several devices', async () => {
    const owner = await newPerson();
    const authenticator = new SoftwareAuthenticator();
    const response = authenticator.create(await optionsOf(BEGIN, owner.viewer), { counter: 0 });
    expectData(await identity.ask(REGISTER, { input: { response, name: 'Cloud' } }, owner.viewer));
    for (let i = 0; i < 2; i++) expectData((await signInBy(authenticator, { counter: 0 })).answer);
  });

  it('answer their own challenge: not an old one, nor one for another purpose, session or person', async () => {
    const { owner, authenticator } = await registered();
    const old = await optionsOf(BEGIN_SIGN_IN);
    identity.advance(6 * MINUTE);
    const stepUp = await optionsOf(BEGIN_STEP_UP, owner.viewer);
    for (const options of [old, stepUp]) {
      const response = authenticator.get(options);
      expectErrorCode(await identity.ask(SIGN_IN, { input: { response } }), 'PASSKEY_INVALID');
    }
    const other = await newPerson();
    const fresh = await newPerson();
    const response = new SoftwareAuthenticator().create(await optionsOf(BEGIN, other.viewer));
    expectErrorCode(
      await identity.ask(REGISTER, { input: { response, name: 'Theirs' } }, fresh.viewer),
      'PASSKEY_INVALID',
    );
    const forSignIn = authenticator.get(await optionsOf(BEGIN_SIGN_IN));
    expectErrorCode(
      await identity.ask(STEP_UP, { input: { response: forSignIn } }, owner.viewer),
      'PASSKEY_INVALID',
    );
    const ofOther = authenticator.get(await optionsOf(BEGIN_STEP_UP, other.viewer));
    for (const { viewer } of [owner, other]) {
      expectErrorCode(
        await identity.ask(STEP_UP, { input: { response: ofOther } }, viewer),
        'PASSKEY_INVALID',
      );
    }
  });

  it('are registered once, by one account', async () => {
    const { authenticator } = await registered();
    const other = await newPerson();
    expectErrorCode(await register(other.viewer, authenticator), 'PASSKEY_EXISTS');
    expect(expectData(await identity.ask(MINE, {}, other.viewer))).toEqual({ myPasskeys: [] });
  });

  it('are registered from a fresh session, by a person and not their key', async () => {
    const { viewer } = await newPerson();
    expectErrorCode(await identity.ask(BEGIN), 'UNAUTHENTICATED');
    expectErrorCode(await identity.ask(BEGIN, {}, { ...viewer, viaKey: true }), 'PERSON_REQUIRED');
    const response = new SoftwareAuthenticator().create(await optionsOf(BEGIN, viewer));
    identity.advance(11 * MINUTE);
    expectErrorCode(await identity.ask(BEGIN, {}, viewer), 'FRESH_SIGN_IN_REQUIRED');
    expectErrorCode(
      await identity.ask(REGISTER, { input: { response, name: 'Late' } }, viewer),
      'PASSKEY_INVALID',
    );
  });

  it('are named and removed by their owner alone; a removed one signs no one in', async () => {
    const { owner, authenticator, id } = await registered();
    const stranger = await newPerson();
    const name = 'Old phone';
    expectErrorCode(
      await identity.ask(RENAME, { input: { passkeyId: id, name } }, stranger.viewer),
      'PASSKEY_NOT_FOUND',
    );
    expectErrorCode(
      await identity.ask(REMOVE, { input: { passkeyId: id } }, stranger.viewer),
      'PASSKEY_NOT_FOUND',
    );
    expect(expectData(await identity.ask(RENAME, { input: { passkeyId: id, name } }, owner.viewer))).toEqual({
      renamePasskey: { passkey: { name } },
    });
    expectData(await identity.ask(REMOVE, { input: { passkeyId: id } }, owner.viewer));
    expectErrorCode((await signInBy(authenticator)).answer, 'PASSKEY_INVALID');
    // The same key may come again.
    expectData(await register(owner.viewer, authenticator));
  });

  it('are twenty at most', async () => {
    const { viewer, userId } = await newPerson();
    await identity.sql(
      `insert into identity.passkey (id, user_id, credential_id, public_key, sign_count, backed_up, name, created_at)
       select gen_random_uuid(), $1, 'many-' || n, '', 0, false, 'One of many', now() from generate_series(1, 20) n`,
      [userId],
    );
    expectErrorCode(await identity.ask(BEGIN, {}, viewer), 'TOO_MANY_PASSKEYS');
  });

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"id":"a","rawId":"a","type":"public-key","response":{}}',
    'x'.repeat(20_000),
  ])('refuse what is no answer of a device: %.20s', async (response) => {
    const { body } = await identity.ask(SIGN_IN, { input: { response } });
    const code = response.length > 16_384 ? 'BAD_USER_INPUT' : 'PASSKEY_INVALID';
    expect(body.errors?.[0]?.extensions?.['code']).toBe(code);
  });

  it('are tried ten times from one network, by a stranger who has seen the id', async () => {
    const { authenticator } = await registered();
    const options = await optionsOf(BEGIN_SIGN_IN);
    const forged = new SoftwareAuthenticator();
    const response = JSON.stringify({
      ...(JSON.parse(forged.get(options)) as object),
      id: authenticator.credentialId.toString('base64url'),
      rawId: authenticator.credentialId.toString('base64url'),
    });
    const stranger = identity.askFrom('198.51.100.77');
    for (let i = 0; i < 10; i++)
      expectErrorCode(await stranger(SIGN_IN, { input: { response } }), 'PASSKEY_INVALID');
    expectErrorCode(await stranger(SIGN_IN, { input: { response } }), 'AUTH_RATE_LIMITED');
    expectData((await signInBy(authenticator)).answer);
  });
});
