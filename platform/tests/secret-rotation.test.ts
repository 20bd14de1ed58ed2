import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { crmConfigFromEnv } from '@propmubi/crm';
import { gatewayConfigFromEnv } from '@propmubi/gateway';
import { identityConfigFromEnv } from '@propmubi/identity';
import {
  createInternalTokenSigner,
  createInternalTokenVerifier,
  serviceConfigFromEnv,
} from '@propmubi/runtime';
import { readGrant, signGrant } from '../../packages/storage/src/signed-token.js';
import { testViewer } from '@propmubi/testkit';
import { createAccessTokenVerifier } from '../../gateway/src/identity/access-token.js';
import { createFeedCursors } from '../../subgraphs/crm/src/modules/feed/store/feed-cursor.js';
import { createAuditKeys } from '../../subgraphs/identity/src/modules/audit/audit-keys.js';
import { createAccessTokenSigner } from '../../subgraphs/identity/src/modules/session/access-token.js';
import { rotate } from '../src/commands/rotate.js';
import { schemaEnvironment } from '../src/environment.js';
import { type Rotation, rotated, ROTATIONS, type RotatedSecret } from '../src/rotation.js';

type Env = NodeJS.ProcessEnv;
const NOW = new Date();
const viewer = testViewer({ userId: '0193d3a0-0000-7000-8000-00000000000a', roles: ['BUYER'] });
const owner = { audience: 'AGENT', agentId: '0193d3a0-0000-7000-8000-00000000000b' } as never;
const grant = {
  method: 'GET',
  key: 'a',
  expires: NOW.getTime() + 60_000,
  mediaType: 'text/plain',
  fileName: 'a',
} as const;

const auditKeysOf = (env: Env) => createAuditKeys(identityConfigFromEnv(env).auditKeys, Buffer.alloc(32));

/** What a process with this environment signs, and whether one with that environment takes it. */
const USES: Record<
  RotatedSecret,
  { sign(env: Env): Promise<string>; verify(env: Env, signed: string): Promise<unknown> }
> = {
  internal: {
    sign: async (env) => {
      const sign = await createInternalTokenSigner(
        gatewayConfigFromEnv(env).internalTokenPrivateKey as never,
      );
      return sign(viewer, 'crm');
    },
    verify: (env, token) =>
      createInternalTokenVerifier(serviceConfigFromEnv(env).internalTokenPublicKeys, 'crm')(token),
  },
  access: {
    sign: async (env) => {
      const { accessTokenKeys } = identityConfigFromEnv(env);
      const claims = {
        userId: viewer.userId as string,
        organizationId: null,
        agentId: null,
        roles: viewer.roles,
        scopes: [],
        sessionId: '0193d3a0-0000-7000-8000-00000000000c',
      };
      return (await (await createAccessTokenSigner(accessTokenKeys, 900)).sign(claims, NOW.getTime())).token;
    },
    verify: (env, token) =>
      createAccessTokenVerifier(gatewayConfigFromEnv(env).accessTokenKeys as never)(token),
  },
  cursor: {
    sign: (env) => Promise.resolve(createFeedCursors(crmConfigFromEnv(env).cursorSecrets).encode(owner, 7)),
    verify: async (env, cursor) =>
      createFeedCursors(crmConfigFromEnv(env).cursorSecrets).decode(owner, cursor),
  },
  audit: {
    sign: (env) => Promise.resolve(auditKeysOf(env).current.id as string),
    verify: async (env, keyId) => {
      if (!auditKeysOf(env).byId(keyId)) throw new Error('unknown');
    },
  },
  documents: {
    sign: (env) => Promise.resolve(signGrant(grant, env['DOCUMENT_URL_SECRET'] as string)),
    verify: async (env, token) => {
      const read = readGrant(token, 'GET', env['DOCUMENT_URL_SECRET'] as string, NOW);
      if (!read) throw new Error('refused');
    },
  },
};

const all = Object.keys(ROTATIONS) as RotatedSecret[];
const keepsFormer = (secret: RotatedSecret) => (ROTATIONS[secret] as Rotation).keepsFormer === true;

