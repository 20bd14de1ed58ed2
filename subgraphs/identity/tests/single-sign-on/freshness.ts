import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type GraphQLEnumType, getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { startForger } from '../support/forging-provider.js';
import type { SignedIn } from '../support/identity-under-test.js';
import {
  AGENT,
  ASHA,
  CLIENT,
  COMPLETE,
  MANAGER,
  MINUTE,
  type SsoUnderTest,
} from '../support/sso-under-test.js';

/** Every mutation that asks for a fresh proof: of the person, or for a setting of their organization. */
const FRESH = {
  account: [
    'beginPasskeyRegistration',
    'confirmSecondFactor',
    'enrolSecondFactor',
    'registerPasskey',
    'removePasskey',
    'removePassword',
    'requestEmailVerification',
    'setPassword',
    'verifyEmail',
  ],
  organization: [
    'addSsoDomain',
    'allowPasswords',
    'configureSso',
    'createWebhook',
    'enforceSso',
    'removeMember',
    'removeSso',
    'removeSsoDomain',
    'removeWebhook',
    'replayWebhook',
    'rotateWebhookSecret',
    'sendTestWebhook',
    'updateOrganization',
    'updateWebhook',
    'verifySsoDomain',
  ],
};

const OF_NO_WEBHOOK = '{ webhookId: "01890000-0000-7000-8000-000000000000" }';
/** What they take, where the shape of the input matters before the proof is looked at. */
const INPUTS: Record<string, string> = {
  addSsoDomain: '{ domain: "x.example" }',
  allowPasswords: '{ allowed: true }',
  configureSso: '{ issuer: "http://127.0.0.1:1", clientId: "a", clientSecret: "b" }',
  confirmSecondFactor: '{ code: "123456" }',
  createWebhook: '{ name: "Theirs", url: "https://hooks.example/", eventTypes: [LEAD_CREATED] }',
  enforceSso: '{ enforced: false }',
  enrolSecondFactor: '{}',
  registerPasskey: '{ response: "{}", name: "Theirs" }',
  removeMember: '{ userId: "01890000-0000-7000-8000-000000000000" }',
  removePasskey: '{ passkeyId: "01890000-0000-7000-8000-000000000000" }',
  removeSsoDomain: '{ domain: "x.example" }',
  removeWebhook: OF_NO_WEBHOOK,
  replayWebhook: OF_NO_WEBHOOK.replace(
    '}',
    ', from: "2026-01-01T00:00:00Z", until: "2026-01-02T00:00:00Z" }',
  ),
  requestEmailVerification: '{ email: "thief@evil.example" }',
  rotateWebhookSecret: OF_NO_WEBHOOK,
  sendTestWebhook: OF_NO_WEBHOOK,
  setPassword: '{ password: "a password of theirs, long" }',
  updateOrganization: '{}',
  updateWebhook: OF_NO_WEBHOOK,
  verifyEmail: '{ email: "thief@evil.example", code: "123456" }',
  verifySsoDomain: '{ domain: "x.example" }',
};
/** These end what another mutation of the list began, and look at what that gave first. */
const BEGUN_BEFORE: Record<string, string> = {
  registerPasskey: 'PASSKEY_INVALID',
  verifyEmail: 'OTP_INVALID',
};
const REFUSED = 'FRESH_SIGN_IN_REQUIRED';

