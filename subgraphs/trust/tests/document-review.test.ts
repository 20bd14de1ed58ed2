import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode } from '@propmubi/testkit';
import { CHECKLISTS } from '../src/modules/document/checklist.js';
import { DocumentType } from '../src/modules/document/document.enums.js';
import { enforceReviewClock } from '../src/modules/document/review-clock.job.js';
import { DAY_MS, documentOf, documentWorld, ONE } from './document-world.js';

describe('the review of a document', () => {
  const world = documentWorld();
  const {
    agent,
    answer,
    ask,
    clock,
    eventsOf,
    inQueue,
    later,
    member,
    one,
    queue,
    review,
    reviewed,
    reviewer,
    rival,
    submitted,
    submittedBy,
  } = world;

  beforeAll(world.start);
  afterAll(world.close);

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

  it('needs two different reviewers for a title', async () => {
    const { id } = await submitted({ type: 'TITLE_REPORT' });
    const first = reviewer();
    expect((await reviewed(first, id)).status).toBe('IN_REVIEW');
    expectErrorCode(await review(first, id), 'ALREADY_REVIEWED');
    expect((await reviewed(reviewer(), id)).status).toBe('VERIFIED');
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

  describe('its checklist', () => {
    it('is that of its type, and an approval confirms all of it', async () => {
      const { id } = await submittedBy(member(), { type: 'SALE_DEED' });
      expect((await inQueue(id))?.checklist).toEqual(CHECKLISTS[DocumentType.SALE_DEED]);
      const checklist = CHECKLISTS[DocumentType.SALE_DEED].slice(1);
      const refused = expectErrorCode(await review(reviewer(), id, { checklist }), 'CHECKLIST_INCOMPLETE');
      expect(refused.extensions).toMatchObject({ missing: ['LEGIBLE_COMPLETE'] });
      expectErrorCode(await review(reviewer(), id, { checklist: null }), 'CHECKLIST_INCOMPLETE');
      expect((await reviewed(reviewer(), id)).status).toBe('VERIFIED');
    });

    it('has items for every type', () => {
      expect(Object.values(DocumentType).filter((type) => CHECKLISTS[type].length < 4)).toEqual([]);
    });
  });

  it('stands in the queue by kind, by whether its time is over, and by what it waits for', async () => {
    const viewer = member();
    const late = await submittedBy(viewer, { type: 'SALE_DEED' });
    later(72);
    const asked = await submittedBy(viewer, { type: 'AGREEMENT_FOR_SALE' });
    expectData(await review(reviewer(), asked.id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING' }));
    const fresh = await submittedBy(viewer, { type: 'IOD_CC' });
    const query = `query($filter: VerificationCaseFilter) { verificationCases(first: 100, filter: $filter) {
      totalCount nodes { documentId } } }`;
    const found = async (filter: object) => {
      type Found = { verificationCases: { totalCount: number; nodes: { documentId: string }[] } };
      const { totalCount, nodes } = expectData<Found>(
        await ask(query, { filter }, reviewer()),
      ).verificationCases;
      expect(totalCount).toBe(nodes.length);
      const ours = [late.id, asked.id, fresh.id];
      return nodes.map(({ documentId }) => documentId).filter((id) => ours.includes(id));
    };
    expect(await found({})).toEqual([late.id, asked.id, fresh.id]);
    expect(await found({ documentTypes: ['SALE_DEED', 'IOD_CC'] })).toEqual([late.id, fresh.id]);
    expect(await found({ isOverdue: true })).toEqual([late.id]);
    expect(await found({ isOverdue: false })).toEqual([asked.id, fresh.id]);
    expect(await found({ isWaitingForSubmitter: true })).toEqual([asked.id]);
    expect(
      await found({ isWaitingForSubmitter: false, documentTypes: ['SALE_DEED', 'AGREEMENT_FOR_SALE'] }),
    ).toEqual([late.id]);
    expect(await found({ isAppeal: true })).toEqual([]);
    expect(await found({ isAppeal: false })).toEqual([late.id, asked.id, fresh.id]);
  });

  describe('its clock', () => {
    it('runs 48 hours, orders the queue, and rings once', async () => {
      const viewer = member();
      const first = await submittedBy(viewer);
      later(1);
      const second = await submittedBy(viewer);
      const { cases, totalCount } = await queue();
      const order = cases.map(({ documentId }) => documentId);
      expect(totalCount).toBe(order.length);
      expect(order.indexOf(first.id)).toBeLessThan(order.indexOf(second.id));
      expect(new Set(order).size).toBe(order.length);
      const due = await inQueue(first.id);
      expect(due).toMatchObject({ isOverdue: false });
      expect((await one(first.id, viewer)).reviewDueAt).toBe(due?.dueAt);
      later(47.5);
      expect([(await inQueue(first.id))?.isOverdue, (await inQueue(second.id))?.isOverdue]).toEqual([
        true,
        false,
      ]);
      await enforceReviewClock(world.subgraph.database, clock.now);
      await enforceReviewClock(world.subgraph.database, clock.now);
      expect(await eventsOf(first.id, 'DocumentReviewOverdue')).toHaveLength(1);
      expect(await eventsOf(second.id, 'DocumentReviewOverdue')).toEqual([]);
    });

    it('stands while its submitter is asked, and starts anew with the answer', async () => {
      const viewer = member();
      const { id } = await submittedBy(viewer);
      await reviewed(reviewer(), id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING', note: 'Page 3?' });
      expect(await eventsOf(id, 'DocumentInfoRequested')).toHaveLength(1);
      later(72);
      expect(await inQueue(id)).toMatchObject({ isWaitingForSubmitter: true, isOverdue: false });
      await enforceReviewClock(world.subgraph.database, clock.now);
      expect(await eventsOf(id, 'DocumentReviewOverdue')).toEqual([]);
      documentOf(await answer(viewer, id, 'It has two pages.'));
      const due = new Date(clock.now.getTime() + 2 * DAY_MS).toISOString();
      expect(await inQueue(id)).toMatchObject({ isWaitingForSubmitter: false, dueAt: due });
    });
  });

  describe('a question', () => {
    it('is answered by its organization alone, once, and read with the answer', async () => {
      const viewer = member();
      const { id } = await submittedBy(viewer);
      expectErrorCode(await answer(viewer, id), 'NOTHING_ASKED');
      const asker = reviewer();
      await reviewed(asker, id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING', note: 'Page 3?' });
      expectErrorCode(await answer(member(), id), 'NOT_FOUND');
      expectErrorCode(await answer({ ...viewer, scopes: [] }, id), 'MISSING_SCOPE');
      expectErrorCode(await answer(viewer, id, '   '), 'BAD_USER_INPUT');
      expect(documentOf(await answer(viewer, id)).status).toBe('IN_REVIEW');
      expectErrorCode(await answer(viewer, id), 'NOTHING_ASKED');
      const steps = [
        { action: 'SUBMITTED', reason: null, note: null },
        { action: 'INFO_REQUESTED', reason: 'PAGE_MISSING', note: 'Page 3?' },
        { action: 'ANSWERED', reason: null, note: 'It has two pages.' },
      ];
      for (const who of [viewer, asker]) expect((await one(id, who)).history).toEqual(steps);
      expect((await reviewed(asker, id)).status).toBe('VERIFIED');
    });
  });

  it('loses what a person said of it, and how they called it, when they are erased', async () => {
    const viewer = member();
    const { id } = await submittedBy(viewer, { fileName: 'of Asha Patil.pdf' });
    const asker = reviewer();
    await reviewed(asker, id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING', note: 'Page 3?' });
    documentOf(await answer(viewer, id, 'Ask Asha Patil.'));
    await deliverEvent(world.subgraph, 'UserErased', {
      userId: viewer.userId,
      erasedAt: clock.now.toISOString(),
    });
    const { history } = await one(id, asker);
    expect(history.map(({ note }) => note)).toEqual([null, 'Page 3?', null]);
    const name = `query($id: ID!) { document(id: $id) { fileName } }`;
    expect(expectData(await ask(name, { id }, asker))).toEqual({ document: { fileName: null } });
  });
});
