import { expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { signIn, viewerFrom } from '../support/identity-under-test.js';
import {
  AGENT,
  ASHA,
  BEGIN,
  COMPLETE,
  LINK,
  MINUTE,
  type Opened,
  REMOVE,
  SESSIONS,
  type SsoUnderTest,
} from '../support/sso-under-test.js';

/** From the address at work to the session. */
export function describeSignIn(sso: SsoUnderTest): void {
  it('signs in who was linked once by their number, and says so on the session', async () => {
    await sso.configured();
    const agent = await signIn(sso.identity, AGENT);
    const linked = expectData<{ linkSso: Opened }>(await sso.link(await sso.ticketFor(), AGENT)).linkSso;
    expect(linked.user.id).toBe(agent.userId);
    const opened = expectData<{ completeSso: Opened }>(
      await sso.identity.ask(COMPLETE, { input: await sso.attempt() }),
    ).completeSso;
    expect(opened.user.id).toBe(agent.userId);
    const viewer = viewerFrom(opened.accessToken);
    expect(viewer.organizationId).toBe(agent.viewer.organizationId);
    expect(expectData(await sso.identity.ask(SESSIONS, {}, viewer))).toEqual({
      sessions: { edges: [{ node: { beganBy: 'SSO' } }] },
    });
  });

  it('asks the provider with PKCE, state and nonce, and takes its answer once', async () => {
    await sso.configured();
    const { authorizationUrl } = await sso.begin();
    const asked = Object.fromEntries(new URL(authorizationUrl).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThan(30);
    const input = await sso.attempt();
    expectErrorCode(await sso.identity.ask(COMPLETE, { input }), 'SSO_LINK_REQUIRED');
    expectErrorCode(await sso.identity.ask(COMPLETE, { input }), 'SSO_INVALID');
  });

  it('refuses an answer that belongs to another browser, is altered, late or an error', async () => {
    await sso.configured();
    const mine = await sso.attempt();
    const theirs = await sso.attempt();
    const swapped = { binding: mine.binding, response: theirs.response };
    expectErrorCode(await sso.identity.ask(COMPLETE, { input: swapped }), 'SSO_INVALID');
    const altered = { ...theirs, binding: `${theirs.binding.slice(0, -4)}AAAA` };
    expectErrorCode(await sso.identity.ask(COMPLETE, { input: altered }), 'SSO_INVALID');
    for (const response of ['', 'error=access_denied', `code=x&state=${'x'.repeat(43)}`]) {
      const { binding } = await sso.begin();
      expectErrorCode(await sso.identity.ask(COMPLETE, { input: { binding, response } }), 'SSO_INVALID');
    }
    const late = await sso.attempt();
    sso.identity.advance(11 * MINUTE);
    expectErrorCode(await sso.identity.ask(COMPLETE, { input: late }), 'SSO_INVALID');
  });

  it('believes a provider about the proved domains of its organization alone', async () => {
    await sso.configured();
    for (const hint of [
      'asha@second.example',
      'asha@evil.first.example',
      'unverified-asha@first.example',
      'no-address',
    ]) {
      expectErrorCode(
        await sso.identity.ask(COMPLETE, { input: await sso.attempt(ASHA, hint) }),
        'SSO_INVALID',
      );
    }
  });

  it('takes over no account: a link needs the code of its number, and a member', async () => {
    await sso.configured();
    const ticket = await sso.ticketFor();
    const input = { ticket, phone: AGENT, code: '000000' };
    expectErrorCode(await sso.identity.ask(LINK, { input }), 'OTP_INVALID');
    // A buyer, and an agent of another brokerage, prove their own numbers and still do not work here.
    for (const phone of ['+919810000031', '+919810000003']) {
      expectErrorCode(await sso.link(await sso.ticketFor(), phone), 'SSO_NOT_A_MEMBER');
    }
    expectErrorCode(await sso.link('a ticket of my own', AGENT), 'SSO_INVALID');
    const linked = await sso.ticketFor();
    expectData(await sso.link(linked, AGENT));
    expectErrorCode(await sso.link(linked, AGENT, { forgetting: false }), 'SSO_INVALID');
    // A second ticket of the same person is of no use to another member.
    await sso.identity.sql(`delete from identity.credential where kind = 'SSO'`);
    const [first, second] = [await sso.ticketFor(), await sso.ticketFor()];
    expectData(await sso.link(first, AGENT));
    expectErrorCode(await sso.link(second, '+919810000002'), 'SSO_INVALID');
  });

  it('signs no one in who left the organization', async () => {
    await sso.configured();
    expectData(await sso.link(await sso.ticketFor(), AGENT));
    await sso.identity.sql(
      `with gone as (delete from identity.membership m using identity.agent a where a.user_id = m.user_id and a.name = 'Agent 1' returning m.*)
       select 1 from gone`,
    );
    expectErrorCode(await sso.identity.ask(COMPLETE, { input: await sso.attempt() }), 'SSO_NOT_A_MEMBER');
    await sso.identity.sql(
      `insert into identity.membership (organization_id, user_id, role)
       select organization_id, user_id, 'AGENT' from identity.agent where name = 'Agent 1'`,
    );
  });

  it('still asks for the second factor of a person who has one', async () => {
    await sso.configured();
    const agent = await signIn(sso.identity, AGENT);
    await sso.link(await sso.ticketFor(), AGENT);
    expectData(
      await sso.identity.ask(`mutation { enrolSecondFactor(input: {}) { secret } }`, {}, agent.viewer),
    );
    await sso.identity.sql(`update identity.second_factor set confirmed_at = now() where user_id = $1`, [
      agent.userId,
    ]);
    expectErrorCode(
      await sso.identity.ask(COMPLETE, { input: await sso.attempt() }),
      'SECOND_FACTOR_REQUIRED',
    );
    await sso.identity.sql(`delete from identity.second_factor`);
  });

  it('is not begun for a domain that is not proved, nor without a provider', async () => {
    expectErrorCode(await sso.identity.ask(BEGIN, { input: { email: ASHA } }), 'SSO_NOT_CONFIGURED');
    await sso.configured();
    expectErrorCode(
      await sso.identity.ask(BEGIN, { input: { email: 'a@gmail.example' } }),
      'SSO_NOT_CONFIGURED',
    );
    expectData(await sso.identity.ask(REMOVE, {}, sso.manager.viewer));
    expectErrorCode(await sso.identity.ask(BEGIN, { input: { email: ASHA } }), 'SSO_NOT_CONFIGURED');
  });

  it('is begun sixty times in a quarter of an hour from one network', async () => {
    await sso.configured();
    const stranger = sso.identity.askFrom('198.51.100.66');
    const codes = await Promise.all(
      Array.from({ length: 70 }, async () => {
        const { body } = await stranger(BEGIN, { input: { email: 'a@nowhere.example' } });
        return body.errors?.[0]?.extensions?.['code'];
      }),
    );
    expect(codes.filter((code) => code === 'SSO_NOT_CONFIGURED')).toHaveLength(60);
    expect(codes.filter((code) => code === 'AUTH_RATE_LIMITED')).toHaveLength(10);
    expectData(await sso.identity.ask(BEGIN, { input: { email: ASHA } }));
  });
}
