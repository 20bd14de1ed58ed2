import { expectData } from '@propmubi/testkit';
import type { Viewer } from '@propmubi/runtime';
import { type IdentityUnderTest, type SignedIn, signIn } from './identity-under-test.js';
import { type Behaviour, SoftwareAuthenticator } from './software-authenticator.js';

export const BEGIN = `mutation { beginPasskeyRegistration { options } }`;
export const REGISTER = `mutation($input: RegisterPasskeyInput!) {
  registerPasskey(input: $input) { passkey { id name isBackedUp lastUsedAt } } }`;
export const BEGIN_SIGN_IN = `mutation { beginPasskeySignIn { options } }`;
export const SIGN_IN = `mutation($input: SignInWithPasskeyInput!) {
  signInWithPasskey(input: $input) { accessToken refreshToken user { id } } }`;
export const BEGIN_STEP_UP = `mutation { beginPasskeyStepUp { options } }`;
export const STEP_UP = `mutation($input: StepUpWithPasskeyInput!) { stepUpWithPasskey(input: $input) { provedUntil } }`;

export const MINUTE = 60_000;

export interface Opened {
  signInWithPasskey: { accessToken: string; refreshToken: string; user: { id: string } };
}

/** People with passkeys, and how they use them. */
export function passkeysOf(identity: () => IdentityUnderTest) {
  let serial = 0;
  const newPerson = () => signIn(identity(), `+9172000${String(++serial).padStart(5, '0')}`, 'Asha');

  async function optionsOf(document: string, viewer?: Viewer): Promise<string> {
    const data = expectData<Record<string, { options: string }>>(await identity().ask(document, {}, viewer));
    return Object.values(data)[0]?.options ?? '';
  }
  async function register(viewer: Viewer, authenticator = new SoftwareAuthenticator(), name = 'My phone') {
    const response = authenticator.create(await optionsOf(BEGIN, viewer));
    return identity().ask(REGISTER, { input: { response, name } }, viewer);
  }
  async function registered(person?: SignedIn) {
    const owner = person ?? (await newPerson());
    const authenticator = new SoftwareAuthenticator();
    const { registerPasskey } = expectData<{ registerPasskey: { passkey: { id: string } } }>(
      await register(owner.viewer, authenticator),
    );
    return { owner, authenticator, id: registerPasskey.passkey.id };
  }
  async function signInBy(authenticator: SoftwareAuthenticator, behaviour: Behaviour = {}) {
    const response = authenticator.get(await optionsOf(BEGIN_SIGN_IN), behaviour);
    return { response, answer: await identity().ask(SIGN_IN, { input: { response } }) };
  }
  return { newPerson, optionsOf, register, registered, signInBy };
}
