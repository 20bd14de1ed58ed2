import { expectData, expectErrorCode } from '@propmubi/testkit';
import { Secret, TOTP } from 'otpauth';
import {
  addressOf,
  type IdentityUnderTest,
  type SignedIn,
  VERIFY,
  viewerFrom,
} from './identity-under-test.js';

const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;
const ENROL = `mutation($ticket: String!) { enrolSecondFactor(input: { ticket: $ticket }) { secret } }`;
const CONFIRM = `mutation($input: ConfirmSecondFactorInput!) {
  confirmSecondFactor(input: $input) { accessToken refreshToken user { id } } }`;

/** Signs a person in whose role needs an authenticator app, with a new one each time. */
export async function signInWithApp(identity: IdentityUnderTest, phone: string): Promise<SignedIn> {
  const ask = identity.askFrom(addressOf(phone));
  expectData(await ask(OTP, { phone }));
  await identity.sql('delete from identity.second_factor');
  const refusal = expectErrorCode(
    await ask(VERIFY, { input: { phone, code: identity.sms.lastCode(phone) } }),
    'SECOND_FACTOR_ENROLMENT_REQUIRED',
  );
  const ticket = refusal.extensions?.['ticket'] as string;
  const { secret } = expectData<{ enrolSecondFactor: { secret: string } }>(
    await ask(ENROL, { ticket }),
  ).enrolSecondFactor;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: identity.clock.now });
  const { accessToken, refreshToken, user } = expectData<{
    confirmSecondFactor: { accessToken: string; refreshToken: string; user: { id: string } };
  }>(await ask(CONFIRM, { input: { ticket, code } })).confirmSecondFactor;
  return { accessToken, refreshToken, userId: user.id, viewer: viewerFrom(accessToken) };
}
