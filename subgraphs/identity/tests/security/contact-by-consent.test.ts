import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, type Viewer } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import { type IdentityUnderTest, signIn, startIdentity, viewerAs } from '../support/identity-under-test.js';
import { world } from '../support/world.js';

const FIRST = idOf('Organization', 'first');
const SECOND = idOf('Organization', 'second');
const BUYER = idOf('User', 'b1');
const PHONE = '+919810000031';
const EMAIL = 'buyer.one@example.com';

type Channel = 'CALL' | 'SMS' | 'WHATSAPP' | 'EMAIL';

describe('User.name, User.phone and User.email', () => {
  let identity: IdentityUnderTest;
  let minute = 0;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
    const { viewer } = await signIn(identity, PHONE);
    const update = `mutation { updateProfile(input: { email: "${EMAIL}" }) { user { id } } }`;
    expectData(await identity.ask(update, {}, viewer));
    await assign('a1');
  });
  afterAll(() => identity?.close());

  const viewers: Record<string, Viewer> = {
    buyer: viewerAs({ userId: BUYER, roles: ['BUYER'] }),
    agent: viewerAs({ userId: idOf('User', 'a1'), organizationId: FIRST, roles: ['AGENT'] }),
    colleague: viewerAs({ userId: idOf('User', 'a2'), organizationId: FIRST, roles: ['AGENT'] }),
    manager: viewerAs({ userId: idOf('User', 'm1'), organizationId: FIRST, roles: ['BROKERAGE_MANAGER'] }),
    'other agent': viewerAs({ userId: idOf('User', 'a3'), organizationId: SECOND, roles: ['AGENT'] }),
    builder: viewerAs({ userId: idOf('User', 'c1'), roles: ['BUILDER'] }),
    partner: viewerAs({ userId: idOf('User', 'p1'), roles: ['PARTNER'] }),
    reviewer: viewerAs({ userId: idOf('User', 'r1'), roles: ['REVIEWER'] }),
    admin: viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] }),
    anonymous: viewerAs({}),
  };
  const lead = { leadId: crypto.randomUUID(), buyerId: BUYER, organizationId: FIRST };
  const later = () => new Date(Date.now() + ++minute * 1_000);
  async function happens(type: string, data: object): Promise<void> {
    const consumer = identity.subgraph.consumers.find((one) => one.type === type);
    await identity.asTenant(FIRST, (em) =>
      (consumer as NonNullable<typeof consumer>).handle({ data: { ...lead, ...data } } as never, em),
    );
  }
  /** Later each time, unless it says when. */
  async function consent(channel: Channel, granted: boolean, at = later().getTime()) {
    const changedAt = new Date(at).toISOString();
    await happens('ConsentChanged', { channel, purpose: 'LEAD_FOLLOW_UP', granted, changedAt });
  }
  async function assign(agent: string, at = later()) {
    const world = { a1: 'A51800000001', a2: 'A51800000002' } as Record<string, string>;
    await happens('LeadAssigned', {
      agentId: idOf('Agent', world[agent] as string),
      assignedAt: at.toISOString(),
    });
  }
  async function seenBy(who: string): Promise<string> {
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on User { name phone email } } }`;
    const answer = await identity.ask(query, { r: [{ __typename: 'User', id: BUYER }] }, viewers[who]);
    const [user] = expectData<{ _entities: (Record<string, string | null> | null)[] }>(answer)._entities;
    if (!user) return '-';
    expect([null, 'Buyer One']).toContain(user['name']);
    expect([null, PHONE]).toContain(user['phone']);
    expect([null, EMAIL]).toContain(user['email']);
    return ['name', 'phone', 'email'].filter((field) => user[field] !== null).join(' ');
  }

  const relations: [relation: string, channels: Channel[], brokerage: string][] = [
    ['no consent', [], '-'],
    ['consent to calls', ['CALL'], 'name phone'],
    ['consent to messages', ['WHATSAPP'], 'name phone'],
    ['consent to e-mails', ['EMAIL'], 'name email'],
    ['consent to calls and e-mails', ['CALL', 'EMAIL'], 'name phone email'],
  ];
  const ALL: Channel[] = ['CALL', 'SMS', 'WHATSAPP', 'EMAIL'];

  describe.each(relations)('with %s', (_relation, channels, brokerage) => {
    beforeAll(async () => {
      for (const channel of ALL) await consent(channel, channels.includes(channel));
    });
    it.each([
      ['buyer', 'name phone email'],
      ['agent', brokerage],
      ['colleague', '-'],
      ['manager', brokerage],
      ['other agent', '-'],
      ['builder', '-'],
      ['partner', '-'],
      ['reviewer', 'name'],
      ['admin', 'name'],
      ['anonymous', '-'],
    ])('the %s sees: %s', async (who, expected) => expect(await seenBy(who)).toBe(expected));
  });

  it('a consent that was taken back opens nothing, even when the older event comes again', async () => {
    await consent('CALL', true);
    const then = Date.now() + minute * 1_000;
    for (const channel of ALL) await consent(channel, false);
    await consent('CALL', true, then);
    expect(await seenBy('agent')).toBe('-');
  });

  it('a consent opens nothing after a year', async () => {
    for (const channel of ALL) await consent(channel, false);
    await identity.sql(`update identity.contact_grant set changed_at = now() - interval '2 years'`);
    await consent('CALL', true, Date.now() - 366 * 24 * 60 * 60_000);
    expect(await seenBy('agent')).toBe('-');
  });

  it('is for the agent who has the lead, from when they have it until another agent or the pond has it', async () => {
    await consent('CALL', true);
    const then = later();
    await assign('a2');
    expect([await seenBy('agent'), await seenBy('colleague')]).toEqual(['-', 'name phone']);
    await assign('a1', then);
    expect([await seenBy('agent'), await seenBy('colleague')]).toEqual(['-', 'name phone']);
    await happens('LeadUnassigned', { routing: 'POND', unassignedAt: later().toISOString() });
    const seen = [await seenBy('agent'), await seenBy('colleague'), await seenBy('manager')];
    expect(seen).toEqual(['-', '-', 'name phone']);
    await assign('a1');
    expect([await seenBy('agent'), await seenBy('colleague')]).toEqual(['name phone', '-']);
  });

  it('colleagues know each other, without numbers', async () => {
    const query = `{ user(id: "${idOf('User', 'a2')}") { name phone } }`;
    expect(expectData(await identity.ask(query, {}, viewers['agent']))).toEqual({
      user: { name: 'Agent 2', phone: null },
    });
    expect(expectData(await identity.ask(query, {}, viewers['other agent']))).toEqual({ user: null });
  });
});
