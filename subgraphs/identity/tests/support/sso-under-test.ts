import { expectData, expectErrorCode } from '@propmubi/testkit';
import type { ProviderAnswer, startForger } from './forging-provider.js';
import {
  type IdentityProviderUnderTest,
  startIdentityProvider,
  visit,
  withHint,
} from './identity-provider.js';
import {
  type IdentityUnderTest,
  type SignedIn,
  signIn,
  startIdentity,
  viewerFrom,
} from './identity-under-test.js';
import { world } from './world.js';

export const CONFIGURE = `mutation($input: ConfigureSsoInput!) { configureSso(input: $input) { settings { issuer clientId enforced redirectUrl } } }`;
export const ADD = `mutation($input: AddSsoDomainInput!) { addSsoDomain(input: $input) { settings { domains { domain recordName recordValue verifiedAt } } } }`;
export const PROVE = `mutation($input: VerifySsoDomainInput!) { verifySsoDomain(input: $input) { settings { domains { domain verifiedAt } } } }`;
export const ENFORCE = `mutation($input: EnforceSsoInput!) { enforceSso(input: $input) { settings { enforced } } }`;
export const REMOVE = `mutation { removeSso { settings { issuer } } }`;
export const SETTINGS = `{ ssoSettings { issuer clientId enforced domains { domain } } }`;
export const BEGIN = `mutation($input: BeginSsoInput!) { beginSso(input: $input) { authorizationUrl binding } }`;
export const COMPLETE = `mutation($input: CompleteSsoInput!) { completeSso(input: $input) { accessToken refreshToken user { id } } }`;
export const LINK = `mutation($input: LinkSsoInput!) { linkSso(input: $input) { accessToken refreshToken user { id } } }`;
export const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;
export const SESSIONS = `{ sessions(first: 1) { edges { node { beganBy } } } }`;

export const MINUTE = 60_000;
export const MANAGER = '+919810000021';
export const OTHER_MANAGER = '+919810000022';
export const AGENT = '+919810000001';
export const CLIENT = {
  clientId: 'propmubi',
  clientSecret: 'a secret of the provider',
  redirectUrl: 'http://127.0.0.1:4000/sign-in/sso',
};
export const ASHA = 'asha@first.example';

export interface Domains {
  addSsoDomain: { settings: { domains: { domain: string; recordName: string; recordValue: string }[] } };
}
interface Begun {
  beginSso: { authorizationUrl: string; binding: string };
}
export interface Opened {
  accessToken: string;
  refreshToken: string;
  user: { id: string };
}
type Forger = Awaited<ReturnType<typeof startForger>>;

/** Two brokerages, a real provider, and a resolver whose TXT records the test writes. */
export class SsoUnderTest {
  identity!: IdentityUnderTest;
  provider!: IdentityProviderUnderTest;
  /** Of the first brokerage, signed in by SMS a moment ago. */
  manager!: SignedIn;
  readonly records = new Map<string, string[][]>();

  async start(): Promise<void> {
    this.provider = await startIdentityProvider(CLIENT);
    this.identity = await startIdentity(
      { resolveTxt: (name) => Promise.resolve(this.records.get(name) ?? []), passwordAnswerAfterMs: 0 },
      {
        sso: { redirectUrl: CLIENT.redirectUrl, allowPrivate: true, dnsServers: [] },
        staffSecondFactor: true,
      },
    );
    await this.identity.subgraph.seed(world);
  }

  async close(): Promise<void> {
    await this.identity?.close();
    await this.provider?.close();
  }

  /** Nothing is set, no one is linked, and half an hour has passed. */
  async reset(): Promise<void> {
    const { identity } = this;
    await identity.redis.flushdb();
    identity.advance(30 * MINUTE);
    for (const table of ['sso_connection', 'sso_domain']) await identity.sql(`delete from identity.${table}`);
    await identity.sql(`delete from identity.credential where kind = 'SSO'`);
    this.manager = await signIn(identity, MANAGER);
  }

