import { it } from '@jest/globals';
import { expectErrorCode } from '@propmubi/testkit';
import { startForger } from '../support/forging-provider.js';
import { CLIENT, type SsoUnderTest } from '../support/sso-under-test.js';

/** What a provider, or who sits between, may not say. */
export function describeForgedAnswers(sso: SsoUnderTest): void {
  it.each([
    ['a right token', {}, 'SSO_LINK_REQUIRED'],
    ['another nonce', { claims: { nonce: 'of-another' } }, 'SSO_INVALID'],
    ['another audience', { claims: { aud: 'another-client' } }, 'SSO_INVALID'],
    ['another issuer', { claims: { iss: 'https://login.second.example' } }, 'SSO_INVALID'],
    ['an old token', { claims: { exp: 1 } }, 'SSO_INVALID'],
    ['a key that is not published', { signedByOther: true }, 'SSO_INVALID'],
    ['no signature', { unsigned: true }, 'SSO_INVALID'],
    ['no ID token', { withoutToken: true }, 'SSO_INVALID'],
    ['an error', { status: 500 }, 'SSO_INVALID'],
  ] as const)('%s is answered %s', async (_, behaviour, code) => {
    const forger = await startForger(CLIENT.clientId);
    try {
      await sso.configured(forger.issuer);
      expectErrorCode(await sso.answered(forger, behaviour), code);
    } finally {
      await forger.close();
    }
  });
}
