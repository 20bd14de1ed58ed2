import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { Secret, TOTP } from 'otpauth';
import {
  addressOf,
  type IdentityUnderTest,
  signIn,
  startIdentity,
  VERIFY,
  viewerFrom,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const ENROL = `mutation($input: EnrolSecondFactorInput!) { enrolSecondFactor(input: $input) { secret uri } }`;
const CONFIRM = `mutation($input: ConfirmSecondFactorInput!) {
  confirmSecondFactor(input: $input) { recoveryCodes accessToken refreshToken user { id } } }`;
const SECOND = `mutation($input: VerifySecondFactorInput!) {
  verifySecondFactor(input: $input) { accessToken refreshToken user { id } } }`;
const STEP_UP = `mutation($input: StepUpInput!) { stepUp(input: $input) { provedUntil } }`;
const REMOVE = `mutation($input: RemoveSecondFactorInput!) { removeSecondFactor(input: $input) { removed } }`;
const RESET = `mutation($input: ResetSecondFactorInput!) { resetSecondFactor(input: $input) { reset } }`;
const GRANT = `mutation($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }`;
const MINE = `{ mySecondFactor { enrolledAt recoveryCodesLeft mandatory } }`;

const MINUTE = 60_000;
const ADMIN = '+919810000051';
const REVIEWER = '+919810000041';

interface Confirmed {
  confirmSecondFactor: { recoveryCodes: string[]; accessToken: string; refreshToken: string };
}

describe('the second factor', () => {
  let identity: IdentityUnderTest;
  let serial = 0;

  beforeAll(async () => {
    identity = await startIdentity({}, { staffSecondFactor: true });
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());
  beforeEach(async () => {
    // Each test has staff without an app, whose codes of another test are not in the way.
    await identity.sql('delete from identity.second_factor');
    await identity.sql('delete from identity.recovery_code');
    await identity.redis.flushdb();
    identity.advance(5 * MINUTE);
  });

  /** The answer to the right one-time password. */
  async function firstFactor(phone: string) {
    const ask = identity.askFrom(addressOf(phone));
    expectData(
      await ask(`mutation($phone: String!) { requestOtp(input: { phone: $phone }) { expiresAt } }`, {
        phone,
      }),
    );
    return ask(VERIFY, { input: { phone, code: identity.sms.lastCode(phone) } });
  }
  async function ticketOf(phone: string, code: string): Promise<string> {
    const refusal = expectErrorCode(await firstFactor(phone), code);
    return refusal.extensions?.['ticket'] as string;
  }
  const newPhone = () => `+9170000${String(++serial).padStart(5, '0')}`;
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: identity.clock.now });

  /** Signs staff in for the first time, with a new app. */
  async function enrolled(phone: string) {
    const ticket = await ticketOf(phone, 'SECOND_FACTOR_ENROLMENT_REQUIRED');
    const begun = expectData<{ enrolSecondFactor: { secret: string } }>(
      await identity.ask(ENROL, { input: { ticket } }),
    );
    const { secret } = begun.enrolSecondFactor;
    const confirmed = expectData<Confirmed>(
      await identity.ask(CONFIRM, { input: { ticket, code: codeOf(secret) } }),
    ).confirmSecondFactor;
    identity.advance(MINUTE);
    return { secret, ticket, ...confirmed, viewer: viewerFrom(confirmed.accessToken) };
  }

  it('is set up by staff before their first session opens, which then has their role', async () => {
    const { viewer, recoveryCodes, secret } = await enrolled(ADMIN);
    expect(viewer.roles).toEqual(['BUYER', 'ADMIN']);
    expect(new Set(recoveryCodes).size).toBe(10);
    const rows = JSON.stringify(await identity.dump());
    expect(rows).not.toContain(secret);
    for (const code of recoveryCodes) expect(rows).not.toContain(code);
    expect(expectData(await identity.ask(MINE, {}, viewer))).toMatchObject({
      mySecondFactor: { recoveryCodesLeft: 10, mandatory: true },
    });
  });

  it('opens nothing to a ticket but its own next step', async () => {
    const ticket = await ticketOf(ADMIN, 'SECOND_FACTOR_ENROLMENT_REQUIRED');
    const code = '000000';
    expectErrorCode(await identity.ask(SECOND, { input: { ticket, code } }), 'SIGN_IN_TICKET_INVALID');
    expectErrorCode(await identity.ask(CONFIRM, { input: { ticket, code } }), 'SECOND_FACTOR_NOT_ENROLLED');
    expectErrorCode(await identity.ask(ENROL, { input: {} }), 'UNAUTHENTICATED');
    expectErrorCode(await identity.ask(ENROL, { input: { ticket: 'x' } }), 'SIGN_IN_TICKET_INVALID');
  });

  it('is asked for at each later sign-in, and its ticket opens one session', async () => {
    const { secret, ticket: spent } = await enrolled(REVIEWER);
    expectErrorCode(
      await identity.ask(CONFIRM, { input: { ticket: spent, code: codeOf(secret) } }),
      'SIGN_IN_TICKET_INVALID',
    );
    const ticket = await ticketOf(REVIEWER, 'SECOND_FACTOR_REQUIRED');
    const code = codeOf(secret);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => identity.ask(SECOND, { input: { ticket, code } })),
    );
    const opened = answers.filter(({ body }) => !body.errors);
    expect(opened).toHaveLength(1);
    identity.advance(MINUTE);
    expectErrorCode(
      await identity.ask(SECOND, { input: { ticket, code: codeOf(secret) } }),
      'SIGN_IN_TICKET_INVALID',
    );
  });

  it('takes no code twice, no wrong one, and none of a minute ago', async () => {
    const { secret } = await enrolled(REVIEWER);
    const stale = codeOf(secret);
    identity.advance(2 * MINUTE);
    const ticket = await ticketOf(REVIEWER, 'SECOND_FACTOR_REQUIRED');
    const wrong = String((Number(codeOf(secret)) + 1) % 1_000_000).padStart(6, '0');
    for (const code of [stale, wrong, 'f7kq-m2xw-9hta'])
      expectErrorCode(await identity.ask(SECOND, { input: { ticket, code } }), 'SECOND_FACTOR_INVALID');
    const code = codeOf(secret);
    expectData(await identity.ask(SECOND, { input: { ticket, code } }));
    const again = await ticketOf2(REVIEWER);
    expectErrorCode(await identity.ask(SECOND, { input: { ticket: again, code } }), 'SECOND_FACTOR_INVALID');
  });
  /** A second sign-in of the same moment: the limit of resends does not let another code out. */
  async function ticketOf2(phone: string): Promise<string> {
    await identity.redis.flushdb();
    return ticketOf(phone, 'SECOND_FACTOR_REQUIRED');
  }

  it('is guessed at ten times in a quarter of an hour, however many tickets there are', async () => {
    const { secret } = await enrolled(REVIEWER);
    const ticket = await ticketOf(REVIEWER, 'SECOND_FACTOR_REQUIRED');
    const guess = (code: string) => identity.ask(SECOND, { input: { ticket, code } });
    for (let tries = 0; tries < 10; tries++)
      expectErrorCode(await guess(`wrong-code-${tries}`), 'SECOND_FACTOR_INVALID');
    expectErrorCode(await guess(codeOf(secret)), 'AUTH_RATE_LIMITED');
  });

  it('is replaced once by each recovery code, as people type it', async () => {
    const { recoveryCodes } = await enrolled(REVIEWER);
    const [first] = recoveryCodes as [string];
    const ticket = await ticketOf(REVIEWER, 'SECOND_FACTOR_REQUIRED');
    const code = first.toUpperCase().replaceAll('-', ' ');
    const session = expectData<{ verifySecondFactor: { accessToken: string } }>(
      await identity.ask(SECOND, { input: { ticket, code } }),
    );
    const viewer = viewerFrom(session.verifySecondFactor.accessToken);
    expect(expectData(await identity.ask(MINE, {}, viewer))).toMatchObject({
      mySecondFactor: { recoveryCodesLeft: 9 },
    });
    const again = await ticketOf2(REVIEWER);
    expectErrorCode(await identity.ask(SECOND, { input: { ticket: again, code } }), 'SECOND_FACTOR_INVALID');
  });

  describe('for dangerous acts', () => {
    const input = { userId: idOf('User', 'b1'), role: 'PARTNER' };

    it('is asked for anew ten minutes after the last proof', async () => {
      const { viewer, secret } = await enrolled(ADMIN);
      expectData(await identity.ask(GRANT, { input }, viewer));
      identity.advance(10 * MINUTE);
      expectErrorCode(await identity.ask(GRANT, { input }, viewer), 'STEP_UP_REQUIRED');
      expectErrorCode(
        await identity.ask(STEP_UP, { input: { code: '000000' } }, viewer),
        'SECOND_FACTOR_INVALID',
      );
      expectErrorCode(await identity.ask(GRANT, { input }, viewer), 'STEP_UP_REQUIRED');
      expectData(await identity.ask(STEP_UP, { input: { code: codeOf(secret) } }, viewer));
      expectData(await identity.ask(GRANT, { input }, viewer));
    });

    it('is proved for one session, not for another of the same person', async () => {
      const { viewer } = await enrolled(ADMIN);
      const other = { ...viewer, sessionId: '0193d3a0-0000-7000-8000-00000000beef' };
      expectErrorCode(await identity.ask(GRANT, { input }, other), 'STEP_UP_REQUIRED');
    });
  });

  it('is removed by the owner where no role needs it', async () => {
    const { viewer } = await signIn(identity, newPhone());
    const begun = expectData<{ enrolSecondFactor: { secret: string } }>(
      await identity.ask(ENROL, { input: {} }, viewer),
    );
    const { secret } = begun.enrolSecondFactor;
    const confirmed = expectData<Confirmed>(
      await identity.ask(CONFIRM, { input: { code: codeOf(secret) } }, viewer),
    );
    expect(confirmed.confirmSecondFactor.accessToken).toBeNull();
    expectErrorCode(await identity.ask(ENROL, { input: {} }, viewer), 'SECOND_FACTOR_ENROLLED');
    identity.advance(MINUTE);
    expectData(await identity.ask(REMOVE, { input: { code: codeOf(secret) } }, viewer));
    expect(expectData(await identity.ask(MINE, {}, viewer))).toEqual({ mySecondFactor: null });

    const { viewer: admin, secret: adminSecret } = await enrolled(ADMIN);
    expectErrorCode(
      await identity.ask(REMOVE, { input: { code: codeOf(adminSecret) } }, admin),
      'SECOND_FACTOR_MANDATORY',
    );
  });

  it('is reset by an administrator, who ends the person’s sessions with it', async () => {
    const { viewer: admin } = await enrolled(ADMIN);
    const reviewer = await enrolled(REVIEWER);
    const input = { userId: reviewer.viewer.userId, reason: 'Seen in person' };
    expectErrorCode(await identity.ask(RESET, { input }, reviewer.viewer), 'MISSING_SCOPE');
    expectErrorCode(
      await identity.ask(RESET, { input: { ...input, userId: admin.userId } }, admin),
      'SELF_REVIEW',
    );
    expectData(await identity.ask(RESET, { input }, admin));
    await expect(identity.refresh(reviewer.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
    await ticketOf2Enrol(REVIEWER);
  });
  async function ticketOf2Enrol(phone: string): Promise<void> {
    await identity.redis.flushdb();
    await ticketOf(phone, 'SECOND_FACTOR_ENROLMENT_REQUIRED');
  }

  it('gives a session of before the grant no role of staff until it is proved', async () => {
    const { viewer: admin } = await enrolled(ADMIN);
    const before = await signIn(identity, newPhone());
    const input = { userId: before.userId, role: 'REVIEWER' };
    expectData(await identity.ask(GRANT, { input }, admin));
    const refreshed = await identity.refresh(before.refreshToken);
    expect(refreshed.viewer.roles).toEqual(['BUYER']);
    expect(refreshed.viewer.scopes).not.toContain('documents:review');
  });

  it('is not set up by staff in a session of before the grant, also where it was begun before', async () => {
    const { viewer: admin } = await enrolled(ADMIN);
    const { viewer, userId, refreshToken } = await signIn(identity, newPhone());
    const begun = expectData<{ enrolSecondFactor: { secret: string } }>(
      await identity.ask(ENROL, { input: {} }, viewer),
    );
    const code = codeOf(begun.enrolSecondFactor.secret);
    expectData(await identity.ask(GRANT, { input: { userId, role: 'REVIEWER' } }, admin));
    expectErrorCode(await identity.ask(ENROL, { input: {} }, viewer), 'SIGN_IN_TICKET_INVALID');
    expectErrorCode(await identity.ask(CONFIRM, { input: { code } }, viewer), 'SIGN_IN_TICKET_INVALID');
    expect((await identity.refresh(refreshToken)).viewer.roles).toEqual(['BUYER']);
  });

  it('proves nothing any more once it was removed: a role granted later finds no proof', async () => {
    const { viewer, userId, refreshToken } = await signIn(identity, newPhone());
    const begun = expectData<{ enrolSecondFactor: { secret: string } }>(
      await identity.ask(ENROL, { input: {} }, viewer),
    );
    const { secret } = begun.enrolSecondFactor;
    expectData(await identity.ask(CONFIRM, { input: { code: codeOf(secret) } }, viewer));
    identity.advance(MINUTE);
    expectData(await identity.ask(REMOVE, { input: { code: codeOf(secret) } }, viewer));
    const { viewer: admin } = await enrolled(ADMIN);
    expectData(await identity.ask(GRANT, { input: { userId, role: 'REVIEWER' } }, admin));
    expect((await identity.refresh(refreshToken)).viewer.roles).toEqual(['BUYER']);
  });

  it('stays proved when the session is refreshed', async () => {
    const { refreshToken } = await enrolled(ADMIN);
    expect((await identity.refresh(refreshToken)).viewer.roles).toContain('ADMIN');
  });
});
