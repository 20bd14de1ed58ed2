import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectErrorCode } from '@propmubi/testkit';
import { DAY_MS, documentOf, documentWorld, pdf } from './document-world.js';

describe('decisions about a document', () => {
  const world = documentWorld();
  const {
    appeal,
    clock,
    eventsOf,
    inQueue,
    later,
    member,
    one,
    review,
    reviewed,
    reviewer,
    revoke,
    scoreOf,
    submittedBy,
  } = world;

  beforeAll(world.start);
  afterAll(world.close);

  describe('an appeal', () => {
    const rejected = async (viewer: Viewer, given: object = {}) => {
      const { id } = await submittedBy(viewer);
      const first = reviewer();
      await reviewed(first, id, { decision: 'REJECT', reason: 'SEAL_MISSING', ...given });
      return { id, first };
    };

    it('is decided by others, once', async () => {
      const viewer = member();
      const { id, first } = await rejected(viewer);
      expect((await one(id, viewer)).appealableUntil).toBe(
        new Date(clock.now.getTime() + 30 * DAY_MS).toISOString(),
      );
      expectErrorCode(await appeal(member(), id), 'NOT_FOUND');
      expect(documentOf(await appeal(viewer, id)).status).toBe('IN_REVIEW');
      expect(await eventsOf(id, 'DocumentAppealed')).toHaveLength(1);
      expect(await inQueue(id)).toMatchObject({ isAppeal: true, isOverdue: false });
      expectErrorCode(await review(first, id), 'ALREADY_REVIEWED');
      await reviewed(reviewer(), id, { decision: 'REJECT', reason: 'SEAL_MISSING' });
      expectErrorCode(await appeal(viewer, id), 'ALREADY_APPEALED');
    });

    it('starts the approvals of a title anew', async () => {
      const viewer = member();
      const { id } = await submittedBy(viewer, { type: 'TITLE_REPORT' });
      expect((await reviewed(reviewer(), id)).status).toBe('IN_REVIEW');
      await reviewed(reviewer(), id, { decision: 'REJECT', reason: 'CHAIN_BROKEN' });
      documentOf(await appeal(viewer, id));
      expect((await reviewed(reviewer(), id)).status).toBe('IN_REVIEW');
      expect((await reviewed(reviewer(), id)).status).toBe('VERIFIED');
    });

    it('that succeeds takes back what the rejection said of its submitter', async () => {
      const viewer = member();
      const caps = async () => (await scoreOf('USER', viewer.userId))?.caps;
      const own = await submittedBy(viewer, { subjectType: 'USER', subjectId: viewer.userId });
      await reviewed(reviewer(), own.id);
      const { id } = await rejected(viewer, { reason: 'FORGED_SEAL', forged: true });
      expect(await caps()).toContain('DOCUMENT_FORGED');
      documentOf(await appeal(viewer, id));
      expect(await caps()).toContain('DOCUMENT_FORGED');
      await reviewed(reviewer(), id);
      expect(await caps()).not.toContain('DOCUMENT_FORGED');
    });

    it('comes in time, and where there is something to appeal', async () => {
      const viewer = member();
      const waiting = await submittedBy(viewer);
      expectErrorCode(await appeal(viewer, waiting.id), 'NOTHING_TO_APPEAL');
      const { id } = await rejected(viewer);
      later(30 * 24 + 1);
      expectErrorCode(await appeal(viewer, id), 'APPEAL_TOO_LATE');
    });
  });

  describe('a revocation', () => {
    it('takes back what the document proved, and can be appealed', async () => {
      const viewer = member();
      const subjectId = newId();
      await world.sync('ACTIVE', subjectId);
      const evidence = async () =>
        (await scoreOf('PROJECT', subjectId))?.factors.find(({ factor }) => factor === 'DOCUMENTS')
          ?.evidenceCount;
      const { id } = await submittedBy(viewer, { subjectId });
      expectErrorCode(await revoke(reviewer(), id), 'NOT_VERIFIED');
      await reviewed(reviewer(), id);
      expect(await evidence()).toBe(1);
      expect(documentOf(await revoke(reviewer(), id))).toMatchObject({
        status: 'REVOKED',
        decisionReason: 'CERTIFICATE_WITHDRAWN',
        recheckOn: null,
      });
      expect(await evidence()).toBe(0);
      expect(await eventsOf(id, 'DocumentRevoked')).toHaveLength(1);
      expect((await one(id, viewer)).appealableUntil).not.toBeNull();
    });

    it('is a decision: who took it decides no appeal against it', async () => {
      const viewer = member();
      const { id } = await submittedBy(viewer);
      await reviewed(reviewer(), id);
      const revoker = reviewer();
      documentOf(await revoke(revoker, id));
      documentOf(await appeal(viewer, id));
      expectErrorCode(await review(revoker, id), 'ALREADY_REVIEWED');
      expect((await reviewed(reviewer(), id)).status).toBe('VERIFIED');
      expect(documentOf(await revoke(revoker, id)).status).toBe('REVOKED');
    });

    it('of a forgery makes its bytes known as one, until an appeal succeeds', async () => {
      const viewer = member();
      const contentBase64 = pdf().toString('base64');
      const again = async () => {
        const other = member();
        const { checks } = await one((await submittedBy(other, { contentBase64 })).id, other);
        return checks.find(({ check }) => check === 'DUPLICATE')?.code;
      };
      const { id } = await submittedBy(viewer, { contentBase64 });
      await reviewed(reviewer(), id);
      expect(await again()).toBe('OTHER_ORGANIZATION');
      documentOf(await revoke(reviewer(), id, { forged: true }));
      expect(await again()).toBe('KNOWN_FORGERY');
      documentOf(await appeal(viewer, id));
      await reviewed(reviewer(), id);
      expect(await again()).toBe('OTHER_ORGANIZATION');
    });

    it('takes back nothing that another organization’s paper proves, too', async () => {
      const subjectId = newId();
      const { id } = await submittedBy(member(), { subjectId });
      const other = await submittedBy(member(), { subjectId });
      for (const document of [other.id, id]) await reviewed(reviewer(), document);
      const score = async () => (await scoreOf('PROJECT', subjectId))?.score;
      const proven = await score();
      documentOf(await revoke(reviewer(), id));
      expect(await score()).toBe(proven);
      documentOf(await revoke(reviewer(), other.id));
      expect(await score()).toBe(50);
    });

    it('leaves of a subject that nothing else is known of a score that says so', async () => {
      const subjectId = newId();
      const { id } = await submittedBy(member(), { subjectId });
      await reviewed(reviewer(), id);
      expect((await scoreOf('PROJECT', subjectId))?.score).toBeGreaterThan(50);
      documentOf(await revoke(reviewer(), id));
      const nothingKnown = { score: 50, interval: [0, 100], band: 'NEW', coverage: 0 };
      expect(await scoreOf('PROJECT', subjectId)).toMatchObject(nothingKnown);
    });

    it('is a reviewer’s of another organization, with a reason', async () => {
      const viewer = member();
      const { id } = await submittedBy(viewer);
      await reviewed(reviewer(), id);
      const both = { ...viewer, scopes: ['documents:review'] };
      expectErrorCode(await revoke(both, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await revoke({ ...both, userId: newId() }, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await revoke(viewer, id), 'MISSING_SCOPE');
      expectErrorCode(await revoke(reviewer(), id, { reason: 'because' }), 'REASON_REQUIRED');
      expectErrorCode(await revoke(reviewer(), newId()), 'NOT_FOUND');
    });
  });
});
