import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, ROLES, scopesOf } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { revokedSessionKey } from '../src/index.js';
import { newApiKey, parseApiKey } from '../src/modules/api-key/api-key.format.js';
import {
  type IdentityUnderTest,
  startIdentity,
  viewerAs,
  viewerFrom,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const DAY = 24 * 60 * 60 * 1000;
const CREATE = `mutation($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { secretKey apiKey { id name scopes expiresAt lastUsedAt } } }`;
const EXCHANGE = `mutation($secretKey: String!) { exchangeApiKey(input: { secretKey: $secretKey }) { accessToken expiresAt } }`;
const REVOKE = `mutation($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { revokedAt } } }`;

describe('API keys', () => {
  let identity: IdentityUnderTest;
  const partner = viewerAs({ userId: idOf('User', 'p1'), roles: ['BUYER', 'PARTNER'] });

  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());

  const create = async (input: Record<string, unknown> = {}) =>
    expectData<{ createApiKey: { secretKey: string; apiKey: { id: string } } }>(
      await identity.ask(
        CREATE,
        { input: { name: 'Rate sheet', scopes: ['graph:introspect'], validDays: 30, ...input } },
        partner,
      ),
    ).createApiKey;
  const exchange = (secretKey: string) => identity.ask(EXCHANGE, { secretKey });

  it('are exchanged for an access token with their scopes, and no role but PARTNER', async () => {
    const { secretKey, apiKey } = await create();
    expect(secretKey).toMatch(/^pk_live_[0-9a-f]{32}_[\w-]{43}$/);
    const { exchangeApiKey } = expectData<{ exchangeApiKey: { accessToken: string } }>(
      await exchange(secretKey),
    );
    expect(viewerFrom(exchangeApiKey.accessToken)).toEqual({
      userId: partner.userId,
      organizationId: null,
      agentId: null,
      sessionId: apiKey.id,
      roles: ['PARTNER'],
      scopes: ['graph:introspect'],
      viaKey: true,
    });
    const { apiKeys } = expectData<{ apiKeys: { id: string; lastUsedAt: string | null }[] }>(
      await identity.ask('{ apiKeys { id lastUsedAt } }', {}, partner),
    );
    expect(apiKeys.find(({ id }) => id === apiKey.id)?.lastUsedAt).not.toBeNull();
  });

  it('are made twenty a day', async () => {
    const maker = viewerAs({ userId: idOf('User', 'm2'), roles: ['PARTNER'] });
    const codes: unknown[] = [];
    for (let n = 0; n < 22; n++) {
      const input = { name: `Key ${n}`, scopes: ['graph:introspect'] };
      const { body } = await identity.ask(CREATE, { input }, maker);
      codes.push(body.errors?.[0]?.extensions?.['code']);
    }
    expect(codes).toEqual([...Array(20).fill(undefined), ...Array(2).fill('TOO_MANY_API_KEYS')]);
  });

  it('do nothing that only their owner decides: every mutation without a scope, and personal queries', async () => {
    const { secretKey } = await create();
    const { exchangeApiKey } = expectData<{ exchangeApiKey: { accessToken: string } }>(
      await exchange(secretKey),
    );
    const program = viewerFrom(exchangeApiKey.accessToken);
    const input = { name: 'Next', scopes: ['graph:introspect'], validDays: 365 };
    expectErrorCode(await identity.ask(CREATE, { input }, program), 'PERSON_REQUIRED');
    for (const query of [
      '{ myData }',
      '{ apiKeys { id } }',
      '{ myInvitations { id } }',
      '{ myMemberships { role } }',
    ]) {
      expectErrorCode(await identity.ask(query, {}, program), 'PERSON_REQUIRED');
    }
    const mutations = Object.values(identity.subgraph.schema.getMutationType()?.getFields() ?? {});
    const directives = (field: (typeof mutations)[number]) =>
      field.astNode?.directives?.map(({ name }) => name.value) ?? [];
    const personal = mutations.filter((field) => directives(field).includes('authenticated'));
    expect(personal.map(({ name }) => name)).toContain('updateProfile');
    for (const field of personal) {
      if (directives(field).includes('requiresScopes')) continue;
      const call = async () =>
        field.resolve?.({}, {}, { viewer: program } as never, { fieldNodes: [] } as never);
      await expect(call()).rejects.toMatchObject({ code: 'PERSON_REQUIRED' });
    }
  });

  it('read no phone number and no e-mail address of their owner', async () => {
    const contact = '{ me { id name phone email } }';
    const { me } = expectData<{ me: { phone: string | null } }>(await identity.ask(contact, {}, partner));
    expect(me.phone).toMatch(/^\+91/);
    const { secretKey } = await create();
    const { exchangeApiKey } = expectData<{ exchangeApiKey: { accessToken: string } }>(
      await exchange(secretKey),
    );
    const program = viewerFrom(exchangeApiKey.accessToken);
    expect(expectData(await identity.ask('{ me { scopes } }', {}, program))).toEqual({
      me: { scopes: ['graph:introspect'] },
    });
    const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
    const other = `{ user(id: "${idOf('User', 'b1')}") { scopes } }`;
    expect(expectData(await identity.ask(other, {}, admin))).toEqual({ user: { scopes: null } });
    const { me: read } = expectData<{ me: object }>(await identity.ask(contact, {}, program));
    expect(read).toMatchObject({ id: partner.userId, phone: null, email: null });
  });

  it('know every scope that a role has', async () => {
    const { scopes } = expectData<{ scopes: { name: string; held: boolean }[] }>(
      await identity.ask('{ scopes { name description held allows } }', {}, partner),
    );
    // Fields of the contract that keys see, and none of the staff's.
    expect(scopes.find(({ name }) => name === 'leads:create')).toMatchObject({
      allows: ['Mutation.createLead'],
    });
    expect(scopes.find(({ name }) => name === 'platform:admin')).toMatchObject({ allows: [] });
    expect(scopes.map(({ name }) => name).sort()).toEqual(scopesOf(ROLES).sort());
    expect(
      scopes
        .filter(({ held }) => held)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...partner.scopes].sort());
  });

  it('are not stored', async () => {
    const { secretKey } = await create();
    expect(JSON.stringify(await identity.dump())).not.toContain(secretKey.slice(-43));
  });

  it('never may more than their owner, nor after the owner lost it', async () => {
    const input = { name: 'Too much', scopes: ['platform:admin'], validDays: 1 };
    const { message } = expectErrorCode(await identity.ask(CREATE, { input }, partner), 'MISSING_SCOPE');
    expect(message).toContain('platform:admin');
    const { secretKey } = await create();
    await identity.sql(`delete from identity.user_role where user_id = $1 and role = 'PARTNER'`, [
      partner.userId,
    ]);
    const { exchangeApiKey } = expectData<{ exchangeApiKey: { accessToken: string } }>(
      await exchange(secretKey),
    );
    expect(viewerFrom(exchangeApiKey.accessToken).scopes).toEqual([]);
    await identity.sql(`insert into identity.user_role (user_id, role) values ($1, 'PARTNER')`, [
      partner.userId,
    ]);
  });

  it('expire', async () => {
    const { secretKey } = await create({ validDays: 1 });
    identity.advance(DAY);
    expectErrorCode(await exchange(secretKey), 'API_KEY_INVALID');
    identity.advance(-DAY);
  });

  it('end when revoked, with the tokens they gave', async () => {
    const { secretKey, apiKey } = await create();
    expectData(await identity.ask(REVOKE, { id: apiKey.id }, partner));
    expectErrorCode(await exchange(secretKey), 'API_KEY_INVALID');
    expect(await identity.redis.exists(revokedSessionKey(apiKey.id))).toBe(1);
  });

  it('end with their owner’s account', async () => {
    const owner = viewerAs({ userId: idOf('User', 'c1'), roles: ['BUILDER'] });
    const made = await identity.ask(
      CREATE,
      { input: { name: 'Feed', scopes: ['projects:write'], validDays: 1 } },
      owner,
    );
    const { createApiKey } = expectData<{ createApiKey: { secretKey: string; apiKey: { id: string } } }>(
      made,
    );
    const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
    const deactivate = `mutation { deactivateUser(input: { userId: "${owner.userId}", reason: "left" }) { user { id } } }`;
    expectData(await identity.ask(deactivate, {}, admin));
    expect(await identity.redis.exists(revokedSessionKey(createApiKey.apiKey.id))).toBe(1);
    expectErrorCode(await exchange(createApiKey.secretKey), 'USER_DEACTIVATED');
  });

  it('are their owner’s alone', async () => {
    const { apiKey } = await create();
    const stranger = viewerAs({ userId: idOf('User', 'b1'), roles: ['BUYER'] });
    expectErrorCode(await identity.ask(REVOKE, { id: apiKey.id }, stranger), 'API_KEY_NOT_FOUND');
    expect(expectData(await identity.ask('{ apiKeys { id } }', {}, stranger))).toEqual({ apiKeys: [] });
  });

  it('of a sandbox are not those of a live installation', async () => {
    const { secretKey } = await create();
    expect(parseApiKey('live', secretKey)).toBeDefined();
    expect(parseApiKey('test', secretKey)).toBeUndefined();
    const test = newApiKey('test', randomUUID()).apiKey;
    expect(parseApiKey('test', test)).toBeDefined();
    expectErrorCode(await exchange(test), 'API_KEY_INVALID');
  });

  it.each(['', 'pk_live_x_y', `pk_live_${'0'.repeat(32)}_${'A'.repeat(43)}`])('refuse %s', async (wrong) => {
    expectErrorCode(await exchange(wrong), 'API_KEY_INVALID');
  });

  it('refuse a right id with a wrong secret, ten times a quarter of an hour, where it is tried and not elsewhere', async () => {
    const { secretKey } = await create();
    const wrong = secretKey.slice(0, -43) + 'A'.repeat(43);
    for (let i = 0; i < 10; i++) expectErrorCode(await exchange(wrong), 'API_KEY_INVALID');
    expectErrorCode(await exchange(wrong), 'AUTH_RATE_LIMITED');
    expectErrorCode(await exchange(secretKey), 'AUTH_RATE_LIMITED');
    expectData(await identity.askFrom('198.51.100.7')(EXCHANGE, { secretKey }));
    expectErrorCode(await exchange(wrong), 'AUTH_RATE_LIMITED');
  });
});
