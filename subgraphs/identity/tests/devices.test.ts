import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, signIn, startIdentity, VERIFY } from './support/identity-under-test.js';
import { world } from './support/world.js';

const ERASE = `mutation($code: String!) { eraseMyData(input: { code: $code }) { erased } }`;
const REQUEST = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { expiresAt } }`;

describe('the device of a sign-in', () => {
  let identity: IdentityUnderTest;
  let serial = 0;
  const newPhone = () => `+9198333${String(++serial).padStart(5, '0')}`;
  const newDevice = () => randomBytes(16).toString('base64url');

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  const seen = async (userId: string) =>
    (await identity.events())
      .filter(({ type, data }) => type === 'DeviceSeen' && data['userId'] === userId)
      .map(({ data }) => data['digest'] as string);
  /** Signs in later again: a code can be asked for now and then only. */
  const signInOn = async (phone: string, deviceId?: string) => {
    identity.advance(60 * 60_000);
    return signIn(identity, phone, undefined, deviceId);
  };

  it('is announced once by a digest, the same for all who use it', async () => {
    const [phone, device] = [newPhone(), newDevice()];
    const { userId } = await signInOn(phone, device);
    await signInOn(phone, device);
    const { userId: other } = await signInOn(newPhone(), device);
    const digests = await seen(userId);
    expect(digests).toHaveLength(1);
    expect(await seen(other)).toEqual(digests);
    await signInOn(phone, newDevice());
    expect(new Set(await seen(userId)).size).toBe(2);
  });

  it('is kept nowhere as it was sent', async () => {
    const device = newDevice();
    await signInOn(newPhone(), device);
    expect(JSON.stringify([await identity.dump(), await identity.events()])).not.toContain(device);
  });

  it('may be left out, and says nothing then', async () => {
    const { userId } = await signInOn(newPhone());
    expect(await seen(userId)).toEqual([]);
  });

  it.each([['short'], ['a'.repeat(65)], ['19.07,72.88 of a phone, with spaces'], ['']])(
    'is refused as “%s”',
    async (deviceId) => {
      const phone = newPhone();
      const input = { phone, code: '123456', deviceId };
      expectErrorCode(await identity.ask(VERIFY, { input }), 'BAD_USER_INPUT');
    },
  );

  it('is one of twenty at the most, whatever a script invents', async () => {
    const phone = newPhone();
    const { userId } = await signInOn(phone, newDevice());
    await identity.sql(
      `insert into identity.user_device select $1, 'invented-' || n, to_timestamp(n), to_timestamp(n)
         from generate_series(1, 30) n`,
      [userId],
    );
    await signInOn(phone, newDevice());
    const kept = await identity.sql('select 1 from identity.user_device where digest = $1', ['invented-1']);
    expect(kept.rows).toEqual([]);
    const { rows } = await identity.sql(
      'select count(*)::int as n from identity.user_device where user_id = $1',
      [userId],
    );
    expect(rows).toEqual([{ n: 20 }]);
  });

  it('is shown to its owner by days, and forgotten with them', async () => {
    const [phone, device] = [newPhone(), newDevice()];
    const { viewer, userId } = await signInOn(phone, device);
    const { myData } = expectData<{ myData: string }>(await identity.ask('{ myData }', {}, viewer));
    expect((JSON.parse(myData) as { devices: unknown[] }).devices).toHaveLength(1);
    for (const digest of await seen(userId)) expect(myData).not.toContain(digest);
    identity.advance(60 * 60_000);
    await identity.ask(REQUEST, { phone });
    expectData(await identity.ask(ERASE, { code: identity.sms.lastCode(phone) }, viewer));
    const { rows } = await identity.sql('select 1 from identity.user_device where user_id = $1', [userId]);
    expect(rows).toEqual([]);
  });
});