describe.each(all.filter((secret) => !keepsFormer(secret)))('the rotation of %s', (secret) => {
  const { sign, verify } = USES[secret];
  const after = (env: Env, step: Parameters<typeof rotated>[1]): Env => ({
    ...env,
    ...rotated(secret, step, env),
  });

  it('keeps what anything that runs has signed good for anything that runs, while each step is deployed', async () => {
    const first = schemaEnvironment({});
    const added = after(first, 'add');
    const switched = after(added, 'switch');
    const dropped = after(switched, 'drop');
    // Within a step, processes run on what was before and on what comes.
    for (const step of [
      [first, added],
      [added, switched],
    ]) {
      for (const signer of step) for (const verifier of step) await verify(verifier, await sign(signer));
    }
    // Before the drop the last one that signs with the old secret has gone.
    for (const verifier of [switched, dropped]) await verify(verifier, await sign(switched));
    await verify(switched, await sign(dropped));
    await expect(verify(dropped, await sign(first))).rejects.toThrow();
  });

  it('begins with another secret, and is refused out of order', () => {
    const first = schemaEnvironment({});
    const added = after(first, 'add');
    expect(rotated(secret, 'drop', after(added, 'switch'))).not.toEqual(rotated(secret, 'drop', added));
    for (const step of ['switch', 'drop'] as const)
      expect(() => after(first, step)).toThrow('add another before');
    expect(() => after(added, 'add')).toThrow('under way');
    expect(() => rotated(secret, 'add', {})).toThrow('is not set');
  });

  it('can replace a secret that is known to others at once', async () => {
    const first = schemaEnvironment({});
    const replaced = after(after(first, 'add'), 'replace');
    await verify(replaced, await sign(replaced));
    await expect(verify(replaced, await sign(first))).rejects.toThrow();
  });
});

describe.each(all.filter(keepsFormer))('the rotation of %s, whose former secrets stay', (secret) => {
  const { sign, verify } = USES[secret];

  it('signs with a new one at once, and verifies what all before have signed', async () => {
    const first = schemaEnvironment({});
    const second = { ...first, ...rotated(secret, 'add', first) };
    const third = { ...second, ...rotated(secret, 'replace', second) };
    expect(new Set(await Promise.all([first, second, third].map(sign))).size).toBe(3);
    for (const signer of [first, second, third]) await verify(third, await sign(signer));
    await expect(verify(first, await sign(second))).rejects.toThrow();
    for (const step of ['switch', 'drop'] as const)
      expect(() => rotated(secret, step, third)).toThrow('is kept');
  });
});

describe('rotate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-rotate-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('changes the lines of an .env file, and nothing else', () => {
    const file = join(folder, '.env');
    const env = schemaEnvironment({}) as Record<string, string>;
    const keys = env['ACCESS_TOKEN_JWKS'] as string;
    const lines = `# Ours\nPORT=4000\nACCESS_TOKEN_SIGNING_KEYS='${env['ACCESS_TOKEN_SIGNING_KEYS']}'\nACCESS_TOKEN_JWKS='${keys}'\n`;
    writeFileSync(file, lines, { mode: 0o644 });
    rotate('access', 'add', { file });
    const changed = readFileSync(file, 'utf8');
    expect(changed.split('\n').slice(0, 2)).toEqual(['# Ours', 'PORT=4000']);
    const { keys: both } = JSON.parse(parseEnv(changed)['ACCESS_TOKEN_JWKS'] as string) as {
      keys: unknown[];
    };
    expect(both).toEqual([
      ...(JSON.parse(keys) as { keys: unknown[] }).keys,
      expect.not.objectContaining({ d: expect.anything() }),
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('changes secrets.json of a home', () => {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, JSON.stringify({ CURSOR_SECRET: 'x'.repeat(40), OTHER: 'y' }));
    rotate('cursor', 'add', { file });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      CURSOR_SECRET: expect.stringMatching(/^x{40},[\w-]{43}$/),
      OTHER: 'y',
    });
  });

  it('says which file there is not', () => {
    expect(() => rotate('cursor', 'add', { file: join(folder, 'none') })).toThrow('--file');
  });
});
