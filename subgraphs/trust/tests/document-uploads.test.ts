import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLimitService, idOf, limitKeys, newId } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, recordedEvents } from '@propmubi/testkit';
import pg from 'pg';
import { collectUploads } from '../src/modules/document/collect-uploads.job.js';
import {
  DOCUMENTS_PER_USER,
  UPLOADS_PER_ORGANIZATION,
  UPLOADS_PER_USER,
} from '../src/modules/document/upload.limits.js';
import { PDF, pdf, sha256, startUploadWorld, type Upload, type UploadWorld } from './upload-world.js';

const DOWNLOAD = `query($id: ID!) { documentDownload(id: $id) { url expiresAt mediaType sha256 sizeBytes } }`;

describe('uploads of documents', () => {
  let world: UploadWorld;
  let { admin, ask, contentOf, create, local, member, reviewer, s3, send, submit, submitted, uploaded } =
    {} as UploadWorld;

  beforeAll(async () => {
    world = await startUploadWorld();
    ({ admin, ask, contentOf, create, local, member, reviewer, s3, send, submit, submitted, uploaded } =
      world);
  });

  afterAll(() => world?.close());

  describe.each(['local', 's3'] as const)('to the %s store', (name) => {
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
      const limits = createLimitService(world.database.redisUrl, { warn: () => undefined });
      const key = whose === 'user' ? limitKeys.user(viewer.userId) : limitKeys.tenant(viewer.organizationId);
      await limits.force([{ limit, key, points: limit.points }]);
      await limits.close();
      expect(expectErrorCode(await create(viewer), 'RATE_LIMITED').extensions).toMatchObject({
        limit: limit.name,
      });
    });

    it('end with the limit of a person’s documents', async () => {
      const viewer = member();
      const limits = createLimitService(world.database.redisUrl, { warn: () => undefined });
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
      const full = expectErrorCode(await create(viewer, most), 'DOCUMENT_QUOTA_EXCEEDED');
      const details = { metric: 'STORAGE', limit: 60_000_000, used: 2 * most.sizeBytes };
      expect(full.extensions).toMatchObject(details);
    });

    it('end with the space that an administrator gave the organization, and go on with more', async () => {
      const viewer = member();
      const organizationId = viewer.organizationId as string;
      const give = (limit: number | null, setAt: string) =>
        deliverEvent(
          world.subgraphs.local,
          'OrganizationQuotaSet',
          { organizationId, metric: 'STORAGE', limit, setAt },
          organizationId,
        );
      const setAt = (second: number) => `2026-11-26T10:00:0${second}Z`;
      const paper = pdf();
      await submitted(viewer, (await uploaded(viewer, paper)).uploadId);
      await give(paper.length + 99, setAt(2));
      expectErrorCode(await create(viewer), 'DOCUMENT_QUOTA_EXCEEDED');
      expectErrorCode(await create({ ...viewer, userId: newId() }), 'DOCUMENT_QUOTA_EXCEEDED');
      expectData(await create(member()));
      // One that comes late does not take the place of a newer one.
      await give(1_000_000, setAt(1));
      expectErrorCode(await create(viewer), 'DOCUMENT_QUOTA_EXCEEDED');
      await give(paper.length + 100, setAt(3));
      expectData(await create(viewer));
      await give(null, setAt(4));
      expectData(await create(viewer));
      const measured = (await recordedEvents(world.subgraphs.local)).filter(
        ({ type, data }) =>
          type === 'OrganizationStorageMeasured' && data['organizationId'] === organizationId,
      );
      expect(measured.map(({ data }) => data['bytes'])).toEqual([paper.length]);
    });
  });

  it('that are not submitted are removed after a day', async () => {
    const viewer = member();
    const abandoned = await uploaded(viewer, pdf());
    const { id } = await submitted(viewer, (await uploaded(viewer, pdf())).uploadId);
    const { database } = world.subgraphs.local;
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
    const { database } = world.subgraphs.local;
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
    const application = new pg.Client({ connectionString: world.database.appUrl });
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
