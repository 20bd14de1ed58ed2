import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCrmSubgraph, crmConfigFromEnv } from '@propmubi/crm';
import { ContactDigests, formerContactKey } from '@propmubi/domain';
import { gatewayConfigFromEnv } from '@propmubi/gateway';
import { formerPepperKeys, identityConfigFromEnv } from '@propmubi/identity';
import {
  createInternalTokenSigner,
  createInternalTokenVerifier,
  serviceConfigFromEnv,
} from '@propmubi/runtime';
import { readGrant, signGrant } from '../../packages/storage/src/signed-token.js';
import { createTestDatabase, type TestDatabase, testViewer } from '@propmubi/testkit';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import pg from 'pg';
import { createAccessTokenVerifier } from '../../gateway/src/identity/access-token.js';
import { createFeedCursors } from '../../subgraphs/crm/src/modules/feed/store/feed-cursor.js';
import { createAuditKeys } from '../../subgraphs/identity/src/modules/audit/audit-keys.js';
import { createPlatformSignature } from '../../subgraphs/identity/src/security/platform-signature.js';
import { deriveKeys } from '../../subgraphs/identity/src/security/keys.js';
import { createAccessTokenSigner } from '../../subgraphs/identity/src/modules/session/access-token.js';
import { revokeAccess } from '../src/commands/revoke.js';
import { rotate } from '../src/commands/rotate.js';
import { dropStored, rewriteStored } from '../src/commands/rotate-stored.js';
import { schemaEnvironment } from '../src/environment.js';
import { isStored, keepsFormer, keyIdsOf, rotated, ROTATIONS, type RotatedSecret } from '../src/rotation.js';

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

