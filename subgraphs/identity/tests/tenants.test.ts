import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, idOf } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import pg from 'pg';
import { createIdentitySubgraph } from '../src/index.js';
import { subgraphClient } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { world } from './support/world.js';

const FIRST = idOf('Organization', 'first');
const SECOND = idOf('Organization', 'second');

describe('tenants', () => {
  let identity: IdentityUnderTest;
  let app: pg.Client;

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
    app = new pg.Client({ connectionString: identity.database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app?.end();
    await identity?.close();
  });

  it('with none set, raw SQL without a filter finds only what is public', async () => {
    const counts: Record<string, number | null> = {};
    for (const table of [
      'user_account',
      'user_role',
      'user_contact',
      'membership',
      'contact_grant',
      'organization_registration',
      'session',
      'refresh_token',
    ]) {
      counts[table] = (await app.query(`select * from identity.${table}`)).rowCount;
    }
    expect(Object.entries(counts).filter(([, count]) => count !== 0)).toEqual([]);
  });

  it.each([
    [`update identity.agent set name = 'stolen'`],
    [`update identity.organization set name = 'stolen'`],
    [`update identity.user_account set status = 'ACTIVE'`],
  ])('raw SQL as another tenant changes nothing of ours: %s', async (sql) => {
    await app.query('begin');
    try {
      await app.query(`select set_config('app.tenant', $1, true)`, [crypto.randomUUID()]);
      expect((await app.query(sql)).rowCount).toBe(0);
    } finally {
      await app.query('rollback');
    }
  });

  it.each([
    [
      'membership',
      `insert into identity.membership (organization_id, user_id, role) values ($1, $2, 'BROKERAGE_MANAGER')`,
    ],
    [
      'contact grant',
      `insert into identity.contact_grant (organization_id, user_id, channel, purpose, lead_id, granted, open_until, changed_at)
       values ($1, $2, 'CALL', 'LEAD_FOLLOW_UP', gen_random_uuid(), true, now(), now())`,
    ],
  ])('refuses a %s in another tenant', async (_what, sql) => {
    await app.query('begin');
    try {
      await app.query(`select set_config('app.tenant', $1, true)`, [FIRST]);
      await expect(app.query(sql, [SECOND, idOf('User', 'a1')])).rejects.toThrow('row-level security');
    } finally {
      await app.query('rollback');
    }
  });

  it('users cannot make themselves staff', async () => {
    await app.query('begin');
    try {
      await app.query(`select set_config('app.user', $1, true)`, [idOf('User', 'b1')]);
      const insert = `insert into identity.user_role (user_id, role) values ($1, 'ADMIN')`;
      await expect(app.query(insert, [idOf('User', 'b1')])).rejects.toThrow('row-level security');
    } finally {
      await app.query('rollback');
    }
  });

  it('alternate over a pool of one without seeing each other', async () => {
    const subgraph = await createIdentitySubgraph({ ...identity.config, databasePoolMax: 1 });
    try {
      const ask = subgraphClient(subgraph);
      const query = `{ organization(id: "${FIRST}") { registration { pan } } }`;
      const seen = await Promise.all(
        Array.from({ length: 30 }, async (_, turn) => {
          const organizationId = turn % 2 === 0 ? FIRST : SECOND;
          const viewer = viewerAs({ userId: idOf('User', `m${(turn % 2) + 1}`), organizationId });
          return expectData<{ organization: { registration: unknown } }>(await ask(query, {}, viewer))
            .organization.registration;
        }),
      );
      for (const [turn, registration] of seen.entries()) {
        if (turn % 2 === 0) expect(registration).toEqual({ pan: 'AAKFS4821M' });
        else expect(registration).toBeNull();
      }
    } finally {
      await subgraph.close();
    }
  });

  it('sign-in leaves no identity behind on its connection', async () => {
    const scope = identity.subgraph.database.scope(anonymous);
    try {
      const rows = await scope.read((em) => em.execute('select id from identity.user_account'));
      expect(rows).toEqual([]);
    } finally {
      await scope.close();
    }
  });
});
