import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { Secret, TOTP } from 'otpauth';
import {
  addressOf,
  type IdentityUnderTest,
  startIdentity,
  viewerFrom,
} from './support/identity-under-test.js';
import { BEGIN, BEGIN_STEP_UP, MINUTE, type Opened, STEP_UP, passkeysOf } from './support/passkeys.js';
import { SoftwareAuthenticator } from './support/software-authenticator.js';
import { world } from './support/world.js';

const GRANT = `mutation($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }`;
const RESET = `mutation($input: ResetSecondFactorInput!) { resetSecondFactor(input: $input) { reset } }`;
const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;
const VERIFY = `mutation($input: VerifyOtpInput!) { verifyOtp(input: $input) { accessToken user { id } } }`;
const ENROL = `mutation($input: EnrolSecondFactorInput!) { enrolSecondFactor(input: $input) { secret } }`;
const CONFIRM = `mutation($input: ConfirmSecondFactorInput!) {
  confirmSecondFactor(input: $input) { accessToken user { id } } }`;

const ADMIN = '+919810000051';
const REVIEWER = '+919810000041';

describe('passkeys of staff', () => {
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
  const { newPerson, optionsOf, register, signInBy } = passkeysOf(() => identity);

  async function firstFactor(phone: string) {
    const ask = identity.askFrom(addressOf(phone));
    expectData(await ask(OTP, { phone }));
    return ask(VERIFY, { input: { phone, code: identity.sms.lastCode(phone) } });
  }
  /** Signs in with a new app, then registers a passkey. */
  async function staffWithPasskey(phone: string) {
    await identity.sql('delete from identity.second_factor');
    await identity.sql(
      `delete from identity.passkey where user_id in (select id from identity.user_account where name = $1)`,
      [phone === ADMIN ? 'Admin One' : 'Reviewer One'],
    );
    const refusal = expectErrorCode(await firstFactor(phone), 'SECOND_FACTOR_ENROLMENT_REQUIRED');
    const ticket = refusal.extensions?.['ticket'] as string;
    const { enrolSecondFactor } = expectData<{ enrolSecondFactor: { secret: string } }>(
      await identity.ask(ENROL, { input: { ticket } }),
    );
    const code = new TOTP({ secret: Secret.fromBase32(enrolSecondFactor.secret) }).generate({
      timestamp: identity.clock.now,
    });
    const { confirmSecondFactor } = expectData<{
      confirmSecondFactor: { accessToken: string; user: { id: string } };
    }>(await identity.ask(CONFIRM, { input: { ticket, code } }));
    const viewer = viewerFrom(confirmSecondFactor.accessToken);
    const authenticator = new SoftwareAuthenticator();
    expectData(await register(viewer, authenticator));
    return { viewer, authenticator, userId: confirmSecondFactor.user.id };
  }

  it('open their role, and dangerous acts', async () => {
    const { authenticator } = await staffWithPasskey(ADMIN);
    const { answer } = await signInBy(authenticator);
    const viewer = viewerFrom(expectData<Opened>(answer).signInWithPasskey.accessToken);
    expect(viewer.roles).toContain('ADMIN');
    const person = await newPerson();
    const input = { userId: person.userId, role: 'PARTNER' };
    expectData(await identity.ask(GRANT, { input }, viewer));
    identity.advance(11 * MINUTE);
    expectErrorCode(await identity.ask(GRANT, { input }, viewer), 'STEP_UP_REQUIRED');
    const response = authenticator.get(await optionsOf(BEGIN_STEP_UP, viewer));
    expectData(await identity.ask(STEP_UP, { input: { response } }, viewer));
    expectData(await identity.ask(GRANT, { input }, viewer));
  });

  it('are not registered without a proof of the second factor, however fresh the session', async () => {
    const { viewer } = await staffWithPasskey(REVIEWER);
    identity.advance(11 * MINUTE);
    expectErrorCode(await identity.ask(BEGIN, {}, viewer), 'STEP_UP_REQUIRED');
  });

  it('leave a thief of SMS with nothing: no other factor is set up beside them', async () => {
    const { viewer } = await staffWithPasskey(REVIEWER);
    await identity.sql('delete from identity.second_factor');
    await identity.redis.flushdb();
    const refusal = expectErrorCode(await firstFactor(REVIEWER), 'SECOND_FACTOR_REQUIRED');
    const ticket = refusal.extensions?.['ticket'] as string;
    expectErrorCode(await identity.ask(ENROL, { input: { ticket } }), 'SIGN_IN_TICKET_INVALID');
    identity.advance(11 * MINUTE);
    expectErrorCode(await identity.ask(ENROL, { input: {} }, viewer), 'STEP_UP_REQUIRED');
  });

  it('go with the app when an administrator resets the second factor of a lost phone', async () => {
    const lost = await staffWithPasskey(REVIEWER);
    const admin = await staffWithPasskey(ADMIN);
    const input = { userId: lost.userId, reason: 'Seen in person' };
    expectData(await identity.ask(RESET, { input }, admin.viewer));
    expectErrorCode((await signInBy(lost.authenticator)).answer, 'PASSKEY_INVALID');
  });
});
