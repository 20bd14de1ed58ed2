import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CrmWorld } from './crm-world.js';

describe('the rehearsal of an enquiry', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  /** How many rows each table of the schema has, jobs included. */
  const rowCounts = async () => {
    const tables = await world.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('crm', 'crm_jobs')`,
    );
    const counts = tables.map(async ({ name }) => {
      const [row] = await world.rows<{ n: string }>(`select count(*) as n from ${name}`);
      return [name, row?.n] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  };

  it('goes as far as the agent’s feed and the outbox, and leaves no row', async () => {
    await world.brokerage();
    const before = await rowCounts();
    world.statements = [];
    await world.subgraph.rehearse?.();
    const said = world.statements.join('\n');
    world.statements = undefined;
    for (const part of ['insert into crm.lead ', 'update crm.agent a set feed_seq', '.outbox', 'rollback'])
      expect(said).toContain(part);
    expect(said).not.toContain('commit');
    expect(await rowCounts()).toEqual(before);
  });
});
