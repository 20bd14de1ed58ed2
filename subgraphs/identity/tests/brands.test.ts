import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import {
  type IdentityUnderTest,
  signIn,
  type SignedIn,
  startIdentity,
  viewerAs,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');
const BRAND = 'brand { logo colour about websiteUrl contactEmail contactPhone }';
const UPDATE = `mutation($input: UpdateOrganizationInput!) {
  updateOrganization(input: $input) { requestedName organization { name ${BRAND} } } }`;
const SEEN = `{ organization(id: "${FIRST}") { name ${BRAND} } }`;
const WAITING = `{ organizations(renaming: true) { totalCount nodes { id name registration { requestedName } } } }`;
const ALIKE = `{ organizations(renaming: true) { nodes { similarlyNamed { name } } } }`;
const REVIEW = `mutation($input: ReviewOrganizationNameInput!) {
  reviewOrganizationName(input: $input) { organization { name } } }`;
const INVITE_MANAGER = `mutation($phone: String!) { inviteManager(input: { phone: $phone }) { invitation { id } } }`;
const ACCEPT = `mutation($id: ID!) { acceptInvitation(input: { invitationId: $id }) { refreshSession } }`;
const REMOVE = `mutation($userId: ID!) { removeMember(input: { userId: $userId }) { userId } }`;
const ASK_CONFIRM = `mutation($input: RequestEmailVerificationInput!) {
  requestEmailVerification(input: $input) { challengeId } }`;
const CONFIRM = `mutation($input: VerifyEmailInput!) { verifyEmail(input: $input) { user { email } } }`;
const PNG = 'data:image/png;base64,iVBORw0KGgo=';

describe('the brand of a brokerage', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  const ask = (text: string, variables?: Record<string, unknown>, viewer?: Viewer) =>
    identity.ask(text, variables, viewer);
  const reviewer = viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] });
  let signedIn: Promise<SignedIn> | undefined;
  /** Signs in once: a number gets its next code later. */
  const manager = async () => (await (signedIn ??= signIn(identity, '+919810000021'))).viewer;
  const confirm = async (email: string, viewer: Viewer) => {
    expectData(await ask(ASK_CONFIRM, { input: { email } }, viewer));
    expectData(await ask(CONFIRM, { input: { email, code: identity.mail.lastCode(email) } }, viewer));
  };
  const update = async (input: object, viewer?: Viewer) =>
    ask(UPDATE, { input }, viewer ?? (await manager()));

  it('is what its manager gives, and seen by all; what is left out stays, null takes away', async () => {
    expect(expectData(await ask(SEEN))).toEqual({ organization: { name: 'First Homes', brand: null } });
    const given = { logo: PNG, colour: '#0A7D5B', about: ' Homes in Chembur. ', contactPhone: '98100 00021' };
    expectData(await update(given));
    await confirm('office@first.example', await manager());
    const input = { websiteUrl: 'https://first.example', contactEmail: 'Office@First.example', about: null };
    expectData(await update(input));
    expect(expectData(await ask(SEEN))).toEqual({
      organization: {
        name: 'First Homes',
        brand: {
          logo: PNG,
          colour: '#0a7d5b',
          about: null,
          websiteUrl: 'https://first.example/',
          contactEmail: 'office@first.example',
          contactPhone: '+919810000021',
        },
      },
    });
    const { rows } = await identity.sql(
      `select details from identity.audit_entry where action = 'ORGANIZATION_CHANGED' order by seq desc limit 1`,
    );
    expect(rows).toEqual([{ details: { fields: 'about contactEmail websiteUrl' } }]);
  });

  it.each([
    ['a logo that is a script', { logo: 'data:image/svg+xml;base64,PHN2Zz4=' }, 'INVALID_LOGO'],
    ['a logo that is large', { logo: `data:image/png;base64,${'AAAA'.repeat(12_000)}` }, 'INVALID_LOGO'],
    ['a logo in the clear', { logo: 'http://first.example/logo.png' }, 'INVALID_LOGO'],
    ['a site with a password', { websiteUrl: 'https://a:b@first.example' }, 'INVALID_WEBSITE'],
    ['a site that is a script', { websiteUrl: 'javascript:alert(1)' }, 'INVALID_WEBSITE'],
    ['no colour', { colour: 'red;background:url(x)' }, 'INVALID_COLOUR'],
    ['no address', { contactEmail: 'office' }, 'INVALID_EMAIL'],
    ['no number', { contactPhone: '12' }, 'INVALID_PHONE'],
    ['a number of a stranger', { contactPhone: '+919810000031' }, 'CONTACT_NOT_PROVEN'],
    ['a number of one’s own agent', { contactPhone: '+919810000001' }, 'CONTACT_NOT_PROVEN'],
    ['an address of a stranger', { contactEmail: 'someone@else.example' }, 'CONTACT_NOT_PROVEN'],
    ['a sign that no text has', { about: 'a\u0000b' }, 'BAD_USER_INPUT'],
    ['a long text', { about: 'x'.repeat(1_001) }, 'TEXT_TOO_LONG'],
    ['a name that looks like another', { name: 'Second\u200b Homes' }, 'INVALID_NAME'],
  ])('refuses %s', async (_what, input, code) => {
    expectErrorCode(await update(input), code);
  });

  it('has a manager’s contact as long as they manage it, and another manager may leave it there', async () => {
    const phone = '+919830000077';
    const { inviteManager } = expectData<{ inviteManager: { invitation: { id: string } } }>(
      await ask(INVITE_MANAGER, { phone }, await manager()),
    );
    const person = await signIn(identity, phone, 'Deputy');
    expectData(await ask(ACCEPT, { id: inviteManager.invitation.id }, person.viewer));
    const deputy = (await identity.refresh(person.refreshToken)).viewer;
    await confirm('deputy@first.example', deputy);
    const contact = { contactPhone: phone, contactEmail: 'deputy@first.example' };
    expectErrorCode(await update(contact), 'CONTACT_NOT_PROVEN');
    expectData(await update(contact, deputy));
    const changed = await update({ ...contact, about: 'Homes.' });
    expect(expectData(changed)).toMatchObject({ updateOrganization: { organization: { brand: contact } } });
    expectData(await ask(REMOVE, { userId: deputy.userId }, await manager()));
    expect(expectData(await ask(SEEN))).toMatchObject({
      organization: { brand: { about: 'Homes.', contactPhone: null, contactEmail: null } },
    });
    expectErrorCode(await update(contact, deputy), 'FORBIDDEN');
    expectErrorCode(await update(contact), 'CONTACT_NOT_PROVEN');
    // One’s own stays when another goes.
    expectData(await update({ contactPhone: '+919810000021' }));
  });

  it('is not changed by agents, strangers, keys, or without a fresh proof', async () => {
    const input = { about: 'Theirs' };
    expectErrorCode(await update(input, (await signIn(identity, '+919810000001')).viewer), 'MISSING_SCOPE');
    expectErrorCode(await update(input, reviewer), 'MISSING_SCOPE');
    expectErrorCode(await update(input, { ...(await manager()), viaKey: true }), 'PERSON_REQUIRED');
    const late = await manager();
    identity.advance(11 * 60_000);
    expectErrorCode(await update(input, late), 'FRESH_SIGN_IN_REQUIRED');
    identity.advance(-11 * 60_000);
    expectData(await update({ about: 'Of the second' }, (await signIn(identity, '+919810000022')).viewer));
    expect(JSON.stringify(expectData(await ask(SEEN)))).not.toContain('Of the second');
  });

  it('has a name that a reviewer confirms: the one they read', async () => {
    const wish = async (name: string | null) =>
      expectData<{ updateOrganization: object }>(await update({ name })).updateOrganization;
    const decide = (name: string, accepted: boolean, viewer: Viewer = reviewer) =>
      ask(REVIEW, { input: { organizationId: FIRST, name, accepted } }, viewer);
    expect(await wish('First Homes & Sons')).toMatchObject({
      requestedName: 'First Homes & Sons',
      organization: { name: 'First Homes' },
    });
    expect(expectData(await ask(WAITING, {}, reviewer))).toEqual({
      organizations: {
        totalCount: 1,
        nodes: [{ id: FIRST, name: 'First Homes', registration: { requestedName: 'First Homes & Sons' } }],
      },
    });
    expectErrorCode(await decide('First Homes & Sons', true, await manager()), 'MISSING_SCOPE');
    await wish('Second Homes');
    expect(expectData(await ask(ALIKE, {}, reviewer))).toEqual({
      organizations: { nodes: [{ similarlyNamed: [{ name: 'Second Homes' }] }] },
    });
    expectErrorCode(await decide('First Homes & Sons', true), 'NAME_NOT_REQUESTED');
    expect(expectData(await decide('Second Homes', false))).toEqual({
      reviewOrganizationName: { organization: { name: 'First Homes' } },
    });
    await wish('First Homes & Sons');
    expect(expectData(await decide('First Homes & Sons', true))).toEqual({
      reviewOrganizationName: { organization: { name: 'First Homes & Sons' } },
    });
    await wish('Third Homes');
    expect(await wish(null)).toMatchObject({ requestedName: null });
    // The name it has is no request.
    expect(await wish('First Homes & Sons')).toMatchObject({ requestedName: null });
    expect(expectData(await ask(WAITING, {}, reviewer))).toEqual({
      organizations: { totalCount: 0, nodes: [] },
    });
  });
});
