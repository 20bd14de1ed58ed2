import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { EventInput } from '@propmubi/events';
import { newId, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, until } from '@propmubi/testkit';
import { createLocalStore, type ObjectStore } from '@propmubi/storage';
import {
  addressOf,
  type IdentityUnderTest,
  type SignedIn,
  signIn,
  startIdentity,
} from './support/identity-under-test.js';

const OTP = `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { expiresAt } }`;
const REQUEST = `mutation($code: String!) { requestDataExport(input: { code: $code }) { dataExport { id status } } }`;
const LIST = `{ myDataExports { id status partsReady } }`;
const LINK = `query($id: ID!) { dataExportDownload(id: $id) { url } }`;
const ERASE = `mutation($code: String!) { eraseMyData(input: { code: $code }) { erased } }`;
const DAY_MS = 86_400_000;
const OTHERS = ['property', 'trust', 'crm', 'reputation'];

describe('Mutation.requestDataExport', () => {
  let identity: IdentityUnderTest;
  let directory: string;
  let store: ObjectStore;
  let serial = 0;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'propmubi-exports-'));
    const documentStore = { directory, secret: 'of a test and longer than thirty-two characters' };
    store = createLocalStore(documentStore);
    identity = await startIdentity({}, { documentStore });
  });
  afterAll(async () => {
    await identity?.close();
    await rm(directory, { recursive: true, force: true });
  });

  interface Someone extends SignedIn {
    phone: string;
  }
  async function someone(): Promise<Someone> {
    // A block of numbers each: codes are limited by block, too.
    const phone = `+9198${String(1_110 + ++serial)}0001`;
    return { ...(await signIn(identity, phone, 'Asha')), phone };
  }
  async function codeOf({ phone }: Someone): Promise<string> {
    identity.advance(10 * 60_000);
    expectData(await identity.askFrom(addressOf(phone))(OTP, { phone }));
    return identity.sms.lastCode(phone);
  }
  const request = async (person: Someone, viewer: Viewer = person.viewer) =>
    identity.askFrom(addressOf(person.phone))(REQUEST, { code: await codeOf(person) }, viewer);
  async function requested(person: Someone): Promise<string> {
    const answer = expectData<{ requestDataExport: { dataExport: { id: string } } }>(await request(person));
    return answer.requestDataExport.dataExport.id;
  }
  const deliverPart = (data: EventInput<'DataExportPartPrepared'>) =>
    deliverEvent(identity.subgraph, 'DataExportPartPrepared', data, null, { source: 'crm' });
  const part = (
    exportId: string,
    { userId }: Someone,
    subgraph: string,
    files: { name: string; key: string }[] = [],
  ) =>
    deliverPart({
      exportId,
      userId,
      subgraph,
      files: files.map((file) => ({ ...file, sha256: 'a'.repeat(64), sizeBytes: 1 })),
    });
  /** What the bus would do: identity's own part, then those of the others, which hold nothing here. */
  async function prepare(exportId: string, person: Someone): Promise<void> {
    const { userId } = person;
    const requestedAt = new Date(identity.clock.now).toISOString();
    await deliverEvent(identity.subgraph, 'DataExportRequested', { exportId, userId, requestedAt });
    const own = (await identity.events()).findLast(({ type }) => type === 'DataExportPartPrepared');
    await deliverPart(own?.data as unknown as EventInput<'DataExportPartPrepared'>);
    for (const subgraph of OTHERS) await part(exportId, person, subgraph);
  }
  const exportsOf = async ({ viewer }: Someone) =>
    expectData<{ myDataExports: { id: string; status: string; partsReady: number }[] }>(
      await identity.ask(LIST, {}, viewer),
    ).myDataExports;
  const linkOf = async (id: string, { viewer }: Someone) =>
    expectData<{ dataExportDownload: { url: string } | null }>(await identity.ask(LINK, { id }, viewer))
      .dataExportDownload;

  it('is one at a time and two a day', async () => {
    const person = await someone();
    const id = await requested(person);
    expect(await exportsOf(person)).toEqual([{ id, status: 'PREPARING', partsReady: 0 }]);
    expect(await linkOf(id, person)).toBeNull();
    expectErrorCode(await request(person), 'EXPORT_UNDER_WAY');
    await prepare(id, person);
    expect(await identity.subgraph.workOnExports()).toEqual({ assembled: 1, removed: 0 });
    // What was refused was not counted.
    const second = await requested(person);
    await prepare(second, person);
    await identity.subgraph.workOnExports();
    expectErrorCode(await request(person), 'EXPORT_RATE_LIMITED');
    expect((await exportsOf(person)).map(({ status }) => status)).toEqual(['READY', 'READY']);
    const others = await someone();
    expect(await linkOf(id, others)).toBeNull();
    expect(await linkOf(id, person)).toEqual({ url: expect.stringContaining('/files?token=') });
  });

  it('takes a person, a right code, and the second factor of who has one', async () => {
    const person = await someone();
    expectErrorCode(await identity.ask(REQUEST, { code: '123456' }), 'UNAUTHENTICATED');
    const code = await codeOf(person);
    const wrong = code === '000000' ? '000001' : '000000';
    const from = identity.askFrom(addressOf(person.phone));
    expectErrorCode(await from(REQUEST, { code: wrong }, person.viewer), 'OTP_INVALID');
    await identity.sql(
      `insert into identity.second_factor (user_id, secret, created_at, confirmed_at) values ($1, 'sealed', now(), now())`,
      [person.userId],
    );
    expectErrorCode(await request(person), 'STEP_UP_REQUIRED');
    expect(await exportsOf(person)).toEqual([]);
  });

  it('has no place where the deployment has none', async () => {
    const bare = await startIdentity();
    try {
      const { viewer } = await signIn(bare, '+919811200001');
      expectErrorCode(await bare.ask(REQUEST, { code: '123456' }, viewer), 'DOCUMENT_STORE_MISSING');
      expect(await bare.subgraph.workOnExports()).toEqual({ assembled: 0, removed: 0 });
    } finally {
      await bare.close();
    }
  });

  it('fails when a part was changed meanwhile, and another may be asked for', async () => {
    const person = await someone();
    const id = await requested(person);
    await prepare(id, person);
    const [file] = (
      await identity.sql('select key from identity.data_export_file where export_id = $1', [id])
    ).rows;
    await store.writeStream(file.key, Readable.from(['[]']), 'application/json');
    expect(await identity.subgraph.workOnExports()).toEqual({ assembled: 0, removed: 0 });
    // The job that runs by itself may have taken it.
    await until(async () => (await exportsOf(person))[0]?.status !== 'PREPARING');
    expect(await exportsOf(person)).toMatchObject([{ id, status: 'FAILED' }]);
    expect(await linkOf(id, person)).toBeNull();
    expectData(await request(person));
  });

  it('is put together by one process, and by another when that one died', async () => {
    const person = await someone();
    const id = await requested(person);
    await prepare(id, person);
    await identity.sql('update identity.data_export set claimed_at = $2 where id = $1', [
      id,
      new Date(identity.clock.now - 60_000),
    ]);
    expect(await identity.subgraph.workOnExports()).toEqual({ assembled: 0, removed: 0 });
    identity.advance(15 * 60_000);
    expect(await identity.subgraph.workOnExports()).toEqual({ assembled: 1, removed: 0 });
  });

  it('goes after seven days, bytes and all', async () => {
    const person = await someone();
    const id = await requested(person);
    await prepare(id, person);
    await identity.subgraph.workOnExports();
    const key = `exports/${id}/archive`;
    expect(await store.size(key)).toBeGreaterThan(0);
    identity.advance(7 * DAY_MS + 1);
    expect(await linkOf(id, person)).toBeNull();
    expect((await identity.subgraph.workOnExports()).removed).toBeGreaterThan(0);
    expect(await store.size(key)).toBeNull();
    expect(await exportsOf(person)).toEqual([]);
  });

  it('ends with the person, also for parts that come later', async () => {
    const person = await someone();
    const id = await requested(person);
    await prepare(id, person);
    await identity.subgraph.workOnExports();
    const from = identity.askFrom(addressOf(person.phone));
    expectData(await from(ERASE, { code: await codeOf(person) }, person.viewer));
    const late = `exports/${id}/crm-0`;
    await store.writeStream(late, Readable.from(['late']), 'application/json');
    await part(id, person, 'crm', [{ name: 'crm/leads.json', key: late }]);
    expect(await store.size(late)).toBeNull();
    await identity.subgraph.workOnExports();
    expect(await store.size(`exports/${id}/archive`)).toBeNull();
  });

  it('takes the part of a stranger’s export for none of another person', async () => {
    const [person, other] = [await someone(), await someone()];
    const id = await requested(person);
    await part(id, other, 'crm');
    expect(await exportsOf(person)).toMatchObject([{ id, partsReady: 0 }]);
    await part(newId(), person, 'crm');
  });
});
