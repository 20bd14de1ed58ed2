import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import {
  type IdentityUnderTest,
  type SignedIn,
  signIn,
  startIdentity,
  viewerFrom,
} from './support/identity-under-test.js';
import { startForger } from './support/forging-provider.js';
import {
  type IdentityProviderUnderTest,
  startIdentityProvider,
  visit,
  withHint,
} from './support/identity-provider.js';
import { world } from './support/world.js';

const CONFIGURE = `mutation($input: ConfigureSsoInput!) { configureSso(input: $input) { settings { issuer clientId enforced redirectUrl } } }`;
const ADD = `mutation($input: AddSsoDomainInput!) { addSsoDomain(input: $input) { settings { domains { domain recordName recordValue verifiedAt } } } }`;
const PROVE = `mutation($input: VerifySsoDomainInput!) { verifySsoDomain(input: $input) { settings { domains { domain verifiedAt } } } }`;
const ENFORCE = `mutation($input: EnforceSsoInput!) { enforceSso(input: $input) { settings { enforced } } }`;
const REMOVE = `mutation { removeSso { settings { issuer } } }`;
const SETTINGS = `{ ssoSettings { issuer clientId enforced domains { domain } } }`;
const BEGIN = `mutation($input: BeginSsoInput!) { beginSso(input: $input) { authorizationUrl binding } }`;
const COMPLETE = `mutation($input: CompleteSsoInput!) { completeSso(input: $input) { accessToken refreshToken user { id } } }`;
const LINK = `mutation($input: LinkSsoInput!) { linkSso(input: $input) { accessToken refreshToken user { id } } }`;
const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;
const SESSIONS = `{ sessions(first: 1) { edges { node { beganBy } } } }`;

const MINUTE = 60_000;
const MANAGER = '+919810000021';
const OTHER_MANAGER = '+919810000022';
const AGENT = '+919810000001';
const CLIENT = {
  clientId: 'propmubi',
  clientSecret: 'a secret of the provider',
  redirectUrl: 'http://127.0.0.1:4000/sign-in/sso',
};
const ASHA = 'asha@first.example';

interface Domains {
  addSsoDomain: { settings: { domains: { domain: string; recordName: string; recordValue: string }[] } };
}
interface Begun {
  beginSso: { authorizationUrl: string; binding: string };
}
interface Opened {
  accessToken: string;
  refreshToken: string;
  user: { id: string };
}