const identityKeysOf = (env: Env) => {
  const { pepper, contactDigestKey } = identityConfigFromEnv(env);
  return deriveKeys(pepper, contactDigestKey);
};
const contactsOf = (env: Env) => new ContactDigests(crmConfigFromEnv(env).contactDigestKey);
const formerOf = (secret: RotatedSecret) => (secret === 'pepper' ? formerPepperKeys : formerContactKey);

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
  receipts: {
    sign: (env) =>
      createPlatformSignature(
        identityConfigFromEnv(env).receiptKeys,
        'a receipt',
      )(Buffer.from('of this test')),
    verify: (env, signature) =>
      compactVerify(signature, createLocalJWKSet(gatewayConfigFromEnv(env).receiptKeys as JSONWebKeySet)),
  },
  pepper: {
    sign: async (env) => identityKeysOf(env).digests.phone.of('+919820000001'),
    verify: async (env, digest) => {
      if (!identityKeysOf(env).digests.phone.all('+919820000001').includes(digest))
        throw new Error('unknown');
    },
  },
  'contact-digest': {
    sign: async (env) => contactsOf(env).of('PHONE', '+919820000001'),
    verify: async (env, digest) => {
      if (!contactsOf(env).all('PHONE', '+919820000001').includes(digest)) throw new Error('unknown');
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

describe.each(all.filter((secret) => !keepsFormer(secret)))('the rotation of %s', (secret) => {
  const { sign, verify } = USES[secret];
  const after = (env: Env, step: Parameters<typeof rotated>[1]): Env => ({
    ...env,
    ...rotated(secret, step, env, formerOf(secret)),
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
    for (const step of ['switch', 'drop'] as const)
      expect(() => after(first, step)).toThrow('add another before');
    expect(() => after(added, 'add')).toThrow('under way');
    expect(() => rotated(secret, 'add', {})).toThrow('is not set');
  });

  it('can replace a secret that is known to others at once, but for one whose works are stored', async () => {
    const first = schemaEnvironment({});
    if (isStored(secret)) {
      expect(() => after(first, 'replace')).toThrow('would be lost');
      expect(() => after(after(first, 'add'), 'drop')).toThrow('not written with yet');
      return;
    }
    expect(() => after(first, 'rewrite')).toThrow('no rewrite');
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

describe('secrets:rotate of what is stored', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase({
      name: 'crm',
      build: async ({ ownerUrl, appUrl }) => {
        const env = { ...schemaEnvironment({}), DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
        const crm = await createCrmSubgraph({ ...crmConfigFromEnv(env), slaSweepMs: 0 });
        await crm.migrate();
        await crm.close();
      },
    });
    folder = mkdtempSync(join(tmpdir(), 'propmubi-rotate-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database?.drop();
  });

  it('drops a key only when nothing depends on it, and deletes what processes of before write', async () => {
    const file = join(folder, '.env');
    const key = 'a first key, which a person chose';
    const phone = '+919820000001';
    const settings = {
      ...schemaEnvironment({}),
      CONTACT_DIGEST_KEY: key,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      REDIS_URL: database.redisUrl,
      PROPMUBI_HOME: folder,
    };
    writeFileSync(
      file,
      Object.entries(settings)
        .map(([name, value]) => `export ${name}='${value}'`)
        .join('\n'),
    );
    const digests = () =>
      new ContactDigests(parseEnv(readFileSync(file, 'utf8'))['CONTACT_DIGEST_KEY'] as string);
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    const prove = (digest: string) =>
      client.query('insert into crm.verified_contact values ($1, $2, now())', [digest, viewer.userId]);
    const stored = async () =>
      (await client.query<{ digest: string }>('select digest from crm.verified_contact')).rows;
    await prove(digests().of('PHONE', phone));

    const elsewhere = join(folder, 'elsewhere.env');
    writeFileSync(
      elsewhere,
      "CONTACT_DIGEST_KEY='2:" + 'b'.repeat(43) + ":Zm9ybWVy'\nACCESS_TOKEN_SIGNING_KEYS='{}'\n",
    );
    for (const act of [rewriteStored, dropStored])
      await expect(act('contact-digest', { file: elsewhere })).rejects.toThrow('REDIS_URL');
    expect(() => revokeAccess({ file: elsewhere })).toThrow('DATABASE_OWNER_URL');
    for (const act of [rewriteStored, dropStored])
      await expect(act('contact-digest', { file })).rejects.toThrow('add another first');
    rotate('contact-digest', 'add', { file });
    for (const act of [rewriteStored, dropStored])
      await expect(act('contact-digest', { file })).rejects.toThrow('switch and restart first');
    rotate('contact-digest', 'switch', { file });
    await expect(dropStored('contact-digest', { file })).rejects.toThrow('need the former secret');
    expect(await rewriteStored('contact-digest', { file })).toBe(0);
    expect(await dropStored('contact-digest', { file })).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain(key);
    const [written] = digests().all('PHONE', phone);
    expect(await stored()).toEqual([{ digest: written }]);

    // A process that was not restarted yet.
    await prove(new ContactDigests(key).of('PHONE', phone));
    expect(await dropStored('contact-digest', { file })).toBe(0);
    expect(await stored()).toEqual([{ digest: written }]);
    await client.end();
    // Each command starts and closes a subgraph.
  }, 120_000);
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

  it('lets a fresh key sign receipts, keeps what verifies former ones, and nothing that signs them', () => {
    const before = schemaEnvironment({}) as Record<string, string>;
    const after = rotated('receipts', 'add', before);
    const keysOf = (env: Record<string, string>, name: string) => {
      const parsed = JSON.parse(env[name] as string) as { kid: string } | { keys: { kid: string }[] };
      return ('keys' in parsed ? parsed.keys : [parsed]).map(({ kid }) => kid);
    };
    const [former] = keysOf(before, 'RECEIPT_JWKS');
    const [fresh] = keysOf(after, 'RECEIPT_SIGNING_KEYS');
    expect(fresh).not.toBe(former);
    expect(keysOf(after, 'RECEIPT_SIGNING_KEYS')).toEqual([fresh]);
    expect(keysOf(after, 'RECEIPT_JWKS')).toEqual([fresh, former]);
    expect(() => rotated('receipts', 'drop', after)).toThrow('there is no drop');
  });

  it('knows the ids of the keys that it replaces', () => {
    const of = (value: object) => keyIdsOf(JSON.stringify(value));
    expect(of({ keys: [{ kid: 'a' }, { kid: 'b' }, {}] })).toEqual(['a', 'b']);
    expect(of({ kid: 'a' })).toEqual(['a']);
    expect(keyIdsOf(undefined)).toEqual([]);
  });

  it('says which file there is not', () => {
    expect(() => rotate('cursor', 'add', { file: join(folder, 'none') })).toThrow('--file');
  });
});
