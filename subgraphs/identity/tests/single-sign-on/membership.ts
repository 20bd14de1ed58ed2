import { expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { Secret, TOTP } from 'otpauth';
import { signIn } from '../support/identity-under-test.js';
import { AGENT, COMPLETE, CONFIGURE, MINUTE, type SsoUnderTest } from '../support/sso-under-test.js';

const REMOVE_AGENT = `mutation($agentId: ID!) { removeAgent(input: { agentId: $agentId }) { agent { id } } }`;
const LEAVE = `mutation { leaveOrganization { session { accessToken } } }`;
const VERIFY = `mutation($input: VerifySecondFactorInput!) { verifySecondFactor(input: $input) { accessToken } }`;

/** A session that began at a provider lasts as long as its person works there. */
export function describeMembership(sso: SsoUnderTest): void {
  const endMembership = () =>
    sso.identity.sql(
      `delete from identity.membership m using identity.agent a where a.user_id = m.user_id and a.name = 'Agent 1'`,
    );
  const work = async () => {
    await sso.identity.sql(`update identity.agent set status = 'ACTIVE' where name = 'Agent 1'`);
    await sso.identity.sql(`insert into identity.membership (organization_id, user_id, role)
      select organization_id, user_id, 'AGENT' from identity.agent where name = 'Agent 1' on conflict do nothing`);
  };
  const becauseOf = async (sessionId: string | null) =>
    (await sso.identity.sql(`select revoked_because from identity.session where id = $1`, [sessionId])).rows;

  it('ends, and the provider’s account is forgotten, with the agent whom a manager removes', async () => {
    await sso.configured();
    const agent = await sso.linked(AGENT);
    const { agentId } = agent.viewer;
    expectData(await sso.identity.ask(REMOVE_AGENT, { agentId }, sso.manager.viewer));
    await expect(sso.identity.refresh(agent.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    await work();
    expectErrorCode(await sso.identity.ask(COMPLETE, { input: await sso.attempt() }), 'SSO_LINK_REQUIRED');
  });

  it('does not go on as the person’s own when they leave in it', async () => {
    await sso.configured();
    const own = await signIn(sso.identity, AGENT);
    const agent = await sso.linked(AGENT);
    expect(expectData(await sso.identity.ask(LEAVE, {}, agent.viewer))).toEqual({
      leaveOrganization: { session: null },
    });
    for (const { refreshToken } of [agent, own])
      await expect(sso.identity.refresh(refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    await work();
    expectErrorCode(await sso.identity.ask(COMPLETE, { input: await sso.attempt() }), 'SSO_LINK_REQUIRED');
  });

  it('is not refreshed once the membership is gone, whatever ended it, nor while the brokerage may not act', async () => {
    await sso.configured();
    const agent = await sso.linked(AGENT);
    const second = await sso.complete();
    await endMembership();
    await expect(sso.identity.refresh(agent.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    expect(await becauseOf(agent.viewer.sessionId)).toEqual([{ revoked_because: 'SSO_MEMBERSHIP_ENDED' }]);
    await work();
    await expect(sso.identity.refresh(agent.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    await sso.identity.sql(`update identity.organization set status = 'CLOSED' where name = 'First Homes'`);
    await expect(sso.identity.refresh(second.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    expectErrorCode(await sso.identity.ask(COMPLETE, { input: await sso.attempt() }), 'SSO_NOT_A_MEMBER');
    await sso.identity.sql(`update identity.organization set status = 'ACTIVE' where name = 'First Homes'`);
  });

  it('is not opened by a second factor after the membership was lost', async () => {
    await sso.configured();
    const agent = await sso.linked(AGENT);
    const own = await signIn(sso.identity, AGENT);
    const { secret } = expectData<{ enrolSecondFactor: { secret: string } }>(
      await sso.identity.ask(`mutation { enrolSecondFactor(input: {}) { secret } }`, {}, own.viewer),
    ).enrolSecondFactor;
    await sso.identity.sql(`update identity.second_factor set confirmed_at = now() where user_id = $1`, [
      agent.userId,
    ]);
    const refusal = expectErrorCode(
      await sso.identity.ask(COMPLETE, { input: await sso.attempt() }),
      'SECOND_FACTOR_REQUIRED',
    );
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: sso.identity.clock.now,
    });
    const input = { ticket: refusal.extensions?.['ticket'], code };
    await endMembership();
    expectErrorCode(await sso.identity.ask(VERIFY, { input }), 'SSO_NOT_A_MEMBER');
    await work();
    await sso.identity.sql(`delete from identity.second_factor`);
  });

  it('ends with the provider that vouched for it; a new secret of the same provider ends nothing', async () => {
    await sso.configured();
    const agent = await sso.linked(AGENT);
    const input = {
      issuer: sso.provider.issuer,
      clientId: 'propmubi',
      clientSecret: 'a secret of the provider',
    };
    expectData(await sso.identity.ask(CONFIGURE, { input }, sso.manager.viewer));
    const renewed = await sso.identity.refresh(agent.refreshToken);
    expectData(
      await sso.identity.ask(`mutation { removeSso { settings { issuer } } }`, {}, sso.manager.viewer),
    );
    await expect(sso.identity.refresh(renewed.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    expect(await becauseOf(agent.viewer.sessionId)).toEqual([{ revoked_because: 'SSO_PROVIDER_CHANGED' }]);
    expectData(await sso.identity.ask('{ me { id } }', {}, sso.manager.viewer));
    sso.identity.advance(MINUTE);
    await sso.identity.refresh(sso.manager.refreshToken);
  });
}
