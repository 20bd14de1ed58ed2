import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { developmentOtpKey, type IdentitySubgraph } from '@propmubi/identity';
import {
  type ErasureEntry,
  erasureEntrySchema,
  isPersonalTable,
  type PersonalColumn,
  verifyArchive,
  verifyErasureReceipt,
} from '@propmubi/privacy';
import { createLogger } from '@propmubi/runtime';
import { expectData, expectErrorCode, httpClient } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { decodeJwt, type JSONWebKeySet } from 'jose';
import pg from 'pg';
import yauzl from 'yauzl';
import { loadSubgraphs } from '../src/subgraphs.js';
import { canary, plant, type PlantedPerson } from './support/canaries.js';
import { filesAsText, redisAsText, tablesAsText } from './support/everything-kept.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { expiresAt } }`;
const VERIFY = `mutation($input: VerifyOtpInput!) { verifyOtp(input: $input) { accessToken } }`;
const PROFILE = `mutation($email: EmailAddress!) { updateProfile(input: { email: $email }) { user { id } } }`;
const REQUEST = `mutation($code: String!) { requestDataExport(input: { code: $code }) {
  dataExport { id status partsReady partsTotal } } }`;
const LIST = `{ myDataExports { id status partsReady partsTotal sizeBytes sha256 } }`;
const LINK = `query($id: ID!) { dataExportDownload(id: $id) { url expiresAt } }`;
const ERASE = `mutation($code: String!) { eraseMyData(input: { code: $code }) { erased receiptId receiptSecret } }`;
const RECEIPT = `query($id: ID!, $secret: String!) { erasureReceipt(id: $id, secret: $secret) {
  userId complete keys { sealed fingerprint } parts { subgraph rows { table count } } signature } }`;

/** The platform's own audit chain. */
const PLATFORM = '00000000-0000-0000-0000-000000000000';

interface Person extends PlantedPerson {
  token: string;
  values: Map<string, string>;
}
interface Export {
  id: string;
  status: string;
  partsReady: number;
  partsTotal: number;
}