  async prove(domain: string, viewer = this.manager.viewer): Promise<void> {
    const { identity, records } = this;
    const { domains } = expectData<Domains>(await identity.ask(ADD, { input: { domain } }, viewer))
      .addSsoDomain.settings;
    const record = domains.find((one) => one.domain === domain);
    records.set(record?.recordName ?? '', [
      [record?.recordValue.slice(0, 9) ?? '', record?.recordValue.slice(9) ?? ''],
    ]);
    expectData(await identity.ask(PROVE, { input: { domain } }, viewer));
  }

  async configured(
    issuer = this.provider.issuer,
    { domain = 'first.example', viewer = this.manager.viewer } = {},
  ): Promise<void> {
    const { clientId, clientSecret } = CLIENT;
    const input = { issuer, clientId, clientSecret };
    expectData(await this.identity.ask(CONFIGURE, { input }, viewer));
    await this.prove(domain, viewer);
  }

  async enforce(enforced = true): Promise<void> {
    expectData(await this.identity.ask(ENFORCE, { input: { enforced } }, this.manager.viewer));
  }

  async begin(email = ASHA, fresh?: boolean) {
    return expectData<Begun>(await this.identity.ask(BEGIN, { input: { email, fresh } })).beginSso;
  }

  async attempt(email = ASHA, hint = email, fresh?: boolean) {
    const { authorizationUrl, binding } = await this.begin(email, fresh);
    const response = await visit(withHint(authorizationUrl, hint), CLIENT.redirectUrl);
    return { binding, response };
  }

  async ticketFor(hint = ASHA): Promise<string> {
    const answer = await this.identity.ask(COMPLETE, { input: await this.attempt(hint) });
    return expectErrorCode(answer, 'SSO_LINK_REQUIRED').extensions?.['ticket'] as string;
  }

  async link(ticket: string, phone: string, { forgetting = true } = {}) {
    const { identity } = this;
    if (forgetting) await identity.redis.flushdb();
    expectData(await identity.ask(OTP, { phone }));
    return identity.ask(LINK, { input: { ticket, phone, code: identity.sms.lastCode(phone) } });
  }

  async linked(phone: string, hint = ASHA): Promise<SignedIn> {
    const answer = await this.link(await this.ticketFor(hint), phone);
    return openedBy(expectData<{ linkSso: Opened }>(answer).linkSso);
  }

  async complete(more: object = {}): Promise<SignedIn> {
    const input = { ...(await this.attempt()), ...more };
    const answer = await this.identity.ask(COMPLETE, { input });
    return openedBy(expectData<{ completeSso: Opened }>(answer).completeSso);
  }

  /** What a provider answers that says anything it likes of the person. */
  async answered(forger: Forger, answer: Partial<ProviderAnswer>, fresh?: boolean) {
    const { authorizationUrl, binding } = await this.begin(ASHA, fresh);
    const { searchParams } = new URL(authorizationUrl);
    forger.answerWith({ nonce: searchParams.get('nonce') ?? '', email: ASHA, ...answer });
    const response = `code=any&state=${searchParams.get('state')}`;
    return this.identity.ask(COMPLETE, { input: { binding, response } });
  }

  /** Signs in at such a provider, which states this instant as that of the sign-in there. */
  async signedInAt(forger: Forger, at: number | undefined, fresh?: boolean): Promise<SignedIn> {
    const claims = at === undefined ? {} : { auth_time: Math.floor(at / 1_000) };
    const answer = await this.answered(forger, { claims }, fresh);
    return openedBy(expectData<{ completeSso: Opened }>(answer).completeSso);
  }
}

export function openedBy({ accessToken, refreshToken, user }: Opened): SignedIn {
  return { accessToken, refreshToken, userId: user.id, viewer: viewerFrom(accessToken) };
}
