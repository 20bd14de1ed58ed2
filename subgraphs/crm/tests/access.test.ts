import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import pg from 'pg';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';

const LEAD = `query ($id: ID!) { lead(id: $id) { id } }`;
const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) {
  ... on Lead { id contact { phone } }
  ... on Assignment { id lead { id } }
  ... on SiteVisit { id buyerCode }
  ... on Payment { id }
  ... on Agent { workload { openLeads } }
  ... on Organization { leads { edges { node { id } } } leadAlerts { id } leadSettings { dailyCap } routingRules { id } }
} }`;

describe('who sees a lead', () => {
  let world: CrmWorld;
  let setting: Awaited<ReturnType<CrmWorld['brokerage']>>;
  let foreign: Awaited<ReturnType<CrmWorld['brokerage']>>;
  let leadId: string;
  let assignmentId: string;
  let owner: string;
  let colleague: string;
  const priya = buyer();

  beforeAll(async () => {
    world = await CrmWorld.open();
    setting = await world.brokerage({ agents: 2 });
    foreign = await world.brokerage();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead(
        { listingId: setting.listingId, contact: { phone: '9820011111', email: 'p@example.in' } },
        priya,
      ),
    );
    leadId = createLead.leadId;
    const [row] = await world.rows<{ id: string; agent_id: string }>(
      `select id, agent_id from crm.assignment where lead_id = $1`,
      [leadId],
    );
    assignmentId = row?.id as string;
    owner = row?.agent_id as string;
    colleague = setting.agentIds.find((id) => id !== owner) as string;
  });
  afterAll(() => world?.close());

  const inHouse = (agentId: string) => agent(setting.organizationId, agentId);
  const strangers = (): [string, Viewer][] => [
    ['a colleague', inHouse(colleague)],
    ['an agent of another brokerage', agent(foreign.organizationId, foreign.agentId)],
    ['a manager of another brokerage', manager(foreign.organizationId)],
    ['another buyer', buyer()],
    ['the owner’s agent id under another brokerage', agent(foreign.organizationId, owner)],
  ];
  const entity = async (as: Viewer, representation: object) =>
    expectData<{ _entities: unknown[] }>(await world.ask(ENTITIES, { r: [representation] }, as))._entities[0];

  it('its agent, the managers and the buyer', async () => {
    for (const as of [inHouse(owner), manager(setting.organizationId), priya]) {
      expect(expectData(await world.ask(LEAD, { id: leadId }, as))).toEqual({ lead: { id: leadId } });
    }
  });

  it('no other user: by id, in lists, by reference, nested', async () => {
    for (const [who, as] of strangers()) {
      expect([who, expectData(await world.ask(LEAD, { id: leadId }, as))]).toEqual([who, { lead: null }]);
      const list = expectData<{ leads: { edges: unknown[] } }>(
        await world.ask(`{ leads { edges { node { id } } } }`, {}, as),
      );
      expect([who, list.leads.edges]).toEqual([who, []]);
      expect([who, await entity(as, { __typename: 'Lead', id: leadId })]).toEqual([who, null]);
      expect([who, await entity(as, { __typename: 'Assignment', id: assignmentId })]).toEqual([who, null]);
    }
  });

  it('no anonymous viewer', async () => {
    expectErrorCode(await world.ask(LEAD, { id: leadId }, anonymous), 'UNAUTHENTICATED');
    const { body } = await world.ask(ENTITIES, { r: [{ __typename: 'Lead', id: leadId }] }, anonymous);
    expect(body.data).toEqual({ _entities: [null] });
  });

  it('works on none of another’s', async () => {
    for (const [, as] of strangers().filter(([, { scopes }]) => scopes.includes('leads:work'))) {
      for (const [mutation, type, input] of [
        ['acceptLead', 'AcceptLeadInput', { leadId }],
        ['recordFirstContact', 'RecordFirstContactInput', { leadId, channel: 'CALL' }],
        ['advanceLead', 'AdvanceLeadInput', { leadId, stage: 'PROSPECT' }],
        ['claimLead', 'ClaimLeadInput', { leadId }],
        ['withdrawLead', 'WithdrawLeadInput', { leadId }],
      ] as const) {
        const answer = await world.ask(
          `mutation ($input: ${type}!) { ${mutation}(input: $input) { lead { id } } }`,
          { input },
          as,
        );
        expect(answer.body.errors?.[0]?.extensions?.['code']).toMatch(
          /^(LEAD_NOT_FOUND|NOT_A_BROKERAGE_AGENT)$/,
        );
      }
    }
  });

  it('only a manager reassigns, only the buyer withdraws', async () => {
    const input = { leadId };
    const reassign = `mutation ($input: ReassignLeadInput!) { reassignLead(input: $input) { lead { id } } }`;
    expectErrorCode(await world.ask(reassign, { input }, inHouse(owner)), 'MISSING_SCOPE');
    expectErrorCode(await world.ask(reassign, { input }, manager(foreign.organizationId)), 'LEAD_NOT_FOUND');
    const withdraw = `mutation ($input: WithdrawLeadInput!) { withdrawLead(input: $input) { lead { id } } }`;
    expectErrorCode(await world.ask(withdraw, { input }, manager(setting.organizationId)), 'NOT_THE_BUYER');
  });

  it('shows how to reach the buyer only as agreed, and not to colleagues', async () => {
    const contact = `query ($id: ID!) { lead(id: $id) { contact { phone email } } }`;
    // Consent was for calls, not for e-mail.
    expect(expectData(await world.ask(contact, { id: leadId }, inHouse(owner)))).toEqual({
      lead: { contact: { phone: '+919820011111', email: null } },
    });
    expect(expectData(await world.ask(contact, { id: leadId }, priya))).toEqual({
      lead: { contact: { phone: '+919820011111', email: 'p@example.in' } },
    });
    const change = `mutation ($input: ChangeLeadConsentInput!) { changeLeadConsent(input: $input) { lead { id } } }`;
    const input = { leadId, channel: 'CALL', purpose: 'LEAD_FOLLOW_UP', granted: false };
    expectData(await world.ask(change, { input }, priya));
    expect(expectData(await world.ask(contact, { id: leadId }, inHouse(owner)))).toEqual({
      lead: { contact: { phone: null, email: null } },
    });
    expectData(await world.ask(change, { input: { ...input, granted: true } }, priya));
  });

  it('shows the pond to agents without the buyer’s contact', async () => {
    const organizationId = await world.organization();
    const agentId = await world.agent({ organizationId, status: 'PAUSED' });
    const listingId = await world.listing(organizationId);
    expectData(await world.createLead({ listingId }));
    const pond = `{ leads(filter: { routingStatuses: [POND] }) { edges { node { routingStatus contact { phone } } } } }`;
    expect(expectData(await world.ask(pond, {}, agent(organizationId, agentId)))).toEqual({
      leads: { edges: [{ node: { routingStatus: 'POND', contact: null } }] },
    });
  });

  it('keeps the brokerage’s side from the buyer', async () => {
    await world.rows(`update crm.lead set temperature = 'HOT' where id = $1`, [leadId]);
    const work = `query ($id: ID!) { lead(id: $id) {
      ruleName ruleReason temperature assignment { id } assignments { id } activities { edges { node { id } } } } }`;
    const { lead } = expectData<{ lead: object }>(await world.ask(work, { id: leadId }, priya));
    expect(Object.values(lead)).toEqual([null, null, null, null, null, null]);
    const boss = manager(setting.organizationId);
    const { lead: asManager } = expectData<{ lead: object }>(await world.ask(work, { id: leadId }, boss));
    expect(Object.values(asManager)).not.toContain(null);
  });

  it('shows workload and brokerage data to the brokerage only', async () => {
    const desk = { __typename: 'Agent', id: owner };
    const firm = { __typename: 'Organization', id: setting.organizationId };
    expect(await entity(inHouse(owner), desk)).toEqual({ workload: { openLeads: 1 } });
    expect(await entity(manager(setting.organizationId), desk)).toEqual({ workload: { openLeads: 1 } });
    for (const [, as] of strangers().filter(
      ([who]) => who !== 'the owner’s agent id under another brokerage',
    )) {
      expect(await entity(as, desk)).toEqual({ workload: null });
    }
    const nothing = { leads: null, leadAlerts: null, leadSettings: null, routingRules: null };
    for (const [, as] of strangers()) expect(await entity(as, firm)).toEqual(nothing);
    expect(await entity(manager(setting.organizationId), firm)).toMatchObject({
      leads: { edges: [{ node: { id: leadId } }] },
      leadSettings: { dailyCap: 10 },
    });
  });

  it('changes routing of no brokerage but its own, and never the default rule', async () => {
    const remove = `mutation ($input: DeleteRoutingRuleInput!) { deleteRoutingRule(input: $input) { rules { id } } }`;
    const [rule] = await world.rows<{ id: string }>(
      `select id from crm.routing_rule where organization_id = $1`,
      [setting.organizationId],
    );
    const input = { ruleId: rule?.id };
    expectErrorCode(
      await world.ask(remove, { input }, manager(foreign.organizationId)),
      'ROUTING_RULE_NOT_FOUND',
    );
    expectErrorCode(await world.ask(remove, { input }, manager(setting.organizationId)), 'DEFAULT_RULE_KEPT');
    expectErrorCode(await world.ask(remove, { input }, inHouse(owner)), 'MISSING_SCOPE');
  });

  it('takes a cursor of leads for no more than a place in the list', async () => {
    const list = `query ($after: String) { leads(after: $after) { edges { node { id } } } }`;
    for (const after of ['garbage', Buffer.from('["x","y"]').toString('base64url'), '__proto__']) {
      expectErrorCode(await world.ask(list, { after }, manager(setting.organizationId)), 'BAD_CURSOR');
    }
    expectErrorCode(
      await world.ask(`{ leads(first: 1000) { edges { cursor } } }`, {}, manager(setting.organizationId)),
      'BAD_USER_INPUT',
    );
  });

  describe('by raw SQL as the application’s role', () => {
    async function asApp<Row>(
      variables: Record<string, string>,
      sql: string,
      params: unknown[] = [],
    ): Promise<Row[]> {
      const client = new pg.Client({ connectionString: world.database.appUrl });
      await client.connect();
      try {
        await client.query('begin');
        for (const [name, value] of Object.entries(variables)) {
          await client.query(`select set_config($1, $2, true)`, [name, value]);
        }
        return (await client.query(sql, params)).rows as Row[];
      } finally {
        await client.end();
      }
    }

    it('sees nothing without a tenant', async () => {
      for (const table of [
        'lead',
        'contact',
        'assignment',
        'activity',
        'agent_feed',
        'consent',
        'agent',
        'idempotency',
        'payment',
      ]) {
        expect(await asApp({}, `select 1 from crm.${table}`)).toEqual([]);
      }
    });

    it('sees the tenant’s alone, and writes for no other', async () => {
      const mine = { 'app.tenant': foreign.organizationId };
      expect(await asApp(mine, `select 1 from crm.lead`)).toEqual([]);
      expect(await asApp(mine, `update crm.lead set stage = 'LOST' returning id`)).toEqual([]);
      await expect(
        asApp(
          mine,
          `insert into crm.contact (id, organization_id, phone, created_at) values ($1, $2, '+919820000000', now())`,
          [randomUUID(), setting.organizationId],
        ),
      ).rejects.toThrow(/row-level security/);
    });

    it('learns ids and numbers across tenants, nothing else', async () => {
      const heads = await asApp({}, `select * from crm.feed_heads($1)`, [[owner]]);
      expect(heads).toEqual([
        {
          agent_id: owner,
          organization_id: setting.organizationId,
          head: expect.stringMatching(/^[1-9]\d*$/),
        },
      ]);
    });
  });
});
