import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { revokedSessionKey } from '../src/index.js';
import {
  type IdentityUnderTest,
  REFRESH,
  signIn,
  startIdentity,
  viewerAs,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

describe('running identity', () => {
  let identity: IdentityUnderTest;
  const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
  const change = (verb: 'grantRole' | 'revokeRole', userId: unknown, role: string, viewer = admin) =>
    identity.ask(
      `mutation($input: ${verb === 'grantRole' ? 'GrantRoleInput' : 'RevokeRoleInput'}!) { ${verb}(input: $input) { user { id } } }`,
      { input: { userId, role } },
      viewer,
    );

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  describe('roles', () => {
    it('are given and taken by administrators, with a trace in the platform’s audit log', async () => {
      const person = await signIn(identity, '+919822000001');
      expectData(await change('grantRole', person.userId, 'REVIEWER'));
      const granted = await identity.refresh(person.refreshToken);
      expect(granted.viewer.roles).toEqual(['BUYER', 'REVIEWER']);
      expectData(await change('revokeRole', person.userId, 'REVIEWER'));
      await expect(identity.refresh(granted.refreshToken)).rejects.toThrow('REFRESH_TOKEN_INVALID');
      const trail = `{ auditTrail(first: 2) { edges { node { action subjectId actorId } } } }`;
      expect(expectData(await identity.ask(trail, {}, admin))).toEqual({
        auditTrail: {
          edges: ['ROLE_REVOKED', 'ROLE_GRANTED'].map((action) => ({
            node: { action, subjectId: person.userId, actorId: admin.userId },
          })),
        },
      });
    });

    it('are not for others to give, nor for oneself, nor for people of a brokerage', async () => {
      const stranger = await signIn(identity, '+919822000002');
      for (const role of ['ADMIN', 'REVIEWER', 'PARTNER', 'BUILDER']) {
        expectErrorCode(await change('grantRole', stranger.userId, role, stranger.viewer), 'MISSING_SCOPE');
      }
      expectErrorCode(await change('revokeRole', admin.userId, 'ADMIN'), 'SELF_REVIEW');
      expectErrorCode(await change('grantRole', idOf('User', 'a1'), 'REVIEWER'), 'WORKS_FOR_BROKERAGE');
      expectErrorCode(await change('grantRole', crypto.randomUUID(), 'PARTNER'), 'USER_NOT_FOUND');
    });

    it('come to the first administrator by the operator’s command, before they ever signed in', async () => {
      await identity.subgraph.grantRole('98220 00003', 'admin');
      await identity.subgraph.grantRole('+919822000003', 'ADMIN');
      expect((await signIn(identity, '+919822000003')).viewer.roles).toEqual(['BUYER', 'ADMIN']);
      await expect(identity.subgraph.grantRole('+919822000003', 'KING')).rejects.toThrow('one of');
    });
  });

  it('imports the register of agents, again with new values, and says what it could not read', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'identity-agents-')), 'agents.csv');
    const lines = [
      'rera_number,name,valid_until',
      'A51900000001,Asha Rao,2030-01-31',
      'P1,No Agent,2030-01-31',
    ];
    await writeFile(
      file,
      [...lines, 'A51900000002,Date Missing,', 'a51900000003, Ravi  Shah ,2031-12-31'].join('\n'),
    );
    const first = await identity.subgraph.importAgents(file);
    expect(first).toMatchObject({ imported: 2, rejected: 2, reasons: [{ line: 3 }, { line: 4 }] });
    await writeFile(file, [lines[0], 'A51900000001,Asha Rao,2035-01-31'].join('\n'));
    expect(await identity.subgraph.importAgents(file)).toMatchObject({ imported: 1, rejected: 0 });
    const { rows } = await identity.sql(
      `select rera_number, name, valid_until::text as until from identity.registered_agent order by 1`,
    );
    expect(rows).toEqual([
      { rera_number: 'A51900000001', name: 'Asha Rao', until: '2035-01-31' },
      { rera_number: 'A51900000003', name: 'Ravi Shah', until: '2031-12-31' },
    ]);
  });

  it('announces revocations again after Redis lost its data', async () => {
    const { viewer } = await signIn(identity, '+919822000004');
    const sessionId = viewer.sessionId as string;
    expectData(await identity.ask('mutation { signOut { signedOut } }', {}, viewer));
    await identity.redis.flushdb();
    expect(await identity.redis.exists(revokedSessionKey(sessionId))).toBe(0);
    expect(await identity.subgraph.recallRevocations()).toBeGreaterThan(0);
    expect(await identity.redis.exists(revokedSessionKey(sessionId))).toBe(1);
  });

  it.each([
    ['the same network', '203.0.113.9', 59_000, undefined],
    ['the same network, late', '203.0.113.9', 61_000, 'REFRESH_TOKEN_REUSED'],
    ['another network', '198.51.100.9', 19_000, undefined],
    ['another network, late', '198.51.100.9', 21_000, 'REFRESH_TOKEN_REUSED'],
  ])('answers a repeated refresh from %s', async (_what, address, waitMs, code) => {
    const { refreshToken } = await signIn(identity, `+9198220${String(waitMs).padStart(5, '0')}`);
    expectData(await identity.askFrom('203.0.113.9')(REFRESH, { refreshToken }));
    identity.advance(waitMs);
    const again = await identity.askFrom(address)(REFRESH, { refreshToken });
    if (code) expectErrorCode(again, code);
    else expectData(again);
  });
});