/** A sign-in at a provider was when the provider says, and is the person’s own word on nothing. */
export function describeFreshness(sso: SsoUnderTest): void {
  let forger: Awaited<ReturnType<typeof startForger>>;
  beforeAll(async () => {
    forger = await startForger(CLIENT.clientId);
  });
  afterAll(() => forger?.close());

  const before = (minutes: number) => sso.identity.clock.now - minutes * MINUTE;
  async function configured(phone: string): Promise<void> {
    await sso.configured(forger.issuer);
    const refusal = expectErrorCode(await sso.answered(forger, {}), 'SSO_LINK_REQUIRED');
    expectData(await sso.link(refusal.extensions?.['ticket'] as string, phone));
  }
  async function codeOf(mutation: string, { viewer }: SignedIn): Promise<unknown> {
    const field = sso.identity.subgraph.schema.getMutationType()?.getFields()[mutation];
    const payload = getNamedType(field?.type);
    const leaf = isObjectType(payload) ? Object.values(payload.getFields())[0] : undefined;
    const inner = isObjectType(getNamedType(leaf?.type)) ? '{ __typename }' : '';
    const args = INPUTS[mutation] ? `(input: ${INPUTS[mutation]})` : '';
    const { body } = await sso.identity.ask(
      `mutation { ${mutation}${args} { ${leaf?.name} ${inner} } }`,
      {},
      viewer,
    );
    return body.errors?.[0]?.extensions?.['code'];
  }
  const setting = (person: SignedIn) => codeOf('enforceSso', person);

  it('is asked of by these mutations, and by no other', () => {
    const mutations = Object.values(sso.identity.subgraph.schema.getMutationType()?.getFields() ?? {});
    const asking = mutations
      .filter(({ type }) => errorCodesOf(type).includes(REFUSED))
      .map(({ name }) => name);
    expect(asking.sort()).toEqual([...FRESH.account, ...FRESH.organization].sort());
  });

  it('is counted from the sign-in at the provider, not from the return of the browser', async () => {
    await configured(MANAGER);
    const stale = await sso.signedInAt(forger, before(11));
    expect(await setting(stale)).toBe(REFUSED);
    // The app leads there, and not where the provider's word would count for nothing.
    const refusal = async (mutation: string) =>
      expectErrorCode(await sso.identity.ask(mutation, {}, stale.viewer), REFUSED).extensions;
    expect(
      await refusal('mutation { enforceSso(input: { enforced: false }) { settings { issuer } } }'),
    ).toEqual(expect.objectContaining({ atProvider: true }));
    expect(await refusal('mutation { beginPasskeyRegistration { options } }')).toMatchObject({
      atProvider: false,
    });
    expect(await setting(await sso.identity.refresh(stale.refreshToken))).toBe(REFUSED);
    expect(await setting(await sso.signedInAt(forger, undefined))).toBe(REFUSED);
    const fresh = await sso.signedInAt(forger, before(5));
    expect(await setting(fresh)).toBeUndefined();
    sso.identity.advance(6 * MINUTE);
    expect(await setting(fresh)).toBe(REFUSED);
    expect(await setting(await sso.identity.refresh(fresh.refreshToken))).toBe(REFUSED);
  });

  it('is not gained by a provider that states a time to come', async () => {
    await configured(MANAGER);
    for (const seconds of [3_600, -1e12]) {
      const claims = { auth_time: Math.floor(sso.identity.clock.now / 1_000) + seconds };
      expectErrorCode(await sso.answered(forger, { claims }), 'SSO_INVALID');
    }
    const ahead = await sso.signedInAt(forger, before(-0.5));
    sso.identity.advance(10 * MINUTE + 1_000);
    expect(await setting(ahead)).toBe(REFUSED);
  });

  it('is asked for at the provider, and refused where its session is as old as before', async () => {
    await configured(MANAGER);
    const asked = new URL((await sso.begin(ASHA, true)).authorizationUrl).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '600']);
    const ordinary = new URL((await sso.begin()).authorizationUrl).searchParams;
    expect([ordinary.get('prompt'), ordinary.get('max_age')]).toEqual([null, '2592000']);
    // Who takes `prompt` out of the address is sent back with the session of this morning.
    for (const claims of [{ auth_time: Math.floor(before(300) / 1_000) }, {}]) {
      expectErrorCode(await sso.answered(forger, { claims }, true), 'SSO_NOT_FRESH');
    }
    expect(await setting(await sso.signedInAt(forger, before(0), true))).toBeUndefined();
  });

  it('is stated by a real provider', async () => {
    await sso.configured();
    await sso.linked(MANAGER);
    await sso.identity.redis.flushdb();
    const later = sso.identity.clock.now;
    sso.identity.clock.now = Date.now();
    const input = await sso.attempt(ASHA, ASHA, true);
    expectData(await sso.identity.ask(COMPLETE, { input }));
    sso.identity.clock.now = later;
  });

  it('of a provider changes settings of its organization, and nothing of how its people sign in', async () => {
    await configured(MANAGER);
    const fresh = await sso.signedInAt(forger, before(0));
    for (const mutation of FRESH.account) {
      expect([mutation, await codeOf(mutation, fresh)]).toEqual([
        mutation,
        BEGUN_BEFORE[mutation] ?? REFUSED,
      ]);
    }
    for (const mutation of FRESH.organization) {
      expect([mutation, await codeOf(mutation, fresh)]).not.toEqual([mutation, REFUSED]);
    }
  });

  it('lets who runs the provider set no second factor up for a reviewer, nor act as one', async () => {
    await configured(AGENT);
    await sso.identity.sql(`insert into identity.user_role (user_id, role)
      select user_id, 'REVIEWER' from identity.agent where name = 'Agent 1'`);
    const agent = await sso.signedInAt(forger, before(0));
    expect(agent.viewer.roles).toContain('AGENT');
    expect(agent.viewer.roles).not.toContain('REVIEWER');
    expect(await codeOf('enrolSecondFactor', agent)).toBe('SIGN_IN_TICKET_INVALID');
    await sso.identity.sql(`delete from identity.user_role where role = 'REVIEWER' and user_id = $1`, [
      agent.userId,
    ]);
  });
}

function errorCodesOf(payload: unknown): string[] {
  const type = getNamedType(payload as never) as unknown;
  if (!isObjectType(type) || isInputObjectType(type)) return [];
  const errors = getNamedType(type.getFields()['userErrors']?.type);
  const code = isObjectType(errors) ? getNamedType(errors.getFields()['code']?.type) : undefined;
  return isEnumType(code) ? (code as GraphQLEnumType).getValues().map(({ name }) => name) : [];
}