/** The whole platform, with two people in every table: what one of them asks for must not reach the other. */
describe('the rights of a person', () => {
  let world: PlatformInProcess;
  let admin: pg.Pool;
  let redis: Redis;
  let identity: IdentitySubgraph;
  let folder: string;
  let logged = '';
  let asha: Person;
  let bela: Person;
  let columns: { name: string; column: PersonalColumn }[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'propmubi-rights-'));
    const sink = { write: (line: string) => void (logged += line) };
    world = await platformInProcess({}, { logger: (name) => createLogger(name, 'trace', sink) });
    admin = new pg.Pool({ connectionString: world.database.adminUrl, max: 2 });
    redis = new Redis(world.database.redisUrl);
    identity = world.platform.subgraphs.find(({ name }) => name === 'identity') as IdentitySubgraph;
    columns = (await loadSubgraphs()).flatMap(({ personalData: { schema, tables } }) =>
      Object.entries(tables).flatMap(([table, decision]) =>
        isPersonalTable(decision)
          ? Object.entries(decision.personal).map(([one, column]) => ({
              name: `${schema}.${table}.${one}`,
              column,
            }))
          : [],
      ),
    );
    asha = await settle('a', '+919811100001');
    bela = await settle('b', '+919811100002');
    // What an agent noted about one names the other's number.
    await rows(`update crm.activity set note = note || ' and call 98111 00002' where note = $1`, [
      canary('a', 'crm.activity.note'),
    ]);
  }, 180_000);

  afterAll(async () => {
    redis?.disconnect();
    await admin?.end();
    await world?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const rows = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await admin.query<Row>(sql, values)).rows;
  const ask = (query: string, variables: object, token?: string) =>
    httpClient(world.platform.url)(query, variables as Record<string, unknown>, token);
  async function codeFor(phone: string): Promise<string> {
    // Codes may be asked for twice a minute; the test does not wait.
    for (const key of await redis.keys('{limits}:*')) await redis.del(key);
    expectData(await ask(OTP, { phone }));
    return (await redis.get(developmentOtpKey(phone))) as string;
  }
  async function settle(tag: string, phone: string): Promise<Person> {
    const input = { phone, code: await codeFor(phone), name: 'To be planted' };
    const { verifyOtp } = expectData<{ verifyOtp: { accessToken: string } }>(await ask(VERIFY, { input }));
    const token = verifyOtp.accessToken;
    const userId = decodeJwt(token).sub as string;
    const email = `${canary(tag, 'identity.user_contact.email_sealed')}@example.in`;
    expectData(await ask(PROFILE, { email }, token));
    await world.platform.settled();
    const [office] = await rows<{ id: string }>('select id from identity.organization order by id limit 1');
    const ground = {
      rows,
      organizationId: office?.id as string,
      storeDirectory: world.env['DOCUMENT_STORE_DIRECTORY'] as string,
    };
    const values = await plant(ground, { tag, userId, phone });
    values.set('identity.user_contact.email_sealed', email);
    return { tag, userId, phone, token, values };
  }
  const exportsOf = async (person: Person) =>
    expectData<{ myDataExports: Export[] }>(await ask(LIST, {}, person.token)).myDataExports;
  async function exported(person: Person): Promise<Export> {
    const code = await codeFor(person.phone);
    const { requestDataExport } = expectData<{ requestDataExport: { dataExport: Export } }>(
      await ask(REQUEST, { code }, person.token),
    );
    expect(requestDataExport.dataExport).toMatchObject({ status: 'PREPARING', partsTotal: 5 });
    await world.platform.settled();
    await identity.workOnExports();
    return requestDataExport.dataExport;
  }
  async function archiveOf(person: Person, id: string) {
    const { dataExportDownload } = expectData<{ dataExportDownload: { url: string } }>(
      await ask(LINK, { id }, person.token),
    );
    const answer = await fetch(new URL(dataExportDownload.url, world.platform.url));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const path = join(folder, `${id}.zip`);
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
    const files = new Map<string, string>();
    const zip = await yauzl.openPromise(path);
    for await (const entry of zip.eachEntry())
      files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString());
    zip.close();
    return { path, files };
  }

  it('are tested for every column of the data map that erasure reaches', () => {
    const reached = columns
      .filter(({ column }) => typeof column.erasure === 'string')
      .map(({ name }) => name);
    // Four digits are in many places; their row is looked at. Files of exports come and go below.
    const elsewhere = ['identity.user_account.aadhaar_last_four', 'identity.data_export_file.key'];
    expect(reached.filter((name) => !asha.values.has(name) && !elsewhere.includes(name))).toEqual([
      'identity.invitation.phone_hash',
    ]);
    expect(asha.values.size).toBeGreaterThan(25);
  });

  it('to see: all that is held of them is in the signed archive, where the map says, and nothing of another', async () => {
    const { id } = await exported(asha);
    expect((await exportsOf(asha)).find((one) => one.id === id)).toMatchObject({
      status: 'READY',
      partsReady: 5,
    });
    const { path, files } = await archiveOf(asha, id);
    const keys = JSON.parse(world.env['RECEIPT_JWKS'] as string) as JSONWebKeySet;
    const verdict = await verifyArchive(path, keys);
    expect(verdict.problems).toEqual([]);
    expect(verdict.manifest).toMatchObject({ exportId: id, userId: asha.userId });
    for (const { name, column } of columns) {
      const value = asha.values.get(name);
      if (!value || !('file' in column.exported)) continue;
      const { file } = column.exported;
      const text = file.startsWith('trust/documents/')
        ? [...files]
            .filter(([path]) => path.startsWith('trust/documents/'))
            .map(([, one]) => one)
            .join('\n')
        : (files.get(file) ?? '');
      expect([name, file, text]).toEqual([name, file, expect.stringContaining(value)]);
    }
    const all = [...files.values()].join('\n');
    expect(all).toContain('and call [PHONE]');
    for (const [name, value] of bela.values) expect([name, all.includes(value)]).toEqual([name, false]);
    expect(all).not.toContain(bela.userId);
    expect(all).not.toContain('canary-b');
  });

  it('to see: not by another person and not without a fresh code; again later', async () => {
    const [mine] = await exportsOf(asha);
    const id = mine?.id as string;
    expect(expectData(await ask(LINK, { id }, bela.token))).toEqual({ dataExportDownload: null });
    expectErrorCode(await ask(LINK, { id }), 'UNAUTHENTICATED');
    expect(await exportsOf(bela)).toEqual([]);
    expectErrorCode(await ask(REQUEST, { code: '000000' }, bela.token), 'OTP_INVALID');
    const again = await codeFor(asha.phone);
    const { requestDataExport } = expectData<{ requestDataExport: { dataExport: Export } }>(
      await ask(REQUEST, { code: again }, asha.token),
    );
    await world.platform.settled();
    await identity.workOnExports();
    expect((await exportsOf(asha)).map((one) => one.id)).toEqual([requestDataExport.dataExport.id, id]);
  });

  it('to be forgotten: no value of theirs is left in any table, stream, log or store, and every one of others is', async () => {
    const [before] = await rows<{ files: number }>(
      'select count(*)::int as files from identity.data_export_file',
    );
    expect(before?.files).toBeGreaterThan(0);
    const code = await codeFor(asha.phone);
    const { eraseMyData } = expectData<{ eraseMyData: { receiptId: string; receiptSecret: string } }>(
      await ask(ERASE, { code }, asha.token),
    );
    await world.platform.settled();
    await identity.workOnExports();

    const places = await tablesAsText(rows);
    places.set('redis', await redisAsText(world.database.redisUrl));
    places.set('the store', filesAsText(world.env['DOCUMENT_STORE_DIRECTORY'] as string));
    places.set('the log', logged);
    for (const [name, value] of asha.values)
      expect([name, [...places].filter(([, text]) => text.includes(value)).map(([place]) => place)]).toEqual([
        name,
        [],
      ]);
    const everything = [...places.values()].join('\n');
    expect(everything).not.toContain('canary-a-');
    for (const [name, value] of bela.values) {
      // Sealed with a key that still is.
      if (name.endsWith('_sealed')) continue;
      expect([name, everything.includes(value)]).toEqual([name, true]);
    }
    const digits = await rows('select aadhaar_last_four from identity.user_account where id = $1', [
      asha.userId,
    ]);
    expect(digits).toEqual([{ aadhaar_last_four: null }]);
    await provesErasure(eraseMyData);
  });

  async function provesErasure({
    receiptId: id,
    receiptSecret: secret,
  }: {
    receiptId: string;
    receiptSecret: string;
  }) {
    expectErrorCode(await ask(RECEIPT, { id, secret: 'guessed' }), 'RECEIPT_NOT_FOUND');
    const { erasureReceipt } = expectData<{
      erasureReceipt: {
        keys: { fingerprint: string }[];
        parts: { subgraph: string; rows: { table: string; count: number }[] }[];
        signature: string;
      };
    }>(await ask(RECEIPT, { id, secret }));
    expect(erasureReceipt).toMatchObject({
      userId: asha.userId,
      complete: true,
      keys: [{ sealed: 'CONTACT' }],
    });
    expect(erasureReceipt.keys[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const rowsOf = Object.fromEntries(erasureReceipt.parts.map((part) => [part.subgraph, part.rows]));
    expect(Object.keys(rowsOf)).toEqual(['crm', 'identity', 'property', 'reputation', 'trust']);
    expect(rowsOf['trust']).toEqual(expect.arrayContaining([{ table: 'paper', count: 2 }]));
    const keys = JSON.parse(world.env['RECEIPT_JWKS'] as string) as JSONWebKeySet;
    const trail: ErasureEntry[] = [];
    // As a file of audit:export has them.
    for await (const entry of identity.exportAudit({ organizationId: PLATFORM }))
      trail.push(erasureEntrySchema.parse(JSON.parse(JSON.stringify(entry))));
    expect(await verifyErasureReceipt(erasureReceipt.signature, keys, trail)).toMatchObject({
      receipt: { userId: asha.userId, complete: true },
      problems: [],
    });
    const entries = await rows<{ action: string }>(
      `select action from identity.audit_entry where subject_id = $1 and action in ('USER_ERASED', 'PERSONAL_DATA_ERASED')`,
      [asha.userId],
    );
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      ...Array(4).fill('PERSONAL_DATA_ERASED'),
      'USER_ERASED',
    ]);
    expect((await identity.verifyAudit()).filter(({ problem }) => problem !== null)).toEqual([]);
  }
});
