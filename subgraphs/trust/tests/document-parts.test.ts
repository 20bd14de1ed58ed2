import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, testViewer } from '@propmubi/testkit';
import pg from 'pg';
import { removeAbandonedUploads } from '../src/modules/document/document-upload.js';
import { documentOf, documentWorld, pdf } from './document-world.js';

describe('the bytes of a document', () => {
  const world = documentWorld();
  const { agent, ask, reviewer, rival, submit, submitted } = world;

  beforeAll(world.start);
  afterAll(world.close);

  const CONTENT = `query($id: ID!, $part: Int!) { documentContent(id: $id, part: $part) {
    part parts sizeBytes mediaType sha256 contentBase64 } }`;
  const UPLOAD = `mutation($input: UploadDocumentPartInput!) { uploadDocumentPart(input: $input) { parts receivedBytes } }`;
  const PART = 512 * 1024;
  const content = (id: string, viewer: Viewer | undefined, part = 0) => ask(CONTENT, { id, part }, viewer);
  const upload = (uploadId: string, part: number, bytes: Buffer, viewer: Viewer = agent) =>
    ask(UPLOAD, { input: { uploadId, part, contentBase64: bytes.toString('base64') } }, viewer);
  const submitUpload = (uploadId: string, given = {}, viewer: Viewer = agent) =>
    submit({ contentBase64: null, uploadId, ...given }, viewer);
  /** 1.2 MB that differ everywhere. */
  const large = () => {
    const bytes = Buffer.alloc(2 * PART + 200_001);
    bytes.write('%PDF-1.7');
    for (let at = 8; at < bytes.length - 4; at += 4) bytes.writeUInt32LE(at, at);
    return bytes;
  };
  const partsOf = (bytes: Buffer) => [0, 1, 2].map((part) => bytes.subarray(part * PART, (part + 1) * PART));

  it('are read by who submitted it, colleagues and reviewers alone', async () => {
    const bytes = pdf('to be read');
    const { id } = await submitted({ contentBase64: bytes.toString('base64') });
    for (const viewer of [agent, { ...agent, userId: newId() }, reviewer()]) {
      const { documentContent } = expectData<{ documentContent: { contentBase64: string } }>(
        await content(id, viewer),
      );
      expect(Buffer.from(documentContent.contentBase64, 'base64')).toEqual(bytes);
    }
    expectErrorCode(await content(id, rival), 'NOT_FOUND');
    expectErrorCode(await content(id, testViewer({ userId: newId() })), 'NOT_FOUND');
    expectErrorCode(await content(id, agent, 1), 'NOT_FOUND');
    expectErrorCode(await content(id, agent, -1), 'NOT_FOUND');
  });

  it('about a person are read by that person and reviewers, not by colleagues', async () => {
    const { id } = await submitted({
      subjectType: 'USER',
      subjectId: agent.userId,
      type: 'AGREEMENT_FOR_SALE',
    });
    expectData(await content(id, agent));
    expectData(await content(id, reviewer()));
    expectErrorCode(await content(id, { ...agent, userId: newId() }), 'NOT_FOUND');
  });

  it('are compared with those of a stranger where the paper is public, and by its readers else', async () => {
    const MATCHES = `query($id: ID!, $sha256: String!) { documentHashMatches(id: $id, sha256: $sha256) }`;
    const [personal, public_] = [pdf('about a person'), pdf('about a listing')];
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const { id } = await submitted({
      subjectType: 'USER',
      subjectId: agent.userId,
      type: 'AGREEMENT_FOR_SALE',
      contentBase64: personal.toString('base64'),
    });
    const { id: listed } = await submitted({ contentBase64: public_.toString('base64') });
    const matches = async (document: string, bytes: Buffer, viewer?: Viewer) =>
      expectData<{ documentHashMatches: boolean }>(
        await ask(MATCHES, { id: document, sha256: hashOf(bytes) }, viewer),
      ).documentHashMatches;
    const stranger = testViewer({ userId: newId() });
    expect(await matches(id, personal, agent)).toBe(true);
    for (const viewer of [{ ...agent, userId: newId() }, rival, stranger, undefined])
      expect(await matches(id, personal, viewer)).toBe(false);
    for (const viewer of [stranger, undefined]) {
      expect(await matches(listed, public_, viewer)).toBe(true);
      expect(await matches(listed, personal, viewer)).toBe(false);
    }
    expect(await matches(newId(), public_, stranger)).toBe(false);
  });

  it('come in parts, in any order, and are the same when read', async () => {
    const bytes = large();
    const uploadId = newId();
    const parts = partsOf(bytes);
    for (const part of [2, 0, 1]) expectData(await upload(uploadId, part, parts[part] as Buffer));
    // Sent again because the answer was lost.
    expect(expectData(await upload(uploadId, 1, parts[1] as Buffer))).toEqual({
      uploadDocumentPart: { parts: 3, receivedBytes: bytes.length },
    });
    const key = { idempotencyKey: newId() };
    const document = documentOf(await submitUpload(uploadId, key));
    const { id, sha256 } = document;
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(expectData(await submitUpload(uploadId, key))).toMatchObject({
      submitDocument: { document: { id } },
    });
    expectErrorCode(await submitUpload(newId(), key), 'IDEMPOTENCY_KEY_REUSED');
    const read: Buffer[] = [];
    for (const part of [0, 1, 2]) {
      type Part = { documentContent: { contentBase64: string; parts: number; mediaType: string } };
      const { documentContent } = expectData<Part>(await content(id, reviewer(), part));
      expect(documentContent).toMatchObject({ part, parts: 3, mediaType: 'application/pdf', sha256 });
      read.push(Buffer.from(documentContent.contentBase64, 'base64'));
    }
    expect(Buffer.concat(read).equals(bytes)).toBe(true);
    expectErrorCode(await submitUpload(uploadId), 'UPLOAD_INCOMPLETE');
  });

  it('are refused when parts are missing, short or no paper, and nothing is lost', async () => {
    const uploadId = newId();
    const parts = partsOf(large());
    expectErrorCode(await submitUpload(uploadId), 'UPLOAD_INCOMPLETE');
    expectData(await upload(uploadId, 0, parts[0] as Buffer));
    expectData(await upload(uploadId, 2, parts[2] as Buffer));
    expectErrorCode(await submitUpload(uploadId), 'UPLOAD_INCOMPLETE');
    expectData(await upload(uploadId, 1, (parts[1] as Buffer).subarray(1)));
    expectErrorCode(await submitUpload(uploadId), 'UPLOAD_INCOMPLETE');
    expectData(await upload(uploadId, 1, parts[1] as Buffer));
    expectErrorCode(await submitUpload(uploadId, { contentBase64: 'AAAA' }), 'CONTENT_REQUIRED');
    expectErrorCode(await submit({ contentBase64: null }), 'CONTENT_REQUIRED');
    expectErrorCode(await submitUpload(uploadId, {}, rival), 'SUBJECT_NOT_YOURS');
    expectData(await submitUpload(uploadId));
    const program = newId();
    expectData(await upload(program, 0, Buffer.from('MZ virus')));
    expectErrorCode(await submitUpload(program), 'UNSUPPORTED_MEDIA_TYPE');
    expectErrorCode(await upload(newId(), 50, Buffer.from('%PDF')), 'BAD_USER_INPUT');
    expectErrorCode(await upload(newId(), 0, Buffer.alloc(PART + 1)), 'FILE_TOO_LARGE');
    expectErrorCode(await upload(newId(), 0, Buffer.alloc(PART + 3)), 'BAD_USER_INPUT');
  });

  it('of an upload are its uploader’s: no other user adds to it or submits it', async () => {
    const uploadId = newId();
    const colleague = { ...agent, userId: newId() };
    expectData(await upload(uploadId, 0, pdf('mine')));
    expect((await upload(uploadId, 0, pdf('not mine'), colleague)).body.errors).toHaveLength(1);
    expectErrorCode(await submitUpload(uploadId, {}, colleague), 'UPLOAD_INCOMPLETE');
    expectErrorCode(
      await submitUpload(uploadId, { subjectType: 'PROJECT', subjectId: newId() }, rival),
      'UPLOAD_INCOMPLETE',
    );
    expectErrorCode(
      await upload(newId(), 0, pdf('x'), { ...agent, organizationId: null }),
      'ORGANIZATION_REQUIRED',
    );
    expectErrorCode(await upload(newId(), 0, pdf('x'), { ...agent, scopes: [] }), 'MISSING_SCOPE');
  });

  it('that were not submitted are removed after a day, and until then take up a budget', async () => {
    const other = { ...agent, organizationId: newId(), userId: newId() };
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    await admin.query(
      `insert into trust.document_upload_part (organization_id, upload_id, number, user_id, content)
       select $1, gen_random_uuid(), 0, $2, convert_to(repeat('x', 26214400), 'UTF8') from generate_series(1, 4)`,
      [other.organizationId, other.userId],
    );
    expectErrorCode(await upload(newId(), 0, pdf('one more'), other), 'TOO_MANY_UPLOADS');
    expect(await removeAbandonedUploads(world.subgraph.database)).toBe(0);
    await admin.query(
      `update trust.document_upload_part set added_at = now() - interval '25 hours' where organization_id = $1`,
      [other.organizationId],
    );
    await admin.end();
    expect(await removeAbandonedUploads(world.subgraph.database)).toBe(4);
    expectData(await upload(newId(), 0, pdf('one more'), other));
  });
});
