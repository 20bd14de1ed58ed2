import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Receipt,
  type ReceiptHead,
  verifyConsistency,
  verifyReceipt,
  verifyTreeHead,
} from '@propmubi/client';
import { newId, systemViewer } from '@propmubi/runtime';
import {
  expectData,
  expectErrorCode,
  subgraphClient,
  testServiceConfig,
  testViewer,
} from '@propmubi/testkit';
import pg from 'pg';
import { createTrustSubgraph, type TrustSubgraph } from '../src/index.js';
import { FILL_LOG_NODES } from '../src/migrations/0006-add-log-nodes.js';
import { appendToLog } from '../src/modules/transparency/log.repository.js';
import { type SignedHead } from '../src/modules/transparency/signed-heads.repository.js';
import { startTestTrust } from './test-subgraph.js';

const HEAD = 'treeSize rootHash timestamp signature publicKey';
const RECEIPTS = `query($id: ID!) { documentLogEntries(documentId: $id) { leaf leafIndex treeSize path head { ${HEAD} } } }`;
const AT = new Date('2026-11-01T10:00:00Z');

describe('the transparency log', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let subgraph: TrustSubgraph;
  let ask: ReturnType<typeof subgraphClient>;
  let admin: pg.Client;
  const statements: string[] = [];

  beforeAll(async () => {
    running = await startTestTrust();
    const { privateKey } = generateKeyPairSync('ed25519');
    const config = {
      ...(await testServiceConfig(running.database)),
      logSigningKey: privateKey.export({ format: 'jwk' }),
    };
    subgraph = await createTrustSubgraph(config, {
      recomputeEveryMs: 0,
      now: () => AT,
      onStatement: (sql) => statements.push(sql),
    });
    ask = subgraphClient(subgraph);
    admin = new pg.Client({ connectionString: running.database.adminUrl });
    await admin.connect();
  });

  afterAll(async () => {
    await admin?.end();
    await subgraph?.close();
    await running?.close();
  });

  beforeEach(async () => {
    await admin.query('truncate trust.log_entry, trust.log_node, trust.log_head');
  });

  const append = async (count: number) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const documentId = newId();
      ids.push(documentId);
      const facts = { documentId, documentType: 'NOC', sha256: '0'.repeat(64), status: 'IN_REVIEW' };
      await subgraph.database
        .scope(systemViewer(null))
        .write((em) => appendToLog(em, { ...facts, at: AT.toISOString() }));
    }
    return ids;
  };
  const headNow = async () =>
    expectData<{ transparencyLogHead: ReceiptHead }>(await ask(`{ transparencyLogHead { ${HEAD} } }`))
      .transparencyLogHead;
  const publishedKey = async () =>
    expectData<{ transparencyLogKey: { keyId: string; publicKey: string } }>(
      await ask('{ transparencyLogKey { keyId publicKey } }'),
    ).transparencyLogKey;
  const receiptOf = async (id: string) =>
    expectData<{ documentLogEntries: Receipt[] }>(await ask(RECEIPTS, { id }))
      .documentLogEntries[0] as Receipt;
  const found = async (heads?: SignedHead[]) => [
    ...new Set((await subgraph.auditLog({ heads })).findings.map(({ kind }) => kind)),
  ];

  it('gives receipts that are verified offline with the published key', async () => {
    const ids = await append(13);
    const { keyId, publicKey } = await publishedKey();
    for (const id of ids) {
      const verdict = await verifyReceipt(await receiptOf(id), { publicKey });
      expect(verdict).toMatchObject({ problems: [], keyId, facts: { documentId: id } });
    }
  });

  it('gives receipts in which nothing can be changed unseen', async () => {
    const [id] = (await append(6)) as [string];
    const receipt = await receiptOf(id);
    const { publicKey } = await publishedKey();
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    const problemsOf = async (given: Partial<Receipt>, options = {}) =>
      (await verifyReceipt({ ...receipt, ...given }, { publicKey, ...options })).problems;
    const head = (given: Partial<ReceiptHead>) => ({ head: { ...receipt.head, ...given } });
    expect(await problemsOf({ leaf: receipt.leaf.replace('IN_REVIEW', 'VERIFIED') })).toEqual([
      'NOT_INCLUDED',
    ]);
    expect(await problemsOf({ leafIndex: 1 })).toEqual(['NOT_INCLUDED']);
    expect(await problemsOf({ path: receipt.path.slice(1) })).toEqual(['NOT_INCLUDED']);
    expect(await problemsOf({ treeSize: 7 })).toContain('OTHER_TREE');
    expect(await problemsOf(head({ timestamp: '2026-11-02T10:00:00Z' }))).toEqual(['BAD_SIGNATURE']);
    expect(await problemsOf(head({ rootHash: '0'.repeat(64) }))).toEqual(['NOT_INCLUDED', 'BAD_SIGNATURE']);
    expect(await problemsOf(head({ signature: null }))).toEqual(['NOT_SIGNED']);
    expect(await problemsOf({}, { publicKey: JSON.stringify(other) })).toEqual(['OTHER_KEY']);
    expect(await problemsOf({}, { publicKey: 'no key' })).toEqual(['OTHER_KEY']);
    expect(await problemsOf({}, { content: new Uint8Array([1]) })).toEqual(['OTHER_CONTENT']);
    expect(await problemsOf({}, { documentId: id })).toEqual([]);
    expect(await problemsOf({}, { documentId: 'another' })).toEqual(['OTHER_DOCUMENT']);
    expect((await verifyReceipt({} as Receipt)).problems).toEqual(['NOT_A_RECEIPT']);
  });

  it('proves of every earlier head that the log only grew', async () => {
    await append(5);
    const first = await headNow();
    await append(8);
    const second = await headNow();
    const query = `query($n: Int!) { transparencyLogConsistency(firstSize: $n) {
      firstSize secondSize firstRoot secondRoot path } }`;
    type Proof = Parameters<typeof verifyConsistency>[0];
    const { transparencyLogConsistency: proof } = expectData<{ transparencyLogConsistency: Proof }>(
      await ask(query, { n: first.treeSize }),
    );
    expect(proof).toMatchObject({ firstRoot: first.rootHash, secondRoot: second.rootHash });
    expect(await verifyConsistency(proof)).toBe(true);
    expect(await verifyConsistency({ ...proof, firstRoot: second.rootHash })).toBe(false);
  });

  it('appends and answers with the same statements however long it is', async () => {
    const statementsOf = async (work: () => Promise<unknown>) => {
      statements.length = 0;
      await work();
      return statements.length;
    };
    const measure = async () => [
      // An odd position completes nodes, whatever its size.
      await statementsOf(() => append(2)),
      await statementsOf(headNow),
    ];
    await append(2);
    const early = await measure();
    await append(60);
    expect(await measure()).toEqual(early);
  });

  it('cannot be changed by the application', async () => {
    await append(2);
    const application = new pg.Client({ connectionString: running.database.appUrl });
    await application.connect();
    for (const sql of [
      `update trust.log_entry set leaf = ''`,
      'delete from trust.log_entry',
      `update trust.log_node set hash = ''`,
      'delete from trust.log_head',
    ])
      await expect(application.query(sql)).rejects.toThrow(/permission denied/);
    await application.end();
  });

  it('keeps one signed head of each size', async () => {
    await append(3);
    await subgraph.keepHead();
    await subgraph.keepHead();
    await append(1);
    await subgraph.keepHead();
    expect(await subgraph.auditLog()).toMatchObject({ entries: 4, heads: 2, findings: [] });
  });

  it('is listed for reviewers, page by page, with the heads that were kept', async () => {
    const ids = await append(3);
    await subgraph.keepHead();
    await append(2);
    await subgraph.keepHead();
    const reviewer = testViewer({ userId: newId(), scopes: ['documents:review'] });
    const query = `query($after: String) {
      transparencyLogEntries(first: 3, after: $after) { nodes { leafIndex documentId leaf } pageInfo { hasNextPage endCursor } }
      transparencyLogHeads(first: 5) { nodes { ${HEAD} } } }`;
    interface Listed {
      transparencyLogEntries: {
        nodes: { leafIndex: number; documentId: string; leaf: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      transparencyLogHeads: { nodes: ReceiptHead[] };
    }
    const first = expectData<Listed>(await ask(query, {}, reviewer));
    expect(first.transparencyLogEntries.nodes.map(({ leafIndex }) => leafIndex)).toEqual([4, 3, 2]);
    const after = first.transparencyLogEntries.pageInfo.endCursor;
    const { transparencyLogEntries: rest } = expectData<Listed>(await ask(query, { after }, reviewer));
    expect(rest.nodes.map(({ documentId }) => documentId)).toEqual([ids[1], ids[0]]);
    expect(rest.nodes[0]?.leaf).toBe((await receiptOf(ids[1] as string)).leaf);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const { publicKey } = await publishedKey();
    const heads = first.transparencyLogHeads.nodes;
    expect(heads.map(({ treeSize }) => treeSize)).toEqual([5, 3]);
    for (const head of heads) {
      expect(await verifyTreeHead(head, publicKey)).toBe(true);
      expect(await verifyTreeHead({ ...head, treeSize: 4 }, publicKey)).toBe(false);
    }
    expectErrorCode(await ask(query, {}, testViewer({ userId: newId() })), 'MISSING_SCOPE');
    expectErrorCode(await ask(query, {}), 'UNAUTHENTICATED');
  });

  it('is filled with nodes by the migration', async () => {
    await append(21);
    const before = await headNow();
    await admin.query('truncate trust.log_node');
    await admin.query(FILL_LOG_NODES);
    expect(await found()).toEqual([]);
    expect((await headNow()).rootHash).toBe(before.rootHash);
    await append(4);
    expect(await found()).toEqual([]);
  });

  describe('an audit', () => {
    beforeEach(async () => {
      await append(10);
      await subgraph.keepHead();
      await append(11);
      await subgraph.keepHead();
    });

    const rehash = `leaf_hash = encode(sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), 'hex')`;
    const alter = `update trust.log_entry set leaf = replace(leaf, 'IN_REVIEW', 'VERIFIED')`;
    const swap = `update trust.log_entry a set leaf = b.leaf, leaf_hash = b.leaf_hash, document_id = b.document_id
      from trust.log_entry b where (a.position, b.position) in ((3, 4), (4, 3))`;
    const cut = 'delete from trust.log_entry where position >= 15';
    const refill = ['truncate trust.log_node', FILL_LOG_NODES];

    it.each([
      ['nothing in a log that is whole', [], []],
      ['an altered entry', [`${alter} where position = 3`], ['ALTERED_ENTRY', 'ALTERED_NODE', 'OTHER_PAST']],
      [
        'an altered entry whose hash was altered with it',
        [`${alter} where position = 3`, `update trust.log_entry set ${rehash}`],
        ['ALTERED_NODE', 'OTHER_PAST'],
      ],
      [
        'an altered entry with all hashes over it',
        [`${alter} where position = 3`, `update trust.log_entry set ${rehash}`, ...refill],
        ['OTHER_PAST'],
      ],
      ['a deleted entry', ['delete from trust.log_entry where position = 5'], ['MISSING_ENTRY']],
      [
        'a deleted entry whose gap was closed',
        [
          'delete from trust.log_entry where position = 5',
          'update trust.log_entry set position = position + 1000 where position > 5',
          'update trust.log_entry set position = position - 1001 where position > 1000',
          ...refill,
        ],
        ['OTHER_PAST', 'TRUNCATED'],
      ],
      ['entries in another order', [swap], ['ALTERED_NODE', 'OTHER_PAST']],
      ['entries in another order with all hashes over them', [swap, ...refill], ['OTHER_PAST']],
      ['entries cut off', [cut], ['TRUNCATED']],
      ['entries cut off with the nodes over them', [cut, ...refill], ['TRUNCATED']],
      [
        'a head of another key',
        [`update trust.log_head set signature = 'AA' where tree_size = 10`],
        ['BAD_SIGNATURE'],
      ],
    ])('finds %s', async (_what, changes, kinds) => {
      for (const sql of changes) await admin.query(sql);
      expect((await found()).toSorted()).toEqual(kinds);
    });

    it('finds with a head kept outside that everything here was replaced', async () => {
      const head = await headNow();
      await admin.query('truncate trust.log_entry, trust.log_node, trust.log_head');
      await append(30);
      await subgraph.keepHead();
      expect(await found()).toEqual([]);
      const outside = { ...head, timestamp: new Date(head.timestamp) };
      expect(await found([outside])).toEqual(['OTHER_PAST']);
    });
  });
});
