import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, newId, type Viewer } from '@propmubi/runtime';
import {
  expectData,
  expectErrorCode,
  subgraphClient,
  testServiceConfig,
  testViewer,
  deliverEvent,
  recordedEvents,
} from '@propmubi/testkit';
import pg from 'pg';
import { createTrustSubgraph, type TrustSubgraph } from '../src/index.js';
import { DocumentChecklistItem } from '../src/modules/document/checklist.js';
import { expireDocuments } from '../src/modules/document/expire-documents.js';
import { removeAbandonedUploads } from '../src/modules/document/document-upload.js';
import { testDocumentStore } from './test-document-store.js';
import { startTestTrust } from './test-subgraph.js';

const OURS = idOf('Organization', 'ours');
const THEIRS = idOf('Organization', 'theirs');
/** Every item there is: what of it a type needs is in it. */
const WHOLE = Object.values(DocumentChecklistItem);
const FIELDS = 'id type status sha256 sizeBytes fileName decisionReason recheckOn';
const SUBMIT = `mutation($input: SubmitDocumentInput!) { submitDocument(input: $input) { document { ${FIELDS} } } }`;
const REVIEW = `mutation($input: ReviewDocumentInput!) { reviewDocument(input: $input) { document { ${FIELDS} } } }`;
const ONE = `query($id: ID!) { document(id: $id) { ${FIELDS} } }`;
const ENTITY = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Document { ${FIELDS} } } }`;
const pdf = (text: string) => Buffer.from(`%PDF-1.7 ${text}`);

interface Doc {
  id: string;
  status: string;
  sha256: string | null;
  recheckOn: string | null;
}

describe('documents', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let subgraph: TrustSubgraph;
  let ask: ReturnType<typeof subgraphClient>;
  let today = new Date('2026-11-01T10:00:00Z');
  const statements: string[] = [];
  const files = testDocumentStore();
  const listingId = newId();
  const agent = testViewer({
    userId: newId(),
    organizationId: OURS,
    agentId: newId(),
    roles: ['AGENT'],
    scopes: ['documents:write'],
  });
  const rival = { ...agent, userId: newId(), organizationId: THEIRS };
  const reviewer = () => testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['documents:review'] });

  beforeAll(async () => {
    running = await startTestTrust();
    subgraph = await createTrustSubgraph(
      { ...(await testServiceConfig(running.database)), ...(await files.open()) },
      {
        recomputeEveryMs: 0,
        now: () => today,
        onStatement: (sql) => statements.push(sql),
      },
    );
    ask = subgraphClient(subgraph);
    await deliverEvent(
      subgraph,
      'ListingPublished',
      {
        listingId,
        organizationId: OURS,
        agentId: null,
        projectId: null,
        localityId: null,
        listPrice: 1,
        bedrooms: 1,
        publishedAt: '2026-10-01T00:00:00Z',
      },
      OURS,
    );
  });

  afterAll(async () => {
    await subgraph?.close();
    await running?.close();
    await files.close();
  });

  const submit = (given: Record<string, unknown> = {}, viewer: Viewer = agent) =>
    ask(
      SUBMIT,
      {
        input: {
          subjectType: 'LISTING',
          subjectId: listingId,
          type: 'NOC',
          contentBase64: pdf(newId()).toString('base64'),
          fileName: 'noc.pdf',
          idempotencyKey: newId(),
          ...given,
        },
      },
      viewer,
    );
  const submitted = async (given: Record<string, unknown> = {}) =>
    expectData<{ submitDocument: { document: Doc } }>(await submit(given)).submitDocument.document;
  const review = (viewer: Viewer, documentId: string, given: Record<string, unknown> = {}) =>
    ask(
      REVIEW,
      { input: { documentId, decision: 'APPROVE', reason: 'IN_ORDER', checklist: WHOLE, ...given } },
      viewer,
    );
  const scoreOf = async () => {
    await subgraph.recompute();
    const query = `query($id: ID!) { trustScore(subjectType: LISTING, subjectId: $id) { score caps reasons { code } } }`;
    const answer = await ask(query, { id: listingId });
    return expectData<{ trustScore: { score: number; caps: string[]; reasons: { code: string }[] } }>(answer)
      .trustScore;
  };

  it('hashes the bytes and waits for a reviewer', async () => {
    const bytes = pdf('the very bytes');
    const document = await submitted({ contentBase64: bytes.toString('base64') });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(document).toMatchObject({ status: 'IN_REVIEW', sha256 });
    const matches = `query($id: ID!, $sha256: String!) { documentHashMatches(id: $id, sha256: $sha256) }`;
    const ask2 = async (hash: string) =>
      expectData(await ask(matches, { id: document.id, sha256: hash }, agent));
    expect(await ask2(sha256)).toEqual({ documentHashMatches: true });
    expect(await ask2('0'.repeat(64))).toEqual({ documentHashMatches: false });
    expect((await recordedEvents(subgraph)).at(-1)).toMatchObject({
      type: 'DocumentSubmitted',
      data: { documentId: document.id },
    });
  });

  it('answers the same key with the same document, and another document under it with a refusal', async () => {
    const given = { idempotencyKey: newId(), contentBase64: pdf('once').toString('base64') };
    expect((await submitted(given)).id).toBe((await submitted(given)).id);
    expectErrorCode(await submit({ ...given, type: 'OC' }), 'IDEMPOTENCY_KEY_REUSED');
    const other = pdf('another').toString('base64');
    expectErrorCode(await submit({ ...given, contentBase64: other }), 'IDEMPOTENCY_KEY_REUSED');
  });

  it.each([
    ['no base64', { contentBase64: 'äöü!' }, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'no PDF or image',
      { contentBase64: Buffer.from('MZ virus').toString('base64') },
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['no bytes', { contentBase64: '' }, 'BAD_USER_INPUT'],
    ['no id', { subjectId: 'x' }, 'BAD_USER_INPUT'],
  ])('refuses what is %s', async (_name, given, code) => {
    expectErrorCode(await submit(given), code);
  });

  it('takes papers of a listing only from its own brokerage', async () => {
    expectErrorCode(await submit({}, rival), 'SUBJECT_NOT_YOURS');
    expectErrorCode(await submit({}, { ...agent, organizationId: null }), 'ORGANIZATION_REQUIRED');
    expectErrorCode(await submit({}, { ...agent, scopes: [] }), 'MISSING_SCOPE');
  });

  it('never takes a score, a status or a tenant as input', async () => {
    for (const given of [{ trustScore: 100 }, { status: 'VERIFIED' }, { organizationId: THEIRS }]) {
      expect((await submit(given)).body.errors).toHaveLength(1);
    }
    expect(subgraph.sdl).not.toMatch(/input \w+ \{[^}]*\b(trustScore|score|organizationId):/);
  });

  it('shows others of a listing’s papers their type and status and no more', async () => {
    const { id } = await submitted();
    expect(expectData(await ask(ONE, { id }, rival))).toEqual({ document: null });
    const seen = expectData<{ _entities: unknown[] }>(
      await ask(ENTITY, { r: [{ __typename: 'Document', id }] }, rival),
    );
    expect(seen._entities[0]).toMatchObject({
      type: 'NOC',
      status: 'IN_REVIEW',
      sha256: null,
      fileName: null,
      sizeBytes: null,
    });
  });

  it('shows others nothing of an agent’s papers, by whatever way', async () => {
    const { id } = await submitted({
      subjectType: 'AGENT',
      subjectId: agent.agentId,
      type: 'AGENT_CERTIFICATE',
    });
    expect(expectData(await ask(ONE, { id }, rival))).toEqual({ document: null });
    expect(expectData(await ask(ENTITY, { r: [{ __typename: 'Document', id }] }, rival))).toEqual({
      _entities: [null],
    });
    expect(expectData(await ask(ONE, { id }, agent))).toMatchObject({ document: { id } });
  });

  it('is not verified by its maker, a colleague, without a scope or without a reason', async () => {
    const { id } = await submitted();
    const scopes = ['documents:write', 'documents:review'];
    expectErrorCode(await review({ ...agent, scopes }, id), 'MAKER_IS_CHECKER');
    expectErrorCode(await review({ ...agent, scopes, organizationId: null }, id), 'MAKER_IS_CHECKER');
    expectErrorCode(await review({ ...agent, scopes, userId: newId() }, id), 'MAKER_IS_CHECKER');
    expectErrorCode(await review(rival, id), 'MISSING_SCOPE');
    expectErrorCode(await review(reviewer(), id, { reason: 'ok' }), 'REASON_REQUIRED');
    expectErrorCode(await review(reviewer(), newId()), 'NOT_FOUND');
  });

  it('raises the score once verified and tells', async () => {
    const { id } = await submitted();
    const before = await scoreOf();
    expect(before.reasons.map(({ code }) => code)).toContain('DOC_MISSING');
    const { reviewDocument } = expectData<{ reviewDocument: { document: Doc } }>(
      await review(reviewer(), id),
    );
    expect(reviewDocument.document).toMatchObject({ status: 'VERIFIED', recheckOn: '2027-11-01' });
    expect((await recordedEvents(subgraph)).at(-1)?.type).toBe('DocumentVerified');
    const after = await scoreOf();
    expect(after.score).toBeGreaterThan(before.score);
    expect(after.reasons.map(({ code }) => code)).not.toContain('DOC_MISSING');
    expectErrorCode(await review(reviewer(), id), 'NOT_IN_REVIEW');
  });

  it('needs two different reviewers for a title', async () => {
    const { id } = await submitted({ type: 'TITLE_REPORT' });
    const first = reviewer();
    const statusAfter = async (viewer: Viewer) =>
      expectData<{ reviewDocument: { document: Doc } }>(await review(viewer, id)).reviewDocument.document
        .status;
    expect(await statusAfter(first)).toBe('IN_REVIEW');
    expectErrorCode(await review(first, id), 'ALREADY_REVIEWED');
    expect(await statusAfter(reviewer())).toBe('VERIFIED');
  });

  it('stands in the queue of reviewers until it is decided', async () => {
    const { id } = await submitted({ type: 'PROPERTY_CARD' });
    const query = `{ verificationCases(first: 100) { edges { node { documentId approvals approvalsNeeded } } } }`;
    type Queue = { verificationCases: { edges: { node: { documentId: string } }[] } };
    const queued = async (viewer: Viewer) =>
      expectData<Queue>(await ask(query, {}, viewer)).verificationCases.edges.some(
        ({ node }) => node.documentId === id,
      );
    expectErrorCode(await ask(query, {}, rival), 'MISSING_SCOPE');
    expect(await queued(reviewer())).toBe(true);
    expect(await queued({ ...agent, scopes: ['documents:review'] })).toBe(false);
    expectData(await review(reviewer(), id));
    expect(await queued(reviewer())).toBe(false);
  });

  it('is verified by two reviewers who decide at the same moment', async () => {
    const { id } = await submitted({ type: 'TITLE_REPORT' });
    await Promise.all([review(reviewer(), id), review(reviewer(), id)]);
    expect(expectData(await ask(ONE, { id }, agent))).toMatchObject({ document: { status: 'VERIFIED' } });
  });

  it('asks for more and takes a newer one instead', async () => {
    const first = await submitted({ type: 'OC' });
    expectData(await review(reviewer(), first.id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING' }));
    await submitted({ type: 'OC' });
    expect(expectData(await ask(ONE, { id: first.id }, agent))).toMatchObject({
      document: { status: 'SUPERSEDED' },
    });
    expectErrorCode(await review(reviewer(), first.id), 'NOT_IN_REVIEW');
  });

  it('expires and has to be checked again', async () => {
    const { id } = await submitted({ type: 'INDEX_II' });
    expectData(await review(reviewer(), id));
    const before = today;
    today = new Date('2027-02-15T00:00:00Z');
    expect(await expireDocuments(subgraph.database, today)).toBeGreaterThanOrEqual(1);
    expect(expectData(await ask(ONE, { id }, agent))).toMatchObject({ document: { status: 'EXPIRED' } });
    expect((await recordedEvents(subgraph)).map(({ type }) => type)).toContain('DocumentExpired');
    today = before;
  });

  describe('a forged paper', () => {
    const trustOf = async (subjectType: string, id: string) => {
      await subgraph.recompute();
      const query = `query($type: TrustSubjectType!, $id: ID!) {
        trustScore(subjectType: $type, subjectId: $id) { score caps } }`;
      return expectData<{ trustScore: { score: number; caps: string[] } | null }>(
        await ask(query, { type: subjectType, id }),
      ).trustScore;
    };
    const forge = async (given: Record<string, unknown>, viewer: Viewer, extra = {}) => {
      const { submitDocument } = expectData<{ submitDocument: { document: Doc } }>(
        await submit({ type: 'SALE_DEED', ...given }, viewer),
      );
      const verdict = { decision: 'REJECT', reason: 'FORGED_SEAL', forged: true, ...extra };
      expectData(await review(reviewer(), submitDocument.document.id, verdict));
    };

    it('about another’s project is answered for by the person who submitted it alone', async () => {
      const projectId = newId();
      const paper = { subjectType: 'PROJECT', subjectId: projectId };
      const before = await trustOf('PROJECT', projectId);
      for (let n = 0; n < 3; n++) await forge(paper, rival);
      expect(await trustOf('PROJECT', projectId)).toEqual(before);
      expect(await trustOf('USER', rival.userId as string)).toMatchObject({
        score: 10,
        caps: ['DOCUMENT_FORGED', 'PHONE_UNVERIFIED'],
      });
      await forge(paper, rival, { registryConfirmed: true });
      expect(await trustOf('PROJECT', projectId)).toMatchObject({ caps: ['DOCUMENT_FORGED'] });
    });

    it('that was only rejected says nothing about another’s project', async () => {
      const projectId = newId();
      const before = await trustOf('PROJECT', projectId);
      const { submitDocument } = expectData<{ submitDocument: { document: Doc } }>(
        await submit({ subjectType: 'PROJECT', subjectId: projectId, type: 'OC' }, rival),
      );
      const verdict = { decision: 'REJECT', reason: 'UNREADABLE' };
      expectData(await review(reviewer(), submitDocument.document.id, verdict));
      expect(await trustOf('PROJECT', projectId)).toEqual(before);
    });

    it('caps a listing at 10 when its own brokerage submitted it', async () => {
      await forge({}, agent);
      expect(await scoreOf()).toMatchObject({ score: 10, caps: ['DOCUMENT_FORGED'] });
    });
  });

  it('counts one observation per type, and the newer document replaces the older', async () => {
    const projectId = newId();
    const documents = async () => {
      await subgraph.recompute();
      const query = `query($id: ID!) { trustScore(subjectType: PROJECT, subjectId: $id) {
        factors { factor evidenceCount } } }`;
      type Trust = { factors: { factor: string; evidenceCount: number }[] };
      const { trustScore } = expectData<{ trustScore: Trust }>(await ask(query, { id: projectId }));
      return trustScore.factors.find(({ factor }) => factor === 'DOCUMENTS')?.evidenceCount;
    };
    const contentBase64 = pdf('the same bytes').toString('base64');
    const paper = { subjectType: 'PROJECT', subjectId: projectId, type: 'RERA_CERTIFICATE' };
    const first = await submitted({ ...paper, contentBase64 });
    expectData(await review(reviewer(), first.id));
    for (const given of [{ contentBase64 }, {}]) {
      const { id } = await submitted({ ...paper, ...given });
      expectData(await review(reviewer(), id));
    }
    expect(await documents()).toBe(1);
    expect(expectData(await ask(ONE, { id: first.id }, agent))).toMatchObject({
      document: { status: 'SUPERSEDED' },
    });
  });

  it('tells a reviewer of any organization what an agent’s paper is about', async () => {
    const { id } = await submitted({
      subjectType: 'AGENT',
      subjectId: agent.agentId,
      type: 'AGENT_CERTIFICATE',
    });
    const query = `query($id: ID!) { document(id: $id) { subjectType subjectId fileName } }`;
    expect(expectData(await ask(query, { id }, reviewer()))).toEqual({
      document: { subjectType: 'AGENT', subjectId: agent.agentId, fileName: 'noc.pdf' },
    });
  });

  describe('its bytes', () => {
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
    const partsOf = (bytes: Buffer) =>
      [0, 1, 2].map((part) => bytes.subarray(part * PART, (part + 1) * PART));

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
      const { submitDocument } = expectData<{ submitDocument: { document: Doc } }>(
        await submitUpload(uploadId, key),
      );
      const { id, sha256 } = submitDocument.document;
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
      const admin = new pg.Client({ connectionString: running.database.adminUrl });
      await admin.connect();
      await admin.query(
        `insert into trust.document_upload_part (organization_id, upload_id, number, user_id, content)
         select $1, gen_random_uuid(), 0, $2, convert_to(repeat('x', 26214400), 'UTF8') from generate_series(1, 4)`,
        [other.organizationId, other.userId],
      );
      expectErrorCode(await upload(newId(), 0, pdf('one more'), other), 'TOO_MANY_UPLOADS');
      expect(await removeAbandonedUploads(subgraph.database)).toBe(0);
      await admin.query(
        `update trust.document_upload_part set added_at = now() - interval '25 hours' where organization_id = $1`,
        [other.organizationId],
      );
      await admin.end();
      expect(await removeAbandonedUploads(subgraph.database)).toBe(4);
      expectData(await upload(newId(), 0, pdf('one more'), other));
    });
  });

  it('answers one and fifty listings with the same statements', async () => {
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Listing { documents { type status } } } }`;
    const count = async (ids: string[]) => {
      statements.length = 0;
      expectData(await ask(query, { r: ids.map((id) => ({ __typename: 'Listing', id })) }));
      return statements.length;
    };
    const one = await count([listingId]);
    expect(await count([listingId, ...Array.from({ length: 49 }, () => newId())])).toBe(one);
  });
});
