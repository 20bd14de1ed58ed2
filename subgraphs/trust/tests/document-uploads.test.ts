import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLimitService, idOf, limitKeys, newId, type Viewer } from '@propmubi/runtime';
import { createLocalStore, readGrant, type LocalStore, type ObjectStore } from '@propmubi/storage';
import { createS3Store } from '@propmubi/storage/s3';
import {
  EICAR,
  expectData,
  expectErrorCode,
  startTestClamd,
  subgraphClient,
  testServiceConfig,
  testViewer,
  type TestClamd,
} from '@propmubi/testkit';
import pg from 'pg';
import sharp from 'sharp';
import { createTrustSubgraph, type TrustSubgraph } from '../src/index.js';
import { collectUploads } from '../src/modules/document/collect-uploads.job.js';
import {
  DOCUMENTS_PER_USER,
  UPLOADS_PER_ORGANIZATION,
  UPLOADS_PER_USER,
} from '../src/modules/document/upload.limits.js';
import { startTestTrust } from './test-subgraph.js';

const PDF = 'application/pdf';
const SECRET = 'of a test, and longer than thirty-two characters';
const MB = 1_000_000;
const CREATE = `mutation($input: CreateDocumentUploadInput!) {
  createDocumentUpload(input: $input) { uploadId method url headers { name value } expiresAt } }`;
const SUBMIT = `mutation($input: SubmitDocumentInput!) {
  submitDocument(input: $input) { document { id sha256 sizeBytes status } } }`;
const DOWNLOAD = `query($id: ID!) { documentDownload(id: $id) { url expiresAt mediaType sha256 sizeBytes } }`;
const CONTENT = `query($id: ID!) { documentContent(id: $id) { contentBase64 } }`;
const MATCHES = `query($id: ID!, $sha256: String!) { documentHashMatches(id: $id, sha256: $sha256) }`;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const pdf = (text = newId()) => Buffer.from(`%PDF-1.7\n${text}`);

interface Upload {
  uploadId: string;
  url: string;
  headers: { name: string; value: string }[];
}

