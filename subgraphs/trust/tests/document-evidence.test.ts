import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, recordedEvents } from '@propmubi/testkit';
import { documentOf, documentWorld, ONE, pdf } from './document-world.js';

describe('what a document says of its subject', () => {
  const world = documentWorld();
  const { agent, ask, listingId, review, reviewer, rival, scoreOf, submit, submitted } = world;

  beforeAll(world.start);
  afterAll(world.close);

  it('raises the score once verified and tells', async () => {
    const { id } = await submitted();
    const before = await scoreOf('LISTING', listingId);
    expect(before?.reasons.map(({ code }) => code)).toContain('DOC_MISSING');
    const document = documentOf(await review(reviewer(), id));
    expect(document).toMatchObject({ status: 'VERIFIED', recheckOn: '2027-11-01' });
    expect((await recordedEvents(world.subgraph)).at(-1)?.type).toBe('DocumentVerified');
    const after = await scoreOf('LISTING', listingId);
    expect(after?.score).toBeGreaterThan(before?.score as number);
    expect(after?.reasons.map(({ code }) => code)).not.toContain('DOC_MISSING');
    expectErrorCode(await review(reviewer(), id), 'NOT_IN_REVIEW');
  });

  describe('a forged paper', () => {
    const forge = async (given: Record<string, unknown>, viewer: Viewer, extra = {}) => {
      const document = documentOf(await submit({ type: 'SALE_DEED', ...given }, viewer));
      const verdict = { decision: 'REJECT', reason: 'FORGED_SEAL', forged: true, ...extra };
      expectData(await review(reviewer(), document.id, verdict));
    };

    it('about another’s project is answered for by the person who submitted it alone', async () => {
      const projectId = newId();
      const paper = { subjectType: 'PROJECT', subjectId: projectId };
      const before = await scoreOf('PROJECT', projectId);
      for (let n = 0; n < 3; n++) await forge(paper, rival);
      expect(await scoreOf('PROJECT', projectId)).toEqual(before);
      expect(await scoreOf('USER', rival.userId as string)).toMatchObject({
        score: 10,
        caps: ['DOCUMENT_FORGED', 'PHONE_UNVERIFIED'],
      });
      await forge(paper, rival, { registryConfirmed: true });
      expect(await scoreOf('PROJECT', projectId)).toMatchObject({ caps: ['DOCUMENT_FORGED'] });
    });

    it('that was only rejected says nothing about another’s project', async () => {
      const projectId = newId();
      const before = await scoreOf('PROJECT', projectId);
      const document = documentOf(
        await submit({ subjectType: 'PROJECT', subjectId: projectId, type: 'OC' }, rival),
      );
      const verdict = { decision: 'REJECT', reason: 'UNREADABLE' };
      expectData(await review(reviewer(), document.id, verdict));
      expect(await scoreOf('PROJECT', projectId)).toEqual(before);
    });

    it('caps a listing at 10 when its own brokerage submitted it', async () => {
      await forge({}, agent);
      expect(await scoreOf('LISTING', listingId)).toMatchObject({ score: 10, caps: ['DOCUMENT_FORGED'] });
    });
  });

  it('counts one observation per type, and the newer document replaces the older', async () => {
    const projectId = newId();
    const contentBase64 = pdf('the same bytes').toString('base64');
    const paper = { subjectType: 'PROJECT', subjectId: projectId, type: 'RERA_CERTIFICATE' };
    const first = await submitted({ ...paper, contentBase64 });
    expectData(await review(reviewer(), first.id));
    for (const given of [{ contentBase64 }, {}]) {
      const { id } = await submitted({ ...paper, ...given });
      expectData(await review(reviewer(), id));
    }
    const score = await scoreOf('PROJECT', projectId);
    expect(score?.factors).toContainEqual({ factor: 'DOCUMENTS', evidenceCount: 1 });
    expect(expectData(await ask(ONE, { id: first.id }, agent))).toMatchObject({
      document: { status: 'SUPERSEDED' },
    });
  });
});