describe('single sign-on', () => {
  let identity: IdentityUnderTest;
  let provider: IdentityProviderUnderTest;
  let manager: SignedIn;
  const records = new Map<string, string[][]>();

  beforeAll(async () => {
    provider = await startIdentityProvider(CLIENT);
    identity = await startIdentity(
      { resolveTxt: (name) => Promise.resolve(records.get(name) ?? []) },
      { sso: { redirectUrl: CLIENT.redirectUrl, allowPrivate: true } },
    );
    await identity.subgraph.seed(world);
  }, MINUTE);
  afterAll(async () => {
    await identity?.close();
    await provider?.close();
  });
  beforeEach(async () => {
    await identity.redis.flushdb();
    identity.advance(30 * MINUTE);
    for (const table of ['sso_connection', 'sso_domain']) await identity.sql(`delete from identity.${table}`);
    await identity.sql(`delete from identity.credential where kind = 'SSO'`);
    manager = await signIn(identity, MANAGER);
  });

  async function prove(domain: string, viewer = manager.viewer): Promise<void> {
    const { domains } = expectData<Domains>(await identity.ask(ADD, { input: { domain } }, viewer))
      .addSsoDomain.settings;
    const record = domains.find((one) => one.domain === domain);
    records.set(record?.recordName ?? '', [
      [record?.recordValue.slice(0, 9) ?? '', record?.recordValue.slice(9) ?? ''],
    ]);
    expectData(await identity.ask(PROVE, { input: { domain } }, viewer));
  }
  async function configured(issuer = provider.issuer): Promise<void> {
    const { clientId, clientSecret } = CLIENT;
    expectData(await identity.ask(CONFIGURE, { input: { issuer, clientId, clientSecret } }, manager.viewer));
    await prove('first.example');
  }
  const begin = async (email = ASHA) =>
    expectData<Begun>(await identity.ask(BEGIN, { input: { email } })).beginSso;
  async function attempt(email = ASHA, hint = email) {
    const { authorizationUrl, binding } = await begin(email);
    const response = await visit(withHint(authorizationUrl, hint), CLIENT.redirectUrl);
    return { binding, response };
  }
  async function ticketFor(hint = ASHA): Promise<string> {
    const refusal = expectErrorCode(
      await identity.ask(COMPLETE, { input: await attempt(ASHA, hint) }),
      'SSO_LINK_REQUIRED',
    );
    return refusal.extensions?.['ticket'] as string;
  }
  async function link(ticket: string, phone: string, { forgetting = true } = {}) {
    if (forgetting) await identity.redis.flushdb();
    expectData(await identity.ask(OTP, { phone }));
    return identity.ask(LINK, { input: { ticket, phone, code: identity.sms.lastCode(phone) } });
  }

  it('is set by a manager with a fresh proof; the secret is kept sealed and never shown', async () => {
    await configured();
    expect(expectData(await identity.ask(SETTINGS, {}, manager.viewer))).toEqual({
      ssoSettings: {
        issuer: provider.issuer,
        clientId: 'propmubi',
        enforced: false,
        domains: [{ domain: 'first.example' }],
      },
    });
    expect(JSON.stringify(await identity.dump())).not.toContain(CLIENT.clientSecret);
    const agent = await signIn(identity, AGENT);
    expectErrorCode(await identity.ask(SETTINGS, {}, agent.viewer), 'MISSING_SCOPE');
    identity.advance(11 * MINUTE);
    expectErrorCode(await identity.ask(REMOVE, {}, manager.viewer), 'FRESH_SIGN_IN_REQUIRED');
  });

  it('signs in who was linked once by their number, and says so on the session', async () => {
    await configured();
    const agent = await signIn(identity, AGENT);
    const linked = expectData<{ linkSso: Opened }>(await link(await ticketFor(), AGENT)).linkSso;
    expect(linked.user.id).toBe(agent.userId);
    const opened = expectData<{ completeSso: Opened }>(
      await identity.ask(COMPLETE, { input: await attempt() }),
    ).completeSso;
    expect(opened.user.id).toBe(agent.userId);
    const viewer = viewerFrom(opened.accessToken);
    expect(viewer.organizationId).toBe(agent.viewer.organizationId);
    expect(expectData(await identity.ask(SESSIONS, {}, viewer))).toEqual({
      sessions: { edges: [{ node: { beganBy: 'SSO' } }] },
    });
  });

  it('asks the provider with PKCE, state and nonce, and takes its answer once', async () => {
    await configured();
    const { authorizationUrl } = await begin();
    const asked = Object.fromEntries(new URL(authorizationUrl).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThan(30);
    const input = await attempt();
    expectErrorCode(await identity.ask(COMPLETE, { input }), 'SSO_LINK_REQUIRED');
    expectErrorCode(await identity.ask(COMPLETE, { input }), 'SSO_INVALID');
  });

  it('refuses an answer that belongs to another browser, is altered, late or an error', async () => {
    await configured();
    const mine = await attempt();
    const theirs = await attempt();
    const swapped = { binding: mine.binding, response: theirs.response };
    expectErrorCode(await identity.ask(COMPLETE, { input: swapped }), 'SSO_INVALID');
    const altered = { ...theirs, binding: `${theirs.binding.slice(0, -4)}AAAA` };
    expectErrorCode(await identity.ask(COMPLETE, { input: altered }), 'SSO_INVALID');
    for (const response of ['', 'error=access_denied', `code=x&state=${'x'.repeat(43)}`]) {
      const { binding } = await begin();
      expectErrorCode(await identity.ask(COMPLETE, { input: { binding, response } }), 'SSO_INVALID');
    }
    const late = await attempt();
    identity.advance(11 * MINUTE);
    expectErrorCode(await identity.ask(COMPLETE, { input: late }), 'SSO_INVALID');
  });

  it('believes a provider about the proved domains of its organization alone', async () => {
    await configured();
    for (const hint of [
      'asha@second.example',
      'asha@evil.first.example',
      'unverified-asha@first.example',
      'no-address',
    ]) {
      expectErrorCode(await identity.ask(COMPLETE, { input: await attempt(ASHA, hint) }), 'SSO_INVALID');
    }
  });

  it('takes over no account: a link needs the code of its number, and a member', async () => {
    await configured();
    const ticket = await ticketFor();
    const input = { ticket, phone: AGENT, code: '000000' };
    expectErrorCode(await identity.ask(LINK, { input }), 'OTP_INVALID');
    // A buyer, and an agent of another brokerage, prove their own numbers and still do not work here.
    for (const phone of ['+919810000031', '+919810000003']) {
      expectErrorCode(await link(await ticketFor(), phone), 'SSO_NOT_A_MEMBER');
    }
    expectErrorCode(await link('a ticket of my own', AGENT), 'SSO_INVALID');
    const linked = await ticketFor();
    expectData(await link(linked, AGENT));
    expectErrorCode(await link(linked, AGENT, { forgetting: false }), 'SSO_INVALID');
    // A second ticket of the same person is of no use to another member.
    await identity.sql(`delete from identity.credential where kind = 'SSO'`);
    const [first, second] = [await ticketFor(), await ticketFor()];
    expectData(await link(first, AGENT));
    expectErrorCode(await link(second, '+919810000002'), 'SSO_INVALID');
  });

  it('signs no one in who left the organization', async () => {
    await configured();
    expectData(await link(await ticketFor(), AGENT));
    await identity.sql(
      `with gone as (delete from identity.membership m using identity.agent a where a.user_id = m.user_id and a.name = 'Agent 1' returning m.*)
       select 1 from gone`,
    );
    expectErrorCode(await identity.ask(COMPLETE, { input: await attempt() }), 'SSO_NOT_A_MEMBER');
    await identity.sql(
      `insert into identity.membership (organization_id, user_id, role)
       select organization_id, user_id, 'AGENT' from identity.agent where name = 'Agent 1'`,
    );
  });

  it('still asks for the second factor of a person who has one', async () => {
    await configured();
    const agent = await signIn(identity, AGENT);
    await link(await ticketFor(), AGENT);
    expectData(await identity.ask(`mutation { enrolSecondFactor(input: {}) { secret } }`, {}, agent.viewer));
    await identity.sql(`update identity.second_factor set confirmed_at = now() where user_id = $1`, [
      agent.userId,
    ]);
    expectErrorCode(await identity.ask(COMPLETE, { input: await attempt() }), 'SECOND_FACTOR_REQUIRED');
    await identity.sql(`delete from identity.second_factor`);
  });

  it('proves a domain by its record, for one organization', async () => {
    const domain = 'first.example';
    const add = await identity.ask(ADD, { input: { domain: ' First.Example ' } }, manager.viewer);
    expect(expectData<Domains>(add).addSsoDomain.settings.domains).toMatchObject([
      {
        domain,
        recordName: '_propmubi.first.example',
        recordValue: expect.stringMatching(/^propmubi-domain=[0-9a-f]{40}$/),
      },
    ]);
    records.delete('_propmubi.first.example');
    expectErrorCode(
      await identity.ask(PROVE, { input: { domain } }, manager.viewer),
      'SSO_DOMAIN_NOT_PROVED',
    );
    records.set('_propmubi.first.example', [['propmubi-domain=of-another']]);
    expectErrorCode(
      await identity.ask(PROVE, { input: { domain } }, manager.viewer),
      'SSO_DOMAIN_NOT_PROVED',
    );
    expectErrorCode(
      await identity.ask(PROVE, { input: { domain: 'other.example' } }, manager.viewer),
      'SSO_DOMAIN_NOT_FOUND',
    );
    await prove(domain);
    const other = await signIn(identity, OTHER_MANAGER);
    const { settings } = expectData<Domains>(
      await identity.ask(ADD, { input: { domain } }, other.viewer),
    ).addSsoDomain;
    records.set('_propmubi.first.example', [[settings.domains[0]?.recordValue ?? '']]);
    expectErrorCode(await identity.ask(PROVE, { input: { domain } }, other.viewer), 'SSO_DOMAIN_TAKEN');
    for (const wrong of ['', 'localhost', 'a..b', '127.0.0.1', 'first.example/x', 'a@first.example']) {
      expectErrorCode(
        await identity.ask(ADD, { input: { domain: wrong } }, manager.viewer),
        'SSO_DOMAIN_INVALID',
      );
    }
  });

  it('may be enforced: agents act for the organization in its sessions alone, managers are not locked out', async () => {
    await configured();
    const agent = await signIn(identity, AGENT);
    const bySso = expectData<{ linkSso: Opened }>(await link(await ticketFor(), AGENT)).linkSso;
    expectData(await identity.ask(ENFORCE, { input: { enforced: true } }, manager.viewer));
    await expect(identity.refresh(agent.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    expect((await identity.refresh(bySso.refreshToken)).viewer.organizationId).toBe(
      agent.viewer.organizationId,
    );
    expect((await identity.refresh(manager.refreshToken)).viewer.organizationId).toBe(
      manager.viewer.organizationId,
    );
    await identity.redis.flushdb();
    const otherwise = await signIn(identity, AGENT);
    expect(otherwise.viewer).toMatchObject({ organizationId: null, agentId: null });
    expect(otherwise.viewer.roles).not.toContain('AGENT');
    expectData(await identity.ask(ENFORCE, { input: { enforced: false } }, manager.viewer));
    expect((await identity.refresh(otherwise.refreshToken)).viewer.organizationId).toBe(
      agent.viewer.organizationId,
    );
  });

  it('is not begun for a domain that is not proved, nor without a provider', async () => {
    expectErrorCode(await identity.ask(BEGIN, { input: { email: ASHA } }), 'SSO_NOT_CONFIGURED');
    await configured();
    expectErrorCode(await identity.ask(BEGIN, { input: { email: 'a@gmail.example' } }), 'SSO_NOT_CONFIGURED');
    expectData(await identity.ask(REMOVE, {}, manager.viewer));
    expectErrorCode(await identity.ask(BEGIN, { input: { email: ASHA } }), 'SSO_NOT_CONFIGURED');
  });

  it('is begun sixty times in a quarter of an hour from one network', async () => {
    await configured();
    const stranger = identity.askFrom('198.51.100.66');
    const codes = await Promise.all(
      Array.from({ length: 70 }, async () => {
        const { body } = await stranger(BEGIN, { input: { email: 'a@nowhere.example' } });
        return body.errors?.[0]?.extensions?.['code'];
      }),
    );
    expect(codes.filter((code) => code === 'SSO_NOT_CONFIGURED')).toHaveLength(60);
    expect(codes.filter((code) => code === 'AUTH_RATE_LIMITED')).toHaveLength(10);
    expectData(await identity.ask(BEGIN, { input: { email: ASHA } }));
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
    expectErrorCode(await identity.ask(CONFIGURE, { input }, manager.viewer), 'SSO_ISSUER_INVALID');
  });

  describe('of a provider that forges', () => {
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
        await configured(forger.issuer);
        const { authorizationUrl, binding } = await begin();
        forger.answerWith({
          ...behaviour,
          nonce: new URL(authorizationUrl).searchParams.get('nonce') ?? '',
          email: ASHA,
        });
        const state = new URL(authorizationUrl).searchParams.get('state');
        const response = `code=any&state=${state}`;
        expectErrorCode(await identity.ask(COMPLETE, { input: { binding, response } }), code);
      } finally {
        await forger.close();
      }
    });
  });
});
