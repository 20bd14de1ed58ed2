import { openSession, runSession } from './session.js';

/** A code, and which it is. */
interface Code {
  code: string;
  challengeId: string;
}

/** @throws SessionError */
export async function signIn(
  input: Code & { phone: string; name?: string; deviceId?: string | undefined },
): Promise<void> {
  await openSession('sign-in', 'verifyOtp', input);
}

/** @throws SessionError */
export async function signInByEmail(input: Code & { email: string }): Promise<void> {
  await openSession('email', 'verifyEmailOtp', input);
}

/** `response` is the device's answer, as JSON. @throws SessionError */
export async function signInByPasskey(input: { response: string }): Promise<void> {
  await openSession('passkey', 'signInWithPasskey', input);
}

/** @throws SessionError */
export async function signInByPassword(input: { login: string; password: string }): Promise<void> {
  await openSession('password', 'signInWithPassword', input);
}

/** Where the provider of the organization of an address signs its people in. `fresh`: anew, whatever session it has. @throws SessionError */
export async function authorizationUrlOf(input: { email: string; fresh?: boolean }): Promise<string> {
  const begun = await runSession<{ authorizationUrl: string }>('sso/begin', 'beginSso', input);
  return begun.authorizationUrl;
}

/** `response` is the query that the provider sent the browser back with. @throws SessionError */
export async function completeSso(response: string): Promise<void> {
  await openSession('sso', 'completeSso', { response });
}

/** Links the person of SSO_LINK_REQUIRED to the account of a number. @throws SessionError */
export async function linkSso(input: Code & { ticket: string; phone: string }): Promise<void> {
  await openSession('sso/link', 'linkSso', input);
}

/** Goes on with a sign-in that SECOND_FACTOR_REQUIRED interrupted. @throws SessionError */
export async function verifySecondFactor(input: { ticket: string; code: string }): Promise<void> {
  await openSession('second-factor', 'verifySecondFactor', input);
}

/** The same of SECOND_FACTOR_ENROLMENT_REQUIRED; returns the recovery codes, which are shown this once. @throws SessionError */
export async function confirmSecondFactor(input: { ticket: string; code: string }): Promise<string[]> {
  const { recoveryCodes = [] } = await openSession('enrolment', 'confirmSecondFactor', input);
  return recoveryCodes;
}
