import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import S3rver from '@20minutes/s3rver';
import { expect } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { createLocalStore, readGrant } from '@propmubi/storage';
import { createS3Store } from '@propmubi/storage/s3';
import {
  EICAR,
  expectData,
  startTestClamd,
  subgraphClient,
  testServiceConfig,
  testViewer,
} from '@propmubi/testkit';
import pg from 'pg';
import { createTrustSubgraph, type TrustConfig, type TrustSubgraph } from '../src/index.js';
import { startTestTrust } from './test-subgraph.js';

export const PDF = 'application/pdf';
export const MATCHES = `query($id: ID!, $sha256: String!) { documentHashMatches(id: $id, sha256: $sha256) }`;
const SECRET = 'of a test and longer than thirty-two characters';
const MB = 1_000_000;
const CREATE = `mutation($input: CreateDocumentUploadInput!) {
  createDocumentUpload(input: $input) { uploadId method url headers { name value } expiresAt } }`;
const SUBMIT = `mutation($input: SubmitDocumentInput!) {
  submitDocument(input: $input) { document { id sha256 sizeBytes status } } }`;
const CONTENT = `query($id: ID!) { documentContent(id: $id) { contentBase64 } }`;

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
export const pdf = (text = newId()) => Buffer.from(`%PDF-1.7\n${text}`);

export interface Upload {
  uploadId: string;
  url: string;
  headers: { name: string; value: string }[];
}

/** A deployment of trust: with a folder, with a bucket, with a scanner that is away, or without a store. */
export type Deployment = 'local' | 's3' | 'unscanned' | 'none';
export type UploadWorld = Awaited<ReturnType<typeof startUploadWorld>>;

/** Four trust subgraphs on one database, a folder and a bucket, and a scanner that knows EICAR. */
export async function startUploadWorld() {
  const running = await startTestTrust();
  const directory = await mkdtemp(join(tmpdir(), 'propmubi-uploads-'));
  const bucket = new S3rver({
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
  const s3 = createS3Store(s3Config);
  const local = createLocalStore(localConfig);
  const clamd = await startTestClamd((content) =>
    content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0',
  );
  const config = await testServiceConfig(running.database);
  const start = (given: Partial<TrustConfig>) =>
    createTrustSubgraph({ ...config, ...given }, { recomputeEveryMs: 0 });
  const subgraphs: Record<Deployment, TrustSubgraph> = {
    local: await start({
      documentStore: localConfig,
      documentQuotaBytes: 60 * MB,
      clamd: clamd.address,
    }),
    s3: await start({ documentStore: s3Config, clamd: clamd.address }),
    unscanned: await start({ documentStore: localConfig, clamd: { host: '127.0.0.1', port: 1 } }),
    none: await start({}),
  };
  const reviewer = testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['documents:review'] });

  const ask = (name: Deployment, query: string, variables: object, viewer?: Viewer) =>
    subgraphClient(subgraphs[name])(query, variables as never, viewer);
  const create = (viewer: Viewer, given: object = {}, name: Deployment = 'local') =>
    ask(name, CREATE, { input: { mediaType: PDF, sizeBytes: 100, ...given } }, viewer);
  /** Sends bytes by a link: to the bucket on the wire, to the folder as the gateway's route does. */
  const send = async (name: Deployment, { url, headers }: Upload, bytes: Buffer) => {
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
  const uploaded = async (
    viewer: Viewer,
    bytes: Buffer,
    { name = 'local' as Deployment, mediaType = PDF } = {},
  ) => {
    const answer = await create(viewer, { mediaType, sizeBytes: bytes.length }, name);
    const upload = expectData<{ createDocumentUpload: Upload }>(answer).createDocumentUpload;
    expect(await send(name, upload, bytes)).toBe(200);
    return upload;
  };
  const submit = (viewer: Viewer, uploadId: string, name: Deployment = 'local', given: object = {}) =>
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
  const submitted = async (viewer: Viewer, uploadId: string, name: Deployment = 'local') =>
    expectData<Submitted>(await submit(viewer, uploadId, name)).submitDocument.document;
  const contentOf = async (id: string, name: Deployment = 'local') => {
    const { documentContent } = expectData<{ documentContent: { contentBase64: string } }>(
      await ask(name, CONTENT, { id }, reviewer),
    );
    return Buffer.from(documentContent.contentBase64, 'base64');
  };

  return {
    ask,
    contentOf,
    create,
    database: running.database,
    local,
    reviewer,
    s3,
    send,
    submit,
    submitted,
    subgraphs,
    uploaded,
    /** Statements of the administrator of the database. */
    admin: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => {
      const client = new pg.Client({ connectionString: running.database.adminUrl });
      await client.connect();
      const { rows } = await client.query<Row>(sql, values);
      await client.end();
      return rows;
    },
    async close() {
      for (const subgraph of Object.values(subgraphs)) await subgraph.close();
      s3.close();
      await bucket.close();
      await clamd.close();
      await running.close();
      await rm(directory, { recursive: true, force: true });
    },
    member: (): Viewer & { userId: string; organizationId: string } =>
      testViewer({
        userId: newId(),
        organizationId: newId(),
        roles: ['AGENT'],
        scopes: ['documents:write'],
      }) as never,
  };
}
