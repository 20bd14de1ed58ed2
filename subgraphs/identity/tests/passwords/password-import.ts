import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { idOf } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import type { IdentityUnderTest } from '../support/identity-under-test.js';

const FIRST = idOf('Organization', 'first');
const SECOND = idOf('Organization', 'second');
const OLD_PASSWORD = 'as it was in the old system';
const SIGN_IN = `mutation($input: SignInWithPasswordInput!) { signInWithPassword(input: $input) { user { id } } }`;

/** The first brokerage allows passwords, the second does not; no one has one. */
export function describePasswordImport(identity: () => IdentityUnderTest): void {
  let folder: string;
  let old: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'identity-passwords-'));
    old = await bcrypt(OLD_PASSWORD, { cost: 12 });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function run(
    name: string,
    lines: readonly unknown[],
    options: { organizationId?: string; dryRun?: boolean } = {},
  ) {
    const file = join(folder, name);
    await writeFile(
      file,
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    );
    return identity().subgraph.importPasswords({ file, organizationId: FIRST, ...options });
  }
  const stored = async () =>
    (await identity().sql('select user_id, hash from identity.password order by user_id')).rows;

  it('lets members sign in with the password they had, and makes its hash anew then', async () => {
    const lines = [{ phone: '98100 00001', hash: old }, '', { userId: idOf('User', 'a2'), hash: old }];
    expect(await run('people.jsonl', lines, { dryRun: true })).toMatchObject({
      rows: 2,
      imported: 2,
      refused: {},
    });
    expect(await stored()).toEqual([]);
    expect(await run('people.jsonl', lines)).toMatchObject({ rows: 2, imported: 2 });
    // Stopped and run again, and as CSV: what is there is skipped.
    const csv = ['phone,email,userId,hash', `+919810000001,,,${old}`, `,,${idOf('User', 'a2')},${old}`];
    expect(await run('people.csv', csv)).toMatchObject({ rows: 2, imported: 0, unchanged: 2, refused: {} });
    const input = { login: '+919810000001', password: OLD_PASSWORD };
    expect(expectData(await identity().ask(SIGN_IN, { input }))).toMatchObject({
      signInWithPassword: { user: { id: idOf('User', 'a1') } },
    });
    const kinds = (await stored()).map(({ hash }) => String(hash).split('$')[1]);
    expect(kinds.sort()).toEqual(['2b', 'argon2id']);
    expect(await run('people.csv', csv)).toMatchObject({ unchanged: 1, refused: { HAS_PASSWORD: 1 } });
    const { rows } = await identity().sql(
      `select distinct actor_id, subject_id, details from identity.audit_entry where action = 'PASSWORD_IMPORTED'`,
    );
    expect(rows).toEqual(
      expect.arrayContaining(
        ['a1', 'a2'].map((key) => ({
          actor_id: null,
          subject_id: idOf('User', key),
          details: { organization: FIRST },
        })),
      ),
    );
  });

  it('refuses line by line, with codes that say nothing of a person', async () => {
    const refused = await run('refused.jsonl', [
      { phone: '+919810000001', hash: '$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234' },
      { phone: '+919810000001', hash: 'plain text' },
      'no json',
      { phone: '+919810000001' },
      { hash: old },
      { phone: '+919810000001', userId: idOf('User', 'a1'), hash: old },
      { phone: 'no number', hash: old },
      { email: 'none', hash: old },
      { userId: 'none', hash: old },
      // Of another brokerage, of none, and of no one.
      { phone: '+919810000003', hash: old },
      { phone: '+919810000031', hash: old },
      { phone: '+919899999999', hash: old },
      { userId: crypto.randomUUID(), hash: old },
    ]);
    expect(refused).toEqual({
      rows: 13,
      imported: 0,
      unchanged: 0,
      refused: { HASH_NOT_IMPORTABLE: 2, LINE_UNREADABLE: 2, LOGIN_AMBIGUOUS: 2, LOGIN_INVALID: 3, NOT_A_MEMBER: 4 },
      refusals: [
        [1, 'HASH_NOT_IMPORTABLE'], [2, 'HASH_NOT_IMPORTABLE'], [3, 'LINE_UNREADABLE'], [4, 'LINE_UNREADABLE'],
        [5, 'LOGIN_AMBIGUOUS'], [6, 'LOGIN_AMBIGUOUS'], [7, 'LOGIN_INVALID'], [8, 'LOGIN_INVALID'], [9, 'LOGIN_INVALID'],
        [10, 'NOT_A_MEMBER'], [11, 'NOT_A_MEMBER'], [12, 'NOT_A_MEMBER'], [13, 'NOT_A_MEMBER'],
      ].map(([line, code]) => ({ line, code })),
    }); // prettier-ignore
    expect(await stored()).toEqual([]);
  });

  it('is for an organization that allows passwords', async () => {
    const lines = [{ phone: '+919810000003', hash: old }];
    await expect(run('a.jsonl', lines, { organizationId: SECOND })).rejects.toMatchObject({
      code: 'PASSWORDS_NOT_ALLOWED',
    });
    for (const organizationId of [crypto.randomUUID(), 'none'])
      await expect(run('a.jsonl', lines, { organizationId })).rejects.toMatchObject({
        code: 'ORGANIZATION_NOT_FOUND',
      });
    expect(await stored()).toEqual([]);
  });

  it.each(['absent.csv', 'absent.jsonl'])('fails for %s, a file that is not there', async (name) => {
    const request = { file: join(folder, name), organizationId: FIRST };
    await expect(identity().subgraph.importPasswords(request)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('keeps whole batches when it is stopped, and goes on from there', async () => {
    const file = join(folder, 'long.jsonl');
    const filler = Array.from({ length: 150 }, () => JSON.stringify({ hash: old }));
    const member = (phone: string) => JSON.stringify({ phone, hash: old });
    await writeFile(file, [member('+919810000001'), ...filler, member('+919810000002')].join('\n'));
    const stop = new AbortController();
    const half = await identity().subgraph.importPasswords({
      file,
      organizationId: FIRST,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(half).toMatchObject({ rows: 100, imported: 1 });
    const whole = await identity().subgraph.importPasswords({ file, organizationId: FIRST });
    expect(whole).toMatchObject({ rows: 152, imported: 1, unchanged: 1, refused: { LOGIN_AMBIGUOUS: 150 } });
    expect(whole.refusals).toHaveLength(100);
  });
}
