import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, take, goldenIn, shapeOf } from '@propmubi/testkit';
import { agent, CrmWorld, manager } from './crm-world.js';

interface Leads {
  leads: { edges: { node: { activities: { edges: unknown[] }; contact: object } }[] };
}

const golden = goldenIn(import.meta.dirname);

describe('golden operations', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  async function recorded<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
    world.statements = [];
    const result = await work();
    const { statements } = world;
    world.statements = undefined;
    return { result, statements };
  }

  it('leads asks the same statements for 1 and for 12', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 3 });
    for (let i = 0; i < 12; i++) expectData(await world.createLead({ listingId }));
    const as = manager(organizationId);
    const page = (first: number) =>
      recorded(async () => expectData<Leads>(await world.ask(golden.operation('leads'), { first }, as)));
    const [one, many] = [await page(1), await page(12)];
    expect(many.result.leads.edges).toHaveLength(12);
    for (const { node } of many.result.leads.edges) expect(node.activities.edges).toHaveLength(2);
    expect(many.statements.map(shapeOf)).toEqual(one.statements.map(shapeOf));
    const { recorded: kept, actual } = golden.sql('leads', many.statements);
    expect(actual).toBe(kept);
  });

  it('leads asks the same statements for a page towards the newest, for 1 and for 12', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 3 });
    for (let i = 0; i < 13; i++) expectData(await world.createLead({ listingId }));
    const as = manager(organizationId);
    const page = (last: number, before?: string) =>
      recorded(async () =>
        expectData<{
          leads: { nodes: { activities: { nodes: unknown[] } }[]; pageInfo: { startCursor: string } };
        }>(await world.ask(golden.operation('leads-backwards'), { last, before }, as)),
      );
    const before = (await page(1)).result.leads.pageInfo.startCursor;
    const [one, many] = [await page(1, before), await page(12, before)];
    expect(many.result.leads.nodes).toHaveLength(12);
    for (const { activities } of many.result.leads.nodes) expect(activities.nodes).toHaveLength(1);
    expect(many.statements.map(shapeOf)).toEqual(one.statements.map(shapeOf));
    const { recorded: kept, actual } = golden.sql('leads-backwards', many.statements);
    expect(actual).toBe(kept);
  });

  it('counts of activities are read with one statement for 1 lead and for 12', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 3 });
    for (let i = 0; i < 12; i++) expectData(await world.createLead({ listingId }));
    const counted = `query ($first: Int!) { leads(first: $first) { nodes { activities(first: 1) { totalCount } } } }`;
    type Counted = { leads: { nodes: { activities: { totalCount: number } }[] } };
    const page = (first: number) =>
      recorded(async () => expectData<Counted>(await world.ask(counted, { first }, manager(organizationId))));
    const [one, many] = [await page(1), await page(12)];
    // Created and assigned.
    expect(many.result.leads.nodes).toEqual(Array(12).fill({ activities: { totalCount: 2 } }));
    expect(many.statements.map(shapeOf)).toEqual(one.statements.map(shapeOf));
    expect(many.statements.filter((sql) => sql.includes('count(*)'))).toHaveLength(1);
  });

  it('createLead asks the same statements whatever the size of the team', async () => {
    const statements = [];
    for (const agents of [1, 8]) {
      const { listingId } = await world.brokerage({ agents });
      const one = await recorded(async () => expectData(await world.createLead({ listingId })));
      statements.push(one.statements.map(shapeOf));
    }
    expect(statements[1]).toEqual(statements[0]);
    const { recorded: kept, actual } = golden.sql('create-lead', statements[0] ?? []);
    expect(actual).toBe(kept);
  });

  it('a live event is read once, however many screens the agent has', async () => {
    const shapes = [];
    for (const screens of [1, 4]) {
      const { organizationId, agentId, listingId } = await world.brokerage();
      const streams = [];
      for (let i = 0; i < screens; i++) {
        streams.push(
          await world.subscribe(golden.operation('lead-assigned'), agent(organizationId, agentId)),
        );
      }
      // Live means that the stream has asked and found nothing more.
      const first = streams.map((stream) => take(stream, 1));
      expectData(await world.createLead({ listingId }));
      await Promise.all(first);
      const waiting = streams.map((stream) => take(stream, 1));
      // Another process writes, so that what is recorded is the reading alone.
      const writer = await world.start({ onStatement: () => undefined });
      const reader = world.subgraph;
      const { statements } = await recorded(async () => {
        world.subgraph = writer;
        expectData(await world.createLead({ listingId }));
        await Promise.all(waiting);
      });
      world.subgraph = reader;
      await writer.close();
      for (const stream of streams) await stream.return?.();
      shapes.push(statements.map(shapeOf));
    }
    expect(shapes[1]).toEqual(shapes[0]);
    const { recorded: kept, actual } = golden.sql('lead-assigned', shapes[0] ?? []);
    expect(actual).toBe(kept);
  });
});