describe('uploads of documents', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let directory: string;
  let bucket: S3rver;
  let local: LocalStore;
  let s3: ObjectStore;
  let clamd: TestClamd;
  const open: TrustSubgraph[] = [];
  const asks: Record<string, ReturnType<typeof subgraphClient>> = {};
  const member = (): Viewer & { userId: string; organizationId: string } =>
    testViewer({
      userId: newId(),
      organizationId: newId(),
      roles: ['AGENT'],
      scopes: ['documents:write'],
    }) as never;
  const reviewer = testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['documents:review'] });
  const admin = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: running.database.adminUrl });
    await client.connect();
    const { rows } = await client.query<Row>(sql, values);
    await client.end();
    return rows;
  };

  beforeAll(async () => {
    running = await startTestTrust();
    directory = await mkdtemp(join(tmpdir(), 'propmubi-uploads-'));
    bucket = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: join(directory, 's3'),
      configureBuckets: [{ name: 'papers', configs: [] }],
    });
    const { port } = await bucket.run();
    const s3Config = {
      bucket: 'papers',
      region: 'ap-south-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    };
    const localConfig = { directory: join(directory, 'local'), secret: SECRET };
    s3 = createS3Store(s3Config);
    local = createLocalStore(localConfig);
    clamd = await startTestClamd((content) =>
      content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0',
    );
    const config = await testServiceConfig(running.database);
    const start = async (name: string, given: object) => {
      const subgraph = await createTrustSubgraph({ ...config, ...given }, { recomputeEveryMs: 0 });
      open.push(subgraph);
      asks[name] = subgraphClient(subgraph);
    };
    await start('local', { documentStore: localConfig, documentQuotaBytes: 60 * MB, clamd: clamd.address });
    await start('s3', { documentStore: s3Config, clamd: clamd.address });
    await start('unscanned', { documentStore: localConfig, clamd: { host: '127.0.0.1', port: 1 } });
    await start('none', {});
  });

  afterAll(async () => {
    for (const subgraph of open) await subgraph.close();
    s3?.close();
    await bucket?.close();
    await clamd?.close();
    await running?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const ask = (name: string, query: string, variables: object, viewer?: Viewer) =>
    (asks[name] as ReturnType<typeof subgraphClient>)(query, variables as never, viewer);
  const create = (viewer: Viewer, given: object = {}, name = 'local') =>
    ask(name, CREATE, { input: { mediaType: PDF, sizeBytes: 100, ...given } }, viewer);
  /** Sends bytes by a link: to the bucket on the wire, to the folder as the gateway's route does. */
  const send = async (name: string, { url, headers }: Upload, bytes: Buffer) => {
    if (name === 's3') {
      const given = Object.fromEntries(headers.map((header) => [header.name, header.value]));
      const { status } = await fetch(url, { method: 'PUT', headers: given, body: new Uint8Array(bytes) });
      return status;
    }
    const token = new URL(url, 'http://gateway').searchParams.get('token') as string;
    const grant = readGrant(token, 'PUT', SECRET, new Date());
    if (!grant) return 403;
    await local.receive(grant.key, Readable.from([bytes]), grant.sizeBytes);
    return 200;
  };
  const uploaded = async (viewer: Viewer, bytes: Buffer, { name = 'local', mediaType = PDF } = {}) => {
    const answer = await create(viewer, { mediaType, sizeBytes: bytes.length }, name);
    const upload = expectData<{ createDocumentUpload: Upload }>(answer).createDocumentUpload;
    expect(await send(name, upload, bytes)).toBe(200);
    return upload;
  };
  const submit = (viewer: Viewer, uploadId: string, name = 'local', given: object = {}) =>
    ask(
      name,
      SUBMIT,
      {
        input: {
          subjectType: 'USER',
          subjectId: viewer.userId,
          type: 'NOC',
          uploadId,
          idempotencyKey: newId(),
          ...given,
        },
      },
      viewer,
    );
  type Submitted = { submitDocument: { document: { id: string; sha256: string; sizeBytes: number } } };
  const submitted = async (viewer: Viewer, uploadId: string, name = 'local') =>
    expectData<Submitted>(await submit(viewer, uploadId, name)).submitDocument.document;
  const contentOf = async (id: string, name = 'local') => {
    const { documentContent } = expectData<{ documentContent: { contentBase64: string } }>(
      await ask(name, CONTENT, { id }, reviewer),
    );
    return Buffer.from(documentContent.contentBase64, 'base64');
  };
  const stored = async (viewer: Viewer, bytes: Buffer, mediaType: string) => {
    const { uploadId } = await uploaded(viewer, bytes, { mediaType });
    const document = await submitted(viewer, uploadId);
    return { ...document, content: await contentOf(document.id) };
  };

  describe.each(['local', 's3'])('to the %s store', (name) => {
    it('go by a link, become a document, and are read by a link', async () => {
      const viewer = member();
      const bytes = Buffer.concat([pdf(), Buffer.alloc(700_000, 7)]);
      const upload = await uploaded(viewer, bytes, { name });
      const document = await submitted(viewer, upload.uploadId, name);
      expect(document).toMatchObject({ sha256: sha256(bytes), sizeBytes: bytes.length });
      const answer = await ask(name, DOWNLOAD, { id: document.id }, reviewer);
      type Link = { documentDownload: { url: string; expiresAt: string; sha256: string } };
      const link = expectData<Link>(answer).documentDownload;
      expect(link).toMatchObject({ mediaType: PDF, sha256: sha256(bytes), sizeBytes: bytes.length });
      expect(new Date(link.expiresAt).getTime()).toBeLessThanOrEqual(Date.now() + 120_000);
      if (name === 's3') {
        expect(Buffer.from(await (await fetch(link.url)).arrayBuffer()).equals(bytes)).toBe(true);
      }
      const store = name === 's3' ? s3 : local;
      expect(await store.size(`uploads/${upload.uploadId}`)).toBeNull();
      expect(
        await admin('select status from trust.document_upload where id = $1', [upload.uploadId]),
      ).toEqual([{ status: 'SUBMITTED' }]);
      expectErrorCode(await submit(viewer, upload.uploadId, name), 'UPLOAD_INCOMPLETE');
    });

    it('are submitted once they have arrived, by who began them', async () => {
      const viewer = member();
      const bytes = pdf();
      const answer = await create(viewer, { sizeBytes: bytes.length }, name);
      const { createDocumentUpload: upload } = expectData<{ createDocumentUpload: Upload }>(answer);
      expectErrorCode(await submit(viewer, upload.uploadId, name), 'UPLOAD_INCOMPLETE');
      expect(await send(name, upload, bytes)).toBe(200);
      const colleague = { ...viewer, userId: newId() };
      for (const other of [colleague, member()])
        expectErrorCode(await submit(other, upload.uploadId, name), 'UPLOAD_INCOMPLETE');
      await submitted(viewer, upload.uploadId, name);
    });
  });

  it('that a bucket takes again by the same link change nothing that was submitted', async () => {
    const viewer = member();
    const bytes = pdf();
    const upload = await uploaded(viewer, bytes, { name: 's3' });
    const { id } = await submitted(viewer, upload.uploadId, 's3');
    expect(await send('s3', upload, Buffer.alloc(bytes.length, 'x'))).toBe(200);
    expect((await contentOf(id, 's3')).equals(bytes)).toBe(true);
    expectErrorCode(await submit(viewer, upload.uploadId, 's3'), 'UPLOAD_INCOMPLETE');
  });

  it('are read by a link by those who may read the document, and by no one else', async () => {
    const viewer = member();
    const { uploadId } = await uploaded(viewer, pdf());
    const { id } = await submitted(viewer, uploadId);
    expectData(await ask('local', DOWNLOAD, { id }, viewer));
    for (const other of [{ ...viewer, userId: newId() }, member()])
      expectErrorCode(await ask('local', DOWNLOAD, { id }, other), 'NOT_FOUND');
    expectErrorCode(await ask('local', DOWNLOAD, { id }), 'UNAUTHENTICATED');
  });

  it('are refused by what they are and how large', async () => {
    const viewer = member();
    expectErrorCode(await create(viewer, { sizeBytes: 25 * 1024 * 1024 + 1 }), 'FILE_TOO_LARGE');
    expectErrorCode(await create(viewer, { sizeBytes: 0 }), 'BAD_USER_INPUT');
    expectErrorCode(await create(viewer, { mediaType: 'text/html' }), 'UNSUPPORTED_MEDIA_TYPE');
    expectErrorCode(await create({ ...viewer, organizationId: null }), 'ORGANIZATION_REQUIRED');
    expectErrorCode(await create({ ...viewer, scopes: [] }), 'MISSING_SCOPE');
    expectErrorCode(await create(viewer, {}, 'none'), 'DOCUMENT_STORE_MISSING');
    const { uploadId } = await uploaded(viewer, Buffer.from('<script>alert(1)</script>'));
    expectErrorCode(await submit(viewer, uploadId), 'UNSUPPORTED_MEDIA_TYPE');
    expect(await local.size(`uploads/${uploadId}`)).toBeNull();
  });

  describe('by a stranger a thousand times', () => {
    it.each([
      ['a person’s uploads', UPLOADS_PER_USER, 'user'],
      ['an organization’s uploads', UPLOADS_PER_ORGANIZATION, 'tenant'],
    ] as const)('end with the limit of %s', async (_what, limit, whose) => {
      const viewer = member();
      const limits = createLimitService(running.database.redisUrl, { warn: () => undefined });
      const key = whose === 'user' ? limitKeys.user(viewer.userId) : limitKeys.tenant(viewer.organizationId);
      await limits.force([{ limit, key, points: limit.points }]);
      await limits.close();
      expect(expectErrorCode(await create(viewer), 'RATE_LIMITED').extensions).toMatchObject({
        limit: limit.name,
      });
    });

    it('end with the limit of a person’s documents', async () => {
      const viewer = member();
      const limits = createLimitService(running.database.redisUrl, { warn: () => undefined });
      const charge = { limit: DOCUMENTS_PER_USER, key: limitKeys.user(viewer.userId) };
      await limits.force([{ ...charge, points: DOCUMENTS_PER_USER.points }]);
      await limits.close();
      const { uploadId } = await uploaded(viewer, pdf());
      expectErrorCode(await submit(viewer, uploadId), 'RATE_LIMITED');
    });

    it('end with the budget of uploads under way, and with the space of the organization', async () => {
      const most = { sizeBytes: 25 * 1024 * 1024 };
      const onS3 = member();
      for (let n = 0; n < 4; n++) expectData(await create(onS3, most, 's3'));
      expectErrorCode(await create(onS3, {}, 's3'), 'TOO_MANY_UPLOADS');
      const colleague = { ...onS3, userId: newId() };
      expectErrorCode(await create(colleague, {}, 's3'), 'TOO_MANY_UPLOADS');
      const viewer = member();
      for (let n = 0; n < 2; n++) expectData(await create(viewer, most));
      expectErrorCode(await create(viewer, most), 'DOCUMENT_QUOTA_EXCEEDED');
    });
  });

  describe('of images', () => {
    const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#0d4f4a' } });
    const personal = {
      IFD0: { Artist: 'Asha Patil', Copyright: 'home' },
      IFD3: { GPSLatitude: '19/1 4/1 0/1' },
    };

    it('lose place, owner and camera, and are kept as they were held', async () => {
      const bytes = await picture().withExif(personal).withMetadata({ orientation: 6 }).jpeg().toBuffer();
      expect(bytes.includes('Asha Patil')).toBe(true);
      const viewer = member();
      const { id, sha256: kept, content } = await stored(viewer, bytes, 'image/jpeg');
      const { exif, width, height, format } = await sharp(content).metadata();
      expect({ exif, width, height, format }).toEqual({
        exif: undefined,
        width: 40,
        height: 60,
        format: 'jpeg',
      });
      expect(content.includes('Asha Patil')).toBe(false);
      expect(kept).toBe(sha256(content));
      for (const hash of [sha256(content), sha256(bytes)])
        expect(expectData(await ask('local', MATCHES, { id, sha256: hash }, viewer))).toEqual({
          documentHashMatches: true,
        });
    });

    it('lose what a PNG says beside its picture, and what lies behind its end', async () => {
      const png = await picture().withExif(personal).png().toBuffer();
      const { content } = await stored(member(), Buffer.concat([png, Buffer.from('<script>')]), 'image/png');
      expect([content.includes('Asha Patil'), content.includes('<script>')]).toEqual([false, false]);
      expect((await sharp(content).metadata()).format).toBe('png');
    });

    it('are refused when they cannot be decoded', async () => {
      const viewer = member();
      const broken = (await picture().jpeg().toBuffer()).subarray(0, 200);
      const { uploadId } = await uploaded(viewer, broken, { mediaType: 'image/jpeg' });
      expectErrorCode(await submit(viewer, uploadId), 'UNSUPPORTED_MEDIA_TYPE');
    });
  });

  describe('that the scanner', () => {
    const filesOf = async (viewer: { userId: string }) =>
      admin('select id, status from trust.document_upload where user_id = $1', [viewer.userId]);

    it('knows as malware are rejected, whichever way they come, and not kept', async () => {
      const viewer = member();
      const bytes = pdf(EICAR);
      const { uploadId } = await uploaded(viewer, bytes);
      expectErrorCode(await submit(viewer, uploadId), 'FILE_INFECTED');
      const inRequest = { uploadId: null, contentBase64: bytes.toString('base64') };
      expectErrorCode(await submit(viewer, uploadId, 'local', inRequest), 'FILE_INFECTED');
      expect(await local.size(`uploads/${uploadId}`)).toBeNull();
      expect(await filesOf(viewer)).toEqual([{ id: uploadId, status: 'SUBMITTED' }]);
    });

    it('cannot look at wait, and are submitted later', async () => {
      const viewer = member();
      const bytes = pdf();
      const { uploadId } = await uploaded(viewer, bytes);
      expectErrorCode(await submit(viewer, uploadId, 'unscanned'), 'SCAN_UNAVAILABLE');
      expect((await submitted(viewer, uploadId)).sha256).toBe(sha256(bytes));
    });
  });

  it('that are not submitted are removed after a day', async () => {
    const viewer = member();
    const abandoned = await uploaded(viewer, pdf());
    const { id } = await submitted(viewer, (await uploaded(viewer, pdf())).uploadId);
    const { database } = open[0] as TrustSubgraph;
    const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    await collectUploads(database, local, later(23));
    expect(await local.size(`uploads/${abandoned.uploadId}`)).not.toBeNull();
    expect(await collectUploads(database, local, later(25))).toBeGreaterThanOrEqual(1);
    expect(await local.size(`uploads/${abandoned.uploadId}`)).toBeNull();
    expect(await admin('select 1 from trust.document_upload where user_id = $1', [viewer.userId])).toEqual(
      [],
    );
    expect((await contentOf(id)).length).toBeGreaterThan(0);
  });

  it('that come again by the link of a submitted one are removed after a day', async () => {
    const viewer = member();
    const bytes = pdf();
    const upload = await uploaded(viewer, bytes);
    await submitted(viewer, upload.uploadId);
    expect(await send('local', upload, bytes)).toBe(200);
    expectErrorCode(await submit(viewer, upload.uploadId), 'UPLOAD_INCOMPLETE');
    const { database } = open[0] as TrustSubgraph;
    await collectUploads(database, local, new Date(Date.now() + 25 * 3_600_000));
    expect(await local.size(`uploads/${upload.uploadId}`)).toBeNull();
  });

  it('leave papers readable that are in Postgres from before', async () => {
    const viewer = member();
    const bytes = pdf('from before');
    const { id } = await submitted(viewer, (await uploaded(viewer, bytes)).uploadId);
    await admin('update trust.document set storage_key = null, original_sha256 = null where id = $1', [id]);
    await admin('insert into trust.document_content values ($1, $2, $3)', [id, viewer.organizationId, bytes]);
    expect((await contentOf(id)).equals(bytes)).toBe(true);
    expect(expectData(await ask('local', DOWNLOAD, { id }, viewer))).toEqual({ documentDownload: null });
  });

  it('are their organization’s: no other sees that they are there', async () => {
    const viewer = member();
    await uploaded(viewer, pdf());
    const application = new pg.Client({ connectionString: running.database.appUrl });
    await application.connect();
    await application.query(`select set_config('app.tenant', $1, false), set_config('app.user', $2, false)`, [
      idOf('Organization', 'theirs'),
      newId(),
    ]);
    const { rows } = await application.query('select 1 from trust.document_upload');
    await application.end();
    expect(rows).toEqual([]);
  });
});
