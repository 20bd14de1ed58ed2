import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, recordedEvents } from '@propmubi/testkit';
import { documentOf, documentWorld, ENTITY, ONE, pdf, THEIRS, type Doc } from './document-world.js';

const MINE =
  '{ organizationDocuments(first: 50) { totalCount edges { node { id status history { action } } } } }';

describe('documents', () => {
  const world = documentWorld();
  const { agent, ask, listingId, member, reviewer, rival, statements, submit, submitted, submittedBy } =
    world;

  beforeAll(world.start);
  afterAll(world.close);

  it('hashes the bytes and waits for a reviewer', async () => {
    const bytes = pdf('the very bytes');
    const document = await submitted({ contentBase64: bytes.toString('base64') });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(document).toMatchObject({ status: 'IN_REVIEW', sha256 });
    const query = `query($id: ID!, $sha256: String!) { documentHashMatches(id: $id, sha256: $sha256) }`;
    const matches = async (hash: string) =>
      expectData(await ask(query, { id: document.id, sha256: hash }, agent));
    expect(await matches(sha256)).toEqual({ documentHashMatches: true });
    expect(await matches('0'.repeat(64))).toEqual({ documentHashMatches: false });
    expect((await recordedEvents(world.subgraph)).at(-1)).toMatchObject({
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
    expectErrorCode(await submit({ ...given, fileName: 'another.pdf' }), 'IDEMPOTENCY_KEY_REUSED');
    const colleague = { ...agent, userId: newId() };
    expect(documentOf(await submit(given, colleague)).id).not.toBe((await submitted(given)).id);
    const both = { idempotencyKey: newId(), contentBase64: pdf('at once').toString('base64') };
    const answers = await Promise.all([submitted(both), submitted(both)]);
    expect(answers[0].id).toBe(answers[1].id);
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
    expect(world.subgraph.sdl).not.toMatch(/input \w+ \{[^}]*\b(trustScore|score|organizationId):/);
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

  describe('the documents of an organization', () => {
    it('are listed for its members, newest first, without those about colleagues', async () => {
      const viewer = member();
      const first = await submittedBy(viewer);
      const own = await submittedBy(viewer, { subjectType: 'USER', subjectId: viewer.userId });
      type Listed = { organizationDocuments: { totalCount: number; edges: { node: Doc }[] } };
      const listed = async (who: Viewer) => {
        const { totalCount, edges } = expectData<Listed>(await ask(MINE, {}, who)).organizationDocuments;
        expect(totalCount).toBe(edges.length);
        return edges.map(({ node }) => node.id);
      };
      expect(await listed(viewer)).toEqual([own.id, first.id]);
      expect(await listed({ ...viewer, userId: newId() })).toEqual([first.id]);
      expect(await listed(member())).toEqual([]);
      expectErrorCode(await ask(MINE, {}, { ...viewer, scopes: [] }), 'MISSING_SCOPE');
    });

    it('are those of a filter, and counted by it', async () => {
      const viewer = member();
      const noc = await submittedBy(viewer);
      const own = await submittedBy(viewer, { subjectType: 'USER', subjectId: viewer.userId });
      const title = await submittedBy(viewer, { type: 'TITLE_REPORT' });
      const query = `query($filter: DocumentFilter) { organizationDocuments(first: 50, filter: $filter) { totalCount nodes { id } } }`;
      const listed = async (filter: object, who: Viewer = viewer) => {
        type Found = { organizationDocuments: { totalCount: number; nodes: { id: string }[] } };
        const { totalCount, nodes } = expectData<Found>(
          await ask(query, { filter }, who),
        ).organizationDocuments;
        expect(totalCount).toBe(nodes.length);
        return nodes.map(({ id }) => id);
      };
      expect(await listed({ types: ['TITLE_REPORT', 'OC'] })).toEqual([title.id]);
      expect(await listed({ statuses: ['IN_REVIEW'] })).toEqual([title.id, own.id, noc.id]);
      expect(await listed({ statuses: ['VERIFIED', 'REJECTED'] })).toEqual([]);
      expect(await listed({ subjectType: 'USER', subjectId: viewer.userId })).toEqual([own.id]);
      const about = `query($id: ID!) { document(id: $id) { subjectId } }`;
      const { document } = expectData<{ document: { subjectId: string } }>(
        await ask(about, { id: noc.id }, viewer),
      );
      expect(await listed({ ...document, types: ['NOC'] })).toEqual([noc.id]);
      expect(await listed({ subjectId: newId() })).toEqual([]);
      const colleague = { ...viewer, userId: newId() };
      expect(await listed({ mine: true }, colleague)).toEqual([]);
      expect(await listed({ mine: false }, colleague)).toEqual([title.id, noc.id]);
      expectErrorCode(await ask(query, { filter: { subjectId: 'none' } }, viewer), 'BAD_USER_INPUT');
    });

    it('are read with the same statements however many there are', async () => {
      const viewer = member();
      const count = async () => {
        statements.length = 0;
        expectData(await ask(MINE, {}, viewer));
        return statements.length;
      };
      await submittedBy(viewer);
      const few = await count();
      for (let n = 0; n < 4; n++) await submittedBy(viewer);
      expect(await count()).toBe(few);
    });
  });
});
