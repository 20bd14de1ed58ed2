import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { Secret, TOTP } from 'otpauth';
import { addressOf, type SignedIn, signIn, VERIFY, viewerFrom } from '../support/identity-under-test.js';
import { SoftwareAuthenticator } from '../support/software-authenticator.js';
import { AGENT, OTHER_MANAGER, type SsoUnderTest } from '../support/sso-under-test.js';

const BOUND = '+919810000002';
const OF_SECOND = '+919810000003';
const EMAIL = 'bound@mail.example';
const PASSWORD = 'ek do teen chaar paanch';

/** Agents of an organization that enforces its provider act for it in no session that began otherwise. */
export function describeEnforcement(sso: SsoUnderTest): void {
  it('may be enforced: agents act for the organization in its sessions alone, managers are not locked out', async () => {
    await sso.configured();
    const agent = await signIn(sso.identity, AGENT);
    const bySso = await sso.linked(AGENT);
    await sso.enforce();
    await expect(sso.identity.refresh(agent.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    expect((await sso.identity.refresh(bySso.refreshToken)).viewer.organizationId).toBe(
      agent.viewer.organizationId,
    );
    expect((await sso.identity.refresh(sso.manager.refreshToken)).viewer.organizationId).toBe(
      sso.manager.viewer.organizationId,
    );
    await sso.identity.redis.flushdb();
    const otherwise = await signIn(sso.identity, AGENT);
    expect(otherwise.viewer).toMatchObject({ organizationId: null, agentId: null });
    expect(otherwise.viewer.roles).not.toContain('AGENT');
    await sso.enforce(false);
    expect((await sso.identity.refresh(otherwise.refreshToken)).viewer.organizationId).toBe(
      agent.viewer.organizationId,
    );
  });

  it('does not take a session of the provider of another organization', async () => {
    const other = await signIn(sso.identity, OTHER_MANAGER);
    await sso.configured(sso.provider.issuer, { domain: 'second.example', viewer: other.viewer });
    const ticket = async () => {
      const answer = await sso.identity.ask(
        `mutation($input: CompleteSsoInput!) { completeSso(input: $input) { accessToken } }`,
        { input: await sso.attempt('ravi@second.example') },
      );
      return expectErrorCode(answer, 'SSO_LINK_REQUIRED').extensions?.['ticket'] as string;
    };
    expectData(await sso.link(await ticket(), OF_SECOND));
    const agent = await sso.identity.sql(
      `select s.id, s.user_id from identity.session s where sso_organization_id is not null order by created_at desc, id desc limit 1`,
    );
    const { id, user_id: userId } = agent.rows[0] as { id: string; user_id: string };
    await sso.configured();
    await sso.enforce();
    // They move to the brokerage that enforces; what began at the former one’s provider is no way in.
    const move = (from: string, to: string) =>
      sso.identity.sql(
        `with moved as (update identity.agent a set organization_id = o.id from identity.organization o
                         where a.user_id = $1 and o.name = $2 returning a.organization_id)
         update identity.membership m set organization_id = moved.organization_id from moved, identity.organization o
          where m.user_id = $1 and o.id = m.organization_id and o.name = $3`,
        [userId, to, from],
      );
    await move('Second Homes', 'First Homes');
    const open = async () =>
      (
        await sso.identity.sql(
          `select identity.sso_enforced(o.id) as enforced, s.revoked_at
          from identity.session s, identity.organization o where s.id = $1 and o.name = 'First Homes'`,
          [id],
        )
      ).rows[0];
    expect(await open()).toEqual({ enforced: true, revoked_at: null });
    // Said again, it ends what began at another provider, too.
    await sso.enforce();
    expect(await open()).not.toMatchObject({ revoked_at: null });
    await move('First Homes', 'Second Homes');
  });

  it('holds in every mutation that opens or goes on with a session', async () => {
    const { identity } = sso;
    await sso.configured();
    const ask = identity.askFrom(addressOf(BOUND));
    const run = async (document: string, input: object, viewer?: Viewer) => {
      const data = expectData<Record<string, unknown>>(await ask(document, { input }, viewer));
      return Object.values(data)[0] as Record<string, unknown>;
    };
    const refused = async (document: string, input: object, code: string) =>
      expectErrorCode(await ask(document, { input }), code).extensions?.['ticket'];
    const viewerOf = (session: Record<string, unknown>) => viewerFrom(session['accessToken'] as string);

    // While nothing is enforced the agent has every way in that there is.
    expectData(
      await identity.ask(
        `mutation { allowPasswords(input: { allowed: true }) { allowed } }`,
        {},
        sso.manager.viewer,
      ),
    );
    const agent = await signIn(identity, BOUND);
    const { userId } = agent;
    await run(SET_PASSWORD, { password: PASSWORD }, agent.viewer);
    await run(ASK_EMAIL, { email: EMAIL }, agent.viewer);
    await run(VERIFY_EMAIL, { email: EMAIL, code: identity.mail.lastCode(EMAIL) }, agent.viewer);
    const authenticator = new SoftwareAuthenticator();
    const { options } = await run(BEGIN_PASSKEY, {}, agent.viewer);
    await run(
      ADD_PASSKEY,
      { response: authenticator.create(options as string), name: 'Phone' },
      agent.viewer,
    );
    await sso.linked(BOUND);
    await sso.enforce();
    await identity.redis.flushdb();

    const bySms = await signIn(identity, BOUND);
    const again = async (): Promise<object> => {
      await identity.redis.flushdb();
      expectData(await ask(OTP, { phone: BOUND }));
      return { phone: BOUND, code: identity.sms.lastCode(BOUND) };
    };
    const role = (statement: string) => identity.sql(statement, [userId]);
    const codeFor = (secret: unknown) =>
      new TOTP({ secret: Secret.fromBase32(secret as string) }).generate({ timestamp: identity.clock.now });
    let secret: unknown;
    const devices: string[] = [];
    const onDevice = () => {
      devices.push(randomBytes(16).toString('base64url'));
      return { deviceId: devices.at(-1) };
    };
    const ways: Record<string, () => Promise<Viewer>> = {
      verifyOtp: () => Promise.resolve(bySms.viewer),
      refreshSession: async () => (await identity.refresh(bySms.refreshToken)).viewer,
      verifyEmailOtp: async () => {
        await run(ASK_EMAIL_OTP, { email: EMAIL });
        return viewerOf(
          await run(EMAIL_OTP, { email: EMAIL, code: identity.mail.lastCode(EMAIL), ...onDevice() }),
        );
      },
      signInWithPassword: async () =>
        viewerOf(await run(BY_PASSWORD, { login: BOUND, password: PASSWORD, ...onDevice() })),
      signInWithPasskey: async () => {
        const asked = await run(BEGIN_BY_PASSKEY, {});
        return viewerOf(
          await run(BY_PASSKEY, { response: authenticator.get(asked['options'] as string), ...onDevice() }),
        );
      },
      exchangeApiKey: async () => {
        const key = { name: 'Mine', scopes: [bySms.viewer.scopes[0]], validDays: 1 };
        const { secretKey } = await run(CREATE_KEY, key, bySms.viewer);
        return viewerOf(await run(EXCHANGE, { secretKey }));
      },
      confirmSecondFactor: async () => {
        await role(`delete from identity.passkey where user_id = $1`);
        await role(`insert into identity.user_role (user_id, role) values ($1, 'REVIEWER')`);
        const ticket = await refused(VERIFY, await again(), 'SECOND_FACTOR_ENROLMENT_REQUIRED');
        secret = (await run(ENROL, { ticket }))['secret'];
        return viewerOf(await run(CONFIRM, { ticket, code: codeFor(secret) }));
      },
      verifySecondFactor: async () => {
        await role(`delete from identity.user_role where user_id = $1 and role = 'REVIEWER'`);
        identity.advance(60_000);
        const ticket = await refused(VERIFY, await again(), 'SECOND_FACTOR_REQUIRED');
        const opened = viewerOf(await run(SECOND, { ticket, code: codeFor(secret) }));
        await role(`delete from identity.second_factor where user_id = $1`);
        return opened;
      },
    };
    for (const [name, way] of Object.entries(ways)) {
      const viewer = await way();
      expect([name, viewer]).toEqual([
        name,
        expect.objectContaining({ userId, organizationId: null, agentId: null }),
      ]);
      expect([name, viewer.roles]).not.toEqual([name, expect.arrayContaining(['AGENT'])]);
    }
    // The one way in, and out.
    const bySso: SignedIn = await sso.complete(onDevice());
    expect(bySso.viewer).toMatchObject({ userId, organizationId: sso.manager.viewer.organizationId });
    // Each was on a device, which is kept by its digest (ADR 0048); those that go on with a sign-in are on the device of its beginning.
    const { rows } = await identity.sql('select 1 from identity.user_device where user_id = $1', [userId]);
    expect(rows).toHaveLength(devices.length);
    const goOn = [
      'refreshSession',
      'exchangeApiKey',
      'confirmSecondFactor',
      'verifySecondFactor',
      'leaveOrganization',
    ];
    expect(sessionMutations().filter((name) => !takesDevice(name))).toEqual(goOn.sort());
    expect(sessionMutations()).toEqual(
      [...Object.keys(ways), 'completeSso', 'linkSso', 'leaveOrganization'].sort(),
    );
  });

  function takesDevice(mutation: string): boolean {
    const [input] = sso.identity.subgraph.schema.getMutationType()?.getFields()[mutation]?.args ?? [];
    const type = input && getNamedType(input.type);
    return isInputObjectType(type) && 'deviceId' in type.getFields();
  }

  /** Every mutation whose payload has an access token, or a session in it that has. */
  function sessionMutations(): string[] {
    const fields = Object.values(sso.identity.subgraph.schema.getMutationType()?.getFields() ?? {});
    const opens = (type: unknown, depth = 1): boolean => {
      const named = getNamedType(type as never) as unknown;
      if (!isObjectType(named)) return false;
      const inner = Object.values(named.getFields());
      return inner.some(
        ({ name, type: of }) => name === 'accessToken' || (depth > 0 && opens(of, depth - 1)),
      );
    };
    return fields
      .filter(({ type }) => opens(type))
      .map(({ name }) => name)
      .sort();
  }
}

const SET_PASSWORD = `mutation($input: SetPasswordInput!) { setPassword(input: $input) { endedCount } }`;
const ASK_EMAIL = `mutation($input: RequestEmailVerificationInput!) { requestEmailVerification(input: $input) { challengeId } }`;
const VERIFY_EMAIL = `mutation($input: VerifyEmailInput!) { verifyEmail(input: $input) { user { id } } }`;
const BEGIN_PASSKEY = `mutation { beginPasskeyRegistration { options } }`;
const ADD_PASSKEY = `mutation($input: RegisterPasskeyInput!) { registerPasskey(input: $input) { passkey { id } } }`;
const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;
const ASK_EMAIL_OTP = `mutation($input: RequestEmailOtpInput!) { requestEmailOtp(input: $input) { challengeId } }`;
const EMAIL_OTP = `mutation($input: VerifyEmailOtpInput!) { verifyEmailOtp(input: $input) { accessToken } }`;
const BY_PASSWORD = `mutation($input: SignInWithPasswordInput!) { signInWithPassword(input: $input) { accessToken } }`;
const BEGIN_BY_PASSKEY = `mutation { beginPasskeySignIn { options } }`;
const BY_PASSKEY = `mutation($input: SignInWithPasskeyInput!) { signInWithPasskey(input: $input) { accessToken } }`;
const CREATE_KEY = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secretKey } }`;
const EXCHANGE = `mutation($input: ExchangeApiKeyInput!) { exchangeApiKey(input: $input) { accessToken } }`;
const ENROL = `mutation($input: EnrolSecondFactorInput!) { enrolSecondFactor(input: $input) { secret } }`;
const CONFIRM = `mutation($input: ConfirmSecondFactorInput!) { confirmSecondFactor(input: $input) { accessToken } }`;
const SECOND = `mutation($input: VerifySecondFactorInput!) { verifySecondFactor(input: $input) { accessToken } }`;
