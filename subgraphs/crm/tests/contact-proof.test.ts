import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { ContactDigests, formatGenerations, formerContactKey } from '@propmubi/domain';
import { deliverEvent, expectData, expectErrorCode, subgraphClient } from '@propmubi/testkit';
import { agent, buyer, CREATE_LEAD, CrmWorld, leadInput, manager, partner } from './crm-world.js';

interface Created {
  createLead: { leadId: string; outcome: string; capture: string; lead: { id: string } | null };
}

const MINE = `{ leads { edges { node { id stage closeReason } } } }`;
const CONTACT = `query ($id: ID!) { lead(id: $id) { contact { phone phoneVerified consents { channel } } } }`;

describe('another person’s phone number', () => {
  let world: CrmWorld;
  let serial = 0;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const freshPhone = () => `+9198700${String(++serial).padStart(5, '0')}`;
  const enquire = async (input: Record<string, unknown>, as: Viewer) =>
    expectData<Created>(await world.enquire(input, as)).createLead;
  const leadsOf = async (as: Viewer) =>
    expectData<{ leads: { edges: { node: { id: string; stage: string } }[] } }>(
      await world.ask(MINE, {}, as),
    ).leads.edges.map(({ node }) => node);
  const contactOf = async (id: string, as: Viewer) =>
    expectData<{ lead: { contact: object } }>(await world.ask(CONTACT, { id }, as)).lead.contact;

  it('typed by a stranger opens the stranger’s lead, and never the owner’s', async () => {
    const { listingId } = await world.brokerage();
    const [mallory, alice, phone] = [buyer(), buyer(), freshPhone()];
    const theirs = await enquire({ listingId, contact: { phone } }, mallory);
    await world.provePhone(phone, alice.userId as string);
    const hers = await enquire({ listingId, contact: { phone }, message: 'Call after six' }, alice);
    expect(hers).toMatchObject({ outcome: 'CREATED' });
    expect(hers.leadId).not.toBe(theirs.leadId);
    expect(await leadsOf(mallory)).toEqual([expect.objectContaining({ id: theirs.leadId })]);
    expect(await leadsOf(alice)).toEqual([expect.objectContaining({ id: hers.leadId })]);
  });

  it('gives the same outcome whether the brokerage knows its owner or not', async () => {
    const { listingId } = await world.brokerage();
    const [known, unknown] = [freshPhone(), freshPhone()];
    const alice = buyer();
    await world.provePhone(known, alice.userId as string);
    const { leadId } = await enquire({ listingId, contact: { phone: known } }, alice);
    const outcomes = [];
    for (const phone of [known, unknown]) {
      const mallory = buyer();
      for (let again = 0; again < 2; again++) {
        const { leadId: id, lead, ...rest } = await enquire({ listingId, contact: { phone } }, mallory);
        expect(id).not.toBe(leadId);
        outcomes.push({ ...rest, ownLead: lead?.id === id });
      }
    }
    expect(outcomes.slice(0, 2)).toEqual(outcomes.slice(2));
  });

  it('is not shown to the agent, whatever the stranger consents to, until its owner proves it', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const [mallory, phone] = [buyer(), freshPhone()];
    const { leadId } = await enquire({ listingId, contact: { phone } }, mallory);
    const as = agent(organizationId, agentId);
    expect(await contactOf(leadId, as)).toMatchObject({ phone: null, phoneVerified: false });
    await world.provePhone(phone, buyer().userId as string);
    expect(await contactOf(leadId, as)).toMatchObject({ phone: null, phoneVerified: false });
    await world.provePhone(phone, mallory.userId as string, new Date(world.now.getTime() + 1));
    expect(await contactOf(leadId, as)).toMatchObject({ phone, phoneVerified: true });
  });

  it('adds no consent to its owner’s lead and does not undo their withdrawal', async () => {
    const { listingId } = await world.brokerage();
    const [mallory, alice, phone] = [buyer(), buyer(), freshPhone()];
    await world.provePhone(phone, alice.userId as string);
    const { leadId } = await enquire({ listingId, contact: { phone } }, alice);
    const withdraw = `mutation ($input: WithdrawLeadInput!) { withdrawLead(input: $input) { lead { id } } }`;
    expectData(await world.ask(withdraw, { input: { leadId } }, alice));
    const consents = [{ channel: 'WHATSAPP', purpose: 'LEAD_FOLLOW_UP' }];
    await enquire({ listingId, contact: { phone, email: 'mallory@example.in' }, consents }, mallory);
    const state = `select l.stage, l.recaptures, c.email,
        (select count(*)::int from crm.consent p where p.contact_id = c.id and p.revoked_at is null) as consents
      from crm.lead l join crm.contact c on c.id = l.contact_id where l.id = $1`;
    expect(await world.rows(state, [leadId])).toEqual([
      { stage: 'LOST', recaptures: 0, email: null, consents: 0 },
    ]);
    // The owner may come back.
    await enquire({ listingId, contact: { phone }, consents }, alice);
    expect(await world.rows(state, [leadId])).toEqual([
      { stage: 'INCOMING', recaptures: 1, email: null, consents: 1 },
    ]);
  });

  it('is not restored by an agent once its owner has withdrawn', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const [alice, phone] = [buyer(), freshPhone()];
    await world.provePhone(phone, alice.userId as string);
    const { leadId } = await enquire({ listingId, contact: { phone } }, alice);
    const withdraw = `mutation ($input: WithdrawLeadInput!) { withdrawLead(input: $input) { lead { id } } }`;
    expectData(await world.ask(withdraw, { input: { leadId } }, alice));
    const walkIn = await enquire({ listingId, contact: { phone } }, agent(organizationId, agentId));
    expect(walkIn.leadId).toBe(leadId);
    expect(await world.rows(`select stage from crm.lead where id = $1`, [leadId])).toEqual([
      { stage: 'LOST' },
    ]);
  });

  it('that an agent wrote down with a consent is the buyer’s own consent once the buyer gives it', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const [alice, phone] = [buyer(), freshPhone()];
    const { leadId } = await enquire({ listingId, contact: { phone } }, agent(organizationId, agentId));
    const announced = async () =>
      (
        await world.rows<{ buyer: string | null }>(
          `select event #>> '{data,buyerId}' as buyer from crm.outbox
            where event ->> 'type' = 'ConsentChanged' and event ->> 'subject' = $1 and event #>> '{data,granted}' = 'true'
            order by position`,
          [leadId],
        )
      ).map((row) => row.buyer);
    await world.provePhone(phone, alice.userId as string);
    expect(await announced()).toEqual([null]);
    const consent = { leadId, channel: 'CALL', purpose: 'LEAD_FOLLOW_UP', granted: true };
    const change = `mutation ($input: ChangeLeadConsentInput!) { changeLeadConsent(input: $input) { lead { id } } }`;
    expectData(await world.ask(change, { input: consent }, alice));
    expect(await announced()).toEqual([null, alice.userId]);
    await enquire({ listingId, contact: { phone } }, alice);
    expect(await announced()).toEqual([null, alice.userId, alice.userId]);
  });

  it('that an agent wrote down makes the lead its owner’s, by proof alone', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const [alice, mallory, phone] = [buyer(), buyer(), freshPhone()];
    const walkIn = await enquire({ listingId, contact: { phone } }, agent(organizationId, agentId));
    expect((await enquire({ listingId, contact: { phone } }, mallory)).leadId).not.toBe(walkIn.leadId);
    expect(await leadsOf(alice)).toEqual([]);
    await world.provePhone(phone, alice.userId as string);
    expect(await leadsOf(alice)).toEqual([expect.objectContaining({ id: walkIn.leadId })]);
    const again = await enquire({ listingId, contact: { phone } }, alice);
    expect(again).toMatchObject({ leadId: walkIn.leadId, outcome: 'RECAPTURED' });
  });

  it('joins two leads of one person, and the agent keeps what they worked for', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const [alice, phone] = [buyer(), freshPhone()];
    const as = agent(organizationId, agentId);
    const walkIn = await enquire({ listingId, contact: { phone } }, as);
    await world.rows(`update crm.lead set stage = 'NEGOTIATION' where id = $1`, [walkIn.leadId]);
    // Her enquiry is there before her proof is.
    const online = await enquire({ listingId, contact: { phone }, message: 'Still free?' }, alice);
    await world.provePhone(phone, alice.userId as string);
    await world.provePhone(phone, alice.userId as string);
    const mine = await leadsOf(alice);
    expect(mine).toHaveLength(2);
    expect(mine).toEqual(
      expect.arrayContaining([
        { id: walkIn.leadId, stage: 'NEGOTIATION', closeReason: null },
        { id: online.leadId, stage: 'LOST', closeReason: 'DUPLICATE' },
      ]),
    );
    const enquiries = await world.rows(`select message from crm.lead_enquiry where lead_id = $1`, [
      walkIn.leadId,
    ]);
    expect(enquiries).toContainEqual({ message: 'Still free?' });
    expect((await enquire({ listingId, contact: { phone } }, alice)).leadId).toBe(walkIn.leadId);
    const [desk] = await world.rows(`select open_count from crm.agent where id = $1`, [agentId]);
    expect(desk).toEqual({ open_count: 1 });
  });

  it('follows the number to its next owner, not back', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const [before, after, phone] = [buyer(), buyer(), freshPhone()];
    await world.provePhone(phone, after.userId as string);
    await world.provePhone(phone, before.userId as string, new Date(world.now.getTime() - 86_400_000));
    const walkIn = await enquire({ listingId, contact: { phone } }, agent(organizationId, agentId));
    const mine = await enquire({ listingId, contact: { phone } }, after);
    expect(mine.leadId).toBe(walkIn.leadId);
    expect((await enquire({ listingId, contact: { phone } }, before)).leadId).not.toBe(walkIn.leadId);
  });

  it('is forgotten with its owner', async () => {
    const alice = buyer();
    const phone = freshPhone();
    await world.provePhone(phone, alice.userId as string);
    await deliverEvent(world.subgraph, 'UserErased', {
      userId: alice.userId as string,
      erasedAt: world.now.toISOString(),
    });
    expect(await world.rows(`select 1 from crm.verified_contact where user_id = $1`, [alice.userId])).toEqual(
      [],
    );
  });

  it('is known by its proof while the key of digests is replaced, and afterwards', async () => {
    const first = { number: 1, secret: world.config.contactDigestKey };
    const second = { number: 2, secret: 'b'.repeat(43) };
    const former = [formerContactKey(first)];
    const keys = [
      formatGenerations({ accepted: [first, second], former: [] }),
      formatGenerations({ accepted: [second, first], former: [] }),
      formatGenerations({ accepted: [second], former }),
    ] as const;
    const [added, switched, dropped] = await Promise.all(
      keys.map((contactDigestKey) => world.start({}, { contactDigestKey })),
    );
    if (!added || !switched || !dropped) throw new Error('not started');
    const { listingId } = await world.brokerage();
    const enquireAt = (subgraph: typeof added, phone: string, as: Viewer) =>
      subgraphClient(subgraph)(CREATE_LEAD, { input: leadInput({ listingId, contact: { phone } }) }, as);
    const prove = (subgraph: typeof added, key: string, phone: string, by: Viewer, secondsLater = 0) => {
      const [digest, ...otherDigests] = new ContactDigests(key).all('PHONE', phone) as [string, ...string[]];
      const verifiedAt = new Date(world.now.getTime() + secondsLater * 1000).toISOString();
      const data = { userId: by.userId as string, kind: 'PHONE', digest, otherDigests, verifiedAt } as const;
      return deliverEvent(subgraph, 'ContactVerified', data);
    };
    const [portal, phone, other] = [partner(), freshPhone(), freshPhone()];
    const [early, late, stranger] = [buyer(), buyer(), buyer()];
    // Typed under one key, proven under the other; and by an event of before, which has the former digest alone.
    expectData(await enquireAt(added, phone, portal));
    await prove(world.subgraph, keys[1], phone, early, 1);
    expectData(await enquireAt(switched, other, portal));
    await prove(switched, first.secret, other, late, 1);
    for (const as of [early, late]) expect(await leadsOf(as)).toHaveLength(1);
    // A proof of before that of the owner, delivered once more, is not newer under the key that it does not have.
    await prove(switched, first.secret, phone, stranger);
    expectData(await enquireAt(switched, phone, stranger));
    const provenance = async (by: Viewer) =>
      (
        await world.rows<{ provenance: string }>(`select provenance from crm.contact where user_id = $1`, [
          by.userId,
        ])
      ).map((row) => row.provenance);
    expect(await provenance(stranger)).toEqual(['UNVERIFIED']);

    expect(await switched.contactDigests.countUnwritten()).toMatchObject({
      'crm.contact': expect.any(Number),
    });
    expect(await switched.contactDigests.rewrite()).toBeGreaterThan(0);
    expect(await switched.contactDigests.countUnwritten()).toEqual({});
    expect(await switched.contactDigests.dropFormer()).toBeGreaterThan(0);
    const { listingId: elsewhere } = await world.brokerage();
    const input = leadInput({ listingId: elsewhere, contact: { phone } });
    expectData(await subgraphClient(dropped)(CREATE_LEAD, { input }, early));
    expect(await provenance(early)).toEqual(['OWNER', 'OWNER']);
    expect(
      await world.rows(`select digest from crm.verified_contact where digest not like '2.%'
                         union all select phone_digest from crm.contact where phone_digest not like '2.%'`),
    ).toEqual([]);
    await Promise.all([added, switched, dropped].map((subgraph) => subgraph.close()));
  });

  describe('handed on by a partner', () => {
    it('is the customer’s, who sees the lead once the number is proven', async () => {
      const { listingId, organizationId, agentId } = await world.brokerage();
      const [portal, customer, phone] = [partner(), buyer(), freshPhone()];
      const created = await enquire({ listingId, contact: { phone } }, portal);
      const again = await enquire({ listingId, contact: { phone } }, portal);
      expect([created.outcome, again.outcome]).toEqual(['CREATED', 'RECAPTURED']);
      expect(await world.rows(`select buyer_user_id from crm.lead where id = $1`, [created.leadId])).toEqual([
        { buyer_user_id: null },
      ]);
      expect(await leadsOf(portal)).toEqual([]);
      expect(await contactOf(created.leadId, agent(organizationId, agentId))).toMatchObject({ phone });
      await world.provePhone(phone, customer.userId as string);
      expect(await leadsOf(customer)).toEqual([expect.objectContaining({ id: created.leadId })]);
    });

    it('tells the partner nothing of what the brokerage or another partner knows', async () => {
      const { listingId, organizationId, agentId } = await world.brokerage();
      const phone = freshPhone();
      await enquire({ listingId, contact: { phone } }, agent(organizationId, agentId));
      await enquire({ listingId, contact: { phone } }, partner());
      expect(await enquire({ listingId, contact: { phone } }, partner())).toMatchObject({
        outcome: 'CREATED',
      });
    });
  });
});

describe('how many enquiries a partner may hand on', () => {
  it('is counted by customer, and for all of them', async () => {
    const world = await CrmWorld.open({
      config: { leadsPerMinute: 2, leadsPerHour: 0, partnerLeadsPerMinute: 4 },
    });
    const { listingId } = await world.brokerage();
    const portal = partner();
    const one = { phone: '+919871100001' };
    for (let i = 0; i < 2; i++) expectData(await world.enquire({ listingId, contact: one }, portal));
    expectErrorCode(await world.enquire({ listingId, contact: one }, portal), 'LEAD_RATE_LIMITED');
    // What the customer's limit refused is not counted for the partner.
    for (let i = 0; i < 2; i++) expectData(await world.enquire({ listingId }, portal));
    expectErrorCode(await world.enquire({ listingId }, portal), 'LEAD_RATE_LIMITED');
    await world.close();
  });

  it('needs the scope', async () => {
    const world = await CrmWorld.open();
    const { organizationId, listingId } = await world.brokerage();
    const viewer = { ...manager(organizationId), scopes: ['graph:introspect'] };
    expectErrorCode(
      await world.enquire({ listingId, idempotencyKey: randomUUID() }, viewer),
      'MISSING_SCOPE',
    );
    await world.close();
  });
});
