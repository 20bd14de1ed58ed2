import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { CrmWorld, manager, NOON } from './crm-world.js';
import { leadSteps } from './lead-steps.js';

describe('routing rules', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterEach(() => {
    world.now = NOON;
  });
  afterAll(() => world?.close());

  const { run } = leadSteps(() => world);

  it('follows the brokerage’s rules in order', async () => {
    const { organizationId, listingId } = await world.brokerage();
    const specialist = await world.agent({ organizationId });
    const boss = manager(organizationId);
    const rule = {
      name: 'WhatsApp desk',
      position: 1,
      conditions: { sources: ['WHATSAPP'] },
      agentIds: [specialist],
    };
    expectData(
      await run(
        'createRoutingRule',
        'CreateRoutingRuleInput',
        rule,
        boss,
        'rules { name isDefault agents { id } }',
      ),
    );
    expectErrorCode(
      await run('createRoutingRule', 'CreateRoutingRuleInput', rule, boss, 'rules { id }'),
      'ROUTING_POSITION_TAKEN',
    );
    const [foreign] = (await world.brokerage()).agentIds;
    for (const [code, wrong] of [
      ['ROUTING_AGENT_UNKNOWN', { agentIds: [foreign] }],
      ['ROUTING_AGENT_UNKNOWN', { agentIds: [randomUUID()] }],
      ['INVALID_BUDGET', { conditions: { minPrice: 2, maxPrice: 1 } }],
    ] as const) {
      expectErrorCode(
        await run(
          'createRoutingRule',
          'CreateRoutingRuleInput',
          { ...rule, position: 2, ...wrong },
          boss,
          'rules { id }',
        ),
        code,
      );
    }
    const preview = await world.ask(
      `query ($input: PreviewRoutingInput!) { previewRouting(input: $input) {
        isOpen rule { name } reason candidates { agent { id } match { eligible } } } }`,
      { input: { listingId, source: 'WHATSAPP' } },
      boss,
    );
    expect(expectData(preview)).toEqual({
      previewRouting: {
        isOpen: true,
        rule: { name: 'WhatsApp desk' },
        reason: 'source WHATSAPP',
        candidates: [{ agent: { id: specialist }, match: { eligible: 1 } }],
      },
    });
    const { createLead } = expectData<{ createLead: { leadId: string; lead: object } }>(
      await world.createLead({ listingId, source: 'WHATSAPP' }),
    );
    expect(createLead.lead).toMatchObject({ agent: { id: specialist } });
    const [row] = await world.rows(`select rule_name, rule_reason from crm.lead where id = $1`, [
      createLead.leadId,
    ]);
    expect(row).toEqual({ rule_name: 'WhatsApp desk', rule_reason: 'source WHATSAPP' });
    const [stored] = await world.rows<{ id: string }>(
      `select id from crm.routing_rule where organization_id = $1 and not is_default`,
      [organizationId],
    );
    const update = (changes: object) =>
      run(
        'updateRoutingRule',
        'UpdateRoutingRuleInput',
        { ruleId: stored?.id, ...changes },
        boss,
        'rules { name position agents { id } }',
      );
    expect(expectData(await update({ name: 'Messages', position: 7 }))).toMatchObject({
      updateRoutingRule: {
        rules: [{ name: 'Messages', position: 7, agents: [{ id: specialist }] }, { name: 'Everyone' }],
      },
    });
    // An agent who left is none of the rule's, and the list stays.
    await world.rows(`update crm.agent set status = 'LEFT' where id = $1`, [specialist]);
    expectErrorCode(await update({ agentIds: [specialist] }), 'ROUTING_AGENT_UNKNOWN');
    expect(expectData(await update({}))).toMatchObject({
      updateRoutingRule: { rules: [{ agents: [] }, { name: 'Everyone' }] },
    });
  });
});
