import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode, subgraphClient } from '@propmubi/testkit';
import { createIdentitySubgraph, revokedSessionKey } from '../src/index.js';
import {
  type IdentityUnderTest,
  REFRESH,
  signIn,
  startIdentity,
  VERIFY,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const ERASE = `mutation($code: String!) { eraseMyData(input: { code: $code }) { erased } }`;
const REQUEST = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { expiresAt } }`;
const PROFILE = `mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { user { name email languages } } }`;

describe('personal data', () => {
  let identity: IdentityUnderTest;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  it('is corrected by its owner', async () => {
    const { viewer } = await signIn(identity, '+919822200001', 'Misspelt');
    const input = { name: 'Correct', email: 'correct@example.org', languages: ['mr'] };
    expect(expectData(await identity.ask(PROFILE, { input }, viewer))).toEqual({
      updateProfile: { user: input },
    });
    expectErrorCode(await identity.ask(PROFILE, { input: { name: '' } }, viewer), 'INVALID_NAME');
    expectErrorCode(await identity.ask(PROFILE, { input }), 'UNAUTHENTICATED');
  });

  it('lies in the database sealed: neither number nor address in any table', async () => {
    const phone = '+919822200002';
    const { viewer } = await signIn(identity, phone);
    await identity.ask(PROFILE, { input: { email: 'sealed@example.org' } }, viewer);
    const dump = JSON.stringify(await identity.dump());
    expect(dump).not.toContain(phone.slice(3));
    expect(dump).not.toContain('sealed@example.org');
    const { me } = expectData<{ me: unknown }>(await identity.ask('{ me { phone email } }', {}, viewer));
    expect(me).toEqual({ phone, email: 'sealed@example.org' });
  });

  it('is of no use under another row: a swapped number does not open', async () => {
    const one = await signIn(identity, '+919822200003');
    const two = await signIn(identity, '+919822200004');
    await identity.sql(
      `update identity.user_contact set phone_sealed =
         (select phone_sealed from identity.user_contact where user_id = $1) where user_id = $2`,
      [one.userId, two.userId],
    );
    expectErrorCode(await identity.ask('{ me { phone } }', {}, two.viewer), 'INTERNAL_SERVER_ERROR');
  });

  it('is exported whole to its owner', async () => {
    const { viewer } = await signIn(identity, '+919810000001');
    const { myData } = expectData<{ myData: string }>(await identity.ask('{ myData }', {}, viewer));
    expect(JSON.parse(myData)).toMatchObject({
      user: { id: viewer.userId, name: 'Agent 1' },
      contact: { phone: '+919810000001' },
      memberships: [{ role: 'AGENT' }],
      agent: [{ rera_number: 'A51800000001' }],
      sessions: [{ revoked_at: null }],
    });
    expect(myData).not.toMatch(/hash|wrapped/);
  });

  it('is forgotten on request, with sessions, keys and the number itself', async () => {
    const phone = '+919822200005';
    const { viewer, refreshToken, userId } = await signIn(identity, phone, 'Forget Me');
    await identity.ask(REQUEST, { phone });
    const wrong = identity.sms.lastCode(phone) === '000000' ? '000001' : '000000';
    expectErrorCode(await identity.ask(ERASE, { code: wrong }, viewer), 'OTP_INVALID');
    expectData(await identity.ask(ERASE, { code: identity.sms.lastCode(phone) }, viewer));
    expect(JSON.stringify(await identity.dump())).not.toContain('Forget Me');
    const left = await identity.sql('select 1 from identity.personal_key where user_id = $1', [userId]);
    expect(left.rowCount).toBe(0);
    expectErrorCode(await identity.ask(REFRESH, { refreshToken }), 'REFRESH_TOKEN_INVALID');
    expect(await identity.redis.exists(revokedSessionKey(viewer.sessionId as string))).toBe(1);
    expect((await identity.events()).at(-1)).toMatchObject({ type: 'UserErased', data: { userId } });
    // The present holder of the number starts anew.
    expect((await signIn(identity, phone)).userId).not.toBe(userId);
  });

  it('of agents stays while they work for a brokerage', async () => {
    const phone = '+919810000003';
    const { viewer } = await signIn(identity, phone);
    expectErrorCode(await identity.ask(ERASE, { code: '123456' }, viewer), 'WORKS_FOR_BROKERAGE');
  });

  it('never reaches an event, but for what the public register says of agents', async () => {
    await signIn(identity, '+919822200006', 'Canary Nightingale');
    const events = await identity.events();
    const isOfRegister = ({ type }: { type: string }) => type === 'AgentProfilePublished';
    const others = events.filter((event) => !isOfRegister(event));
    expect(JSON.stringify(others)).not.toMatch(/Canary|Agent 1|9822200006|9810000001/);
    // What MahaRERA's register shows anyone of an agent, and nothing beside it (ADR 0090).
    const published = events.filter(isOfRegister);
    expect(published).not.toEqual([]);
    const facts = ['agentId', 'localities', 'organizationId', 'registeredName', 'reraNumber', 'updatedAt'];
    for (const { data } of published) expect(Object.keys(data as object).sort()).toEqual(facts);
  });

  it('never reaches a log, at any level, even when things fail', async () => {
    const lines: string[] = [];
    const logger = createLogger('identity', 'trace', { write: (line: string) => void lines.push(line) });
    const { config, sms, redis } = identity;
    const subgraph = await createIdentitySubgraph(config, { smsSender: sms, logger });
    try {
      const ask = subgraphClient(subgraph);
      const phone = '+919822200007';
      await ask(REQUEST, { phone });
      const code = sms.lastCode(phone);
      const signedIn = await ask(VERIFY, { input: { phone, code, name: 'Canary Heron' } });
      const { verifyOtp } = expectData<{ verifyOtp: { accessToken: string; refreshToken: string } }>(
        signedIn,
      );
      await ask(REFRESH, { refreshToken: verifyOtp.refreshToken });
      await ask(VERIFY, { input: { phone, code } });
      // A database that refuses: the error that is logged holds the statement, not its values.
      await identity.sql('alter table identity.user_account rename to session_away');
      const other = '+919822200008';
      await ask(REQUEST, { phone: other });
      const failing = await ask(VERIFY, {
        input: { phone: other, code: sms.lastCode(other), name: 'Canary Egret' },
      });
      expectErrorCode(failing, 'INTERNAL_SERVER_ERROR');
      await identity.sql('alter table identity.session_away rename to user_account');
      const logged = lines.join('\n');
      expect(logged).toContain('unexpected error');
      for (const canary of [
        '9822200007',
        '9822200008',
        'Canary',
        code,
        verifyOtp.accessToken,
        verifyOtp.refreshToken,
      ]) {
        expect(logged).not.toContain(canary);
      }
      expect(JSON.stringify(failing.body)).not.toMatch(/session_away|relation|insert/i);
      await redis.ping();
    } finally {
      await subgraph.close();
    }
  });

  it('of one user is not another’s to see by id', async () => {
    const { viewer } = await signIn(identity, '+919822200009');
    const query = `{ user(id: "${idOf('User', 'b1')}") { name phone } }`;
    expect(expectData(await identity.ask(query, {}, viewer))).toEqual({ user: null });
  });
});
