import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, idOf } from '@propmubi/runtime';
import { expectData, until } from '@propmubi/testkit';
import { revokedSessionKey } from '../../src/index.js';
import { type IdentityUnderTest, signIn, startIdentity } from '../support/identity-under-test.js';
import { world } from '../support/world.js';

const AGENT = '+919810000001';
const MANAGER = '+919810000021';
const REMOVE = `mutation($agentId: ID!) { removeAgent(input: { agentId: $agentId }) { agent { id } } }`;
const WAITING = `select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
  where not l.granted and d.datname = current_database()`;

describe('a session that is opened while its person loses what it speaks for', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  it('is ended with the others', async () => {
    const manager = await signIn(identity, MANAGER);
    const opened = await asOwner(identity.database.adminUrl, async (client) => {
      const waiting = async () => (await client.query<{ count: number }>(WAITING)).rows[0]?.count ?? 0;
      await client.query('begin');
      // Between reading what the person may do and storing the session.
      await client.query('lock table identity.refresh_token in share mode');
      const opening = signIn(identity, AGENT);
      await until(async () => (await waiting()) === 1, { what: 'a sign-in that waits' });
      let isOver = false;
      const removing = identity
        .ask(REMOVE, { agentId: idOf('Agent', 'A51800000001') }, manager.viewer)
        .finally(() => (isOver = true));
      await until(async () => isOver || (await waiting()) === 2, { what: 'the removal, done or waiting' });
      await client.query('commit');
      expectData(await removing);
      return opening;
    });
    const { sessionId, organizationId } = opened.viewer;
    const isEnded = (await identity.redis.exists(revokedSessionKey(sessionId as string))) === 1;
    // It speaks for the brokerage, and is refused, or it was opened afterwards, and does not.
    expect([organizationId, isEnded]).toEqual([idOf('Organization', 'first'), true]);
  });
});
