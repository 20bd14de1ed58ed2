import { expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { signIn } from '../support/identity-under-test.js';
import {
  ADD,
  AGENT,
  CLIENT,
  CONFIGURE,
  type Domains,
  MINUTE,
  OTHER_MANAGER,
  PROVE,
  REMOVE,
  SETTINGS,
  type SsoUnderTest,
} from '../support/sso-under-test.js';

/** Who sets a provider and its domains, and to what. */
export function describeSettings(sso: SsoUnderTest): void {
  it('is set by a manager with a fresh proof; the secret is kept sealed and never shown', async () => {
    await sso.configured();
    expect(expectData(await sso.identity.ask(SETTINGS, {}, sso.manager.viewer))).toEqual({
      ssoSettings: {
        issuer: sso.provider.issuer,
        clientId: 'propmubi',
        enforced: false,
        domains: [{ domain: 'first.example' }],
      },
    });
    expect(JSON.stringify(await sso.identity.dump())).not.toContain(CLIENT.clientSecret);
    const agent = await signIn(sso.identity, AGENT);
    expectErrorCode(await sso.identity.ask(SETTINGS, {}, agent.viewer), 'MISSING_SCOPE');
    sso.identity.advance(11 * MINUTE);
    expectErrorCode(await sso.identity.ask(REMOVE, {}, sso.manager.viewer), 'FRESH_SIGN_IN_REQUIRED');
  });

  it('proves a domain by its record, for one organization', async () => {
    const domain = 'first.example';
    const add = await sso.identity.ask(ADD, { input: { domain: ' First.Example ' } }, sso.manager.viewer);
    expect(expectData<Domains>(add).addSsoDomain.settings.domains).toMatchObject([
      {
        domain,
        recordName: '_propmubi.first.example',
        recordValue: expect.stringMatching(/^propmubi-domain=[0-9a-f]{40}$/),
      },
    ]);
    sso.records.delete('_propmubi.first.example');
    expectErrorCode(
      await sso.identity.ask(PROVE, { input: { domain } }, sso.manager.viewer),
      'SSO_DOMAIN_NOT_PROVED',
    );
    sso.records.set('_propmubi.first.example', [['propmubi-domain=of-another']]);
    expectErrorCode(
      await sso.identity.ask(PROVE, { input: { domain } }, sso.manager.viewer),
      'SSO_DOMAIN_NOT_PROVED',
    );
    expectErrorCode(
      await sso.identity.ask(PROVE, { input: { domain: 'other.example' } }, sso.manager.viewer),
      'SSO_DOMAIN_NOT_FOUND',
    );
    await sso.prove(domain);
    const other = await signIn(sso.identity, OTHER_MANAGER);
    const { settings } = expectData<Domains>(
      await sso.identity.ask(ADD, { input: { domain } }, other.viewer),
    ).addSsoDomain;
    sso.records.set('_propmubi.first.example', [[settings.domains[0]?.recordValue ?? '']]);
    expectErrorCode(await sso.identity.ask(PROVE, { input: { domain } }, other.viewer), 'SSO_DOMAIN_TAKEN');
    for (const wrong of ['', 'localhost', 'a..b', '127.0.0.1', 'first.example/x', 'a@first.example']) {
      expectErrorCode(
        await sso.identity.ask(ADD, { input: { domain: wrong } }, sso.manager.viewer),
        'SSO_DOMAIN_INVALID',
      );
    }
  });

  it.each([
    'http://127.0.0.1:1',
    'http://127.0.0.1:1/?a=b',
    'http://a:b@127.0.0.1:1',
    'ftp://a.example',
    'nonsense',
    '',
  ])('is not set to %j, where no provider answers', async (issuer) => {
    const input = { issuer, clientId: 'a', clientSecret: 'b' };
    expectErrorCode(await sso.identity.ask(CONFIGURE, { input }, sso.manager.viewer), 'SSO_ISSUER_INVALID');
  });
}
