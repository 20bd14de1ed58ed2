import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const AGENTS = 20;

describe('SQL statements', () => {
  let identity: IdentityUnderTest;
  const reraNumber = (n: number) => `A518000001${String(n).padStart(2, '0')}`;
  const viewer = viewerAs({
    userId: idOf('User', 'm1'),
    organizationId: idOf('Organization', 'first'),
    roles: ['BROKERAGE_MANAGER'],
  });

  beforeAll(async () => {
    identity = await startIdentity();
    const [template] = world.agents;
    await identity.subgraph.seed({
      ...world,
      agents: Array.from({ length: AGENTS }, (_, n) => ({
        ...(template as NonNullable<typeof template>),
        key: `many-${n}`,
        name: `Agent ${n}`,
        organizationKey: n % 2 === 0 ? 'first' : 'second',
        reraNumber: reraNumber(n),
        phone: `+9198110000${String(n).padStart(2, '0')}`,
      })),
    });
  });
  afterAll(() => identity?.close());

  async function statementsOf(query: string, variables: Record<string, unknown>): Promise<string[]> {
    identity.statements.length = 0;
    expectData(await identity.ask(query, variables, viewer));
    return identity.statements.map((sql) => sql.replaceAll(/\s+/g, ' '));
  }

  /** The shape of a statement: lists of any length look alike. */
  const shapeOf = (sql: string) =>
    sql.replaceAll(/in \([^)]*\)/g, 'in (…)').replaceAll(/limit \S+/g, 'limit …');

  const connection = `query($first: Int!) { agents(first: $first) { edges { node {
    name working { dailyCap } organization { name registration { pan } } user { name phone } } } } }`;
  const references = `query($r: [_Any!]!) { _entities(representations: $r) {
    ... on Agent { name organization { name } user { userName: name phone } } } }`;
  const representations = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      n % 2 === 0
        ? { __typename: 'Agent', id: idOf('Agent', reraNumber(n)) }
        : { __typename: 'Agent', reraNumber: reraNumber(n) },
    );

  it('of the agents connection do not grow with the page', async () => {
    const one = await statementsOf(connection, { first: 1 });
    const twenty = await statementsOf(connection, { first: AGENTS });
    expect(twenty.map(shapeOf).sort()).toEqual(one.map(shapeOf).sort());
    // Loaders of one level may come in any order.
    const tables = twenty.map((sql) => / from "?identity"?\."?(\w+)/.exec(sql)?.[1] ?? sql.split(' ')[0]);
    expect(tables.sort()).toEqual([
      'agent',
      'organization',
      'organization_registration',
      'rollback',
      'select',
      'start',
      'user_account',
      'user_contact',
    ]);
  });

  it('of agents as entities do not grow with their number', async () => {
    const two = await statementsOf(references, { r: representations(2) });
    const twenty = await statementsOf(references, { r: representations(AGENTS) });
    expect(twenty.map(shapeOf).sort()).toEqual(two.map(shapeOf).sort());
  });

  it('of an audit trail that names people do not grow with the page', async () => {
    for (let n = 0; n < AGENTS; n += 2) {
      const changed = { input: { agentId: idOf('Agent', reraNumber(n)), dailyCap: n + 1 } };
      const change = `mutation($input: UpdateAgentProfileInput!) { updateAgentProfile(input: $input) { agent { id } } }`;
      expectData(await identity.ask(change, changed, viewer));
    }
    const trail = `query($first: Int!) { auditTrail(first: $first) { nodes { actor { name } subjectUser { name } } } }`;
    const one = await statementsOf(trail, { first: 1 });
    const ten = await statementsOf(trail, { first: 10 });
    expect(ten.map(shapeOf)).toEqual(one.map(shapeOf));
    const tables = ten.map((sql) => / from "?identity"?\."?(\w+)/.exec(sql)?.[1]).filter(Boolean);
    // Users, the agents among the subjects, and those users.
    expect(tables).toEqual(['audit_entry', 'user_account', 'agent', 'user_account']);
  });

  it('carry no values, so that what is logged holds no personal data', async () => {
    await statementsOf(connection, { first: 1 });
    expect(identity.statements.join('\n')).not.toContain('98110000');
  });
});
