import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDay } from '@propmubi/domain';
import { newId, type Viewer } from '@propmubi/runtime';
import {
  deliverEvent,
  expectData,
  expectErrorCode,
  recordedEvents,
  subgraphClient,
  testServiceConfig,
  testViewer,
} from '@propmubi/testkit';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { createTrustSubgraph, type TrustSubgraph } from '../src/index.js';
import { CHECKLISTS, DocumentChecklistItem } from '../src/modules/document/checklist.js';
import { DocumentType } from '../src/modules/document/document.enums.js';
import { expireDocuments } from '../src/modules/document/expire-documents.js';
import { remindOfExpiry } from '../src/modules/document/expiry-reminders.job.js';
import { enforceReviewClock } from '../src/modules/document/review-clock.job.js';
import { testDocumentStore } from './test-document-store.js';
import { startTestTrust } from './test-subgraph.js';

const START = new Date('2026-11-01T10:00:00Z');
const DAY_MS = 86_400_000;
const PAYLOAD = `{ document { id status decisionReason recheckOn appealableUntil } }`;
const mutation = (name: string, type: string) =>
  `mutation($input: ${type}!) { ${name}(input: $input) ${PAYLOAD} }`;
const SUBMIT = mutation('submitDocument', 'SubmitDocumentInput');
const REVIEW = mutation('reviewDocument', 'ReviewDocumentInput');
const ANSWER = mutation('answerDocumentRequest', 'AnswerDocumentRequestInput');
const APPEAL = mutation('appealDocument', 'AppealDocumentInput');
const REVOKE = mutation('revokeDocument', 'RevokeDocumentInput');
const ONE = `query($id: ID!) { document(id: $id) { id status reviewDueAt appealableUntil
  checks { check outcome code } history { action reason note } } }`;
const MINE =
  '{ organizationDocuments(first: 50) { totalCount edges { node { id status history { action } } } } }';
const QUEUE = `query($after: String) { verificationCases(first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage }
  edges { node { documentId dueAt isOverdue isWaitingForSubmitter isAppeal approvals checklist } } } }`;

interface Case {
  documentId: string;
  dueAt: string;
  isOverdue: boolean;
  isWaitingForSubmitter: boolean;
  isAppeal: boolean;
  checklist: string[];
}

interface Doc {
  id: string;
  status: string;
  recheckOn: string | null;
  appealableUntil: string | null;
  reviewDueAt: string | null;
  checks: { check: string; outcome: string; code: string }[];
  history: { action: string; reason: string | null; note: string | null }[];
}

describe('the way of a document', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let subgraph: TrustSubgraph;
  let ask: ReturnType<typeof subgraphClient>;
  let now = START;
  const statements: string[] = [];
  const files = testDocumentStore();
  const member = (): Viewer & { userId: string; organizationId: string } =>
    testViewer({ userId: newId(), organizationId: newId(), scopes: ['documents:write'] }) as never;
  const reviewer = () => testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['documents:review'] });
  const later = (hours: number) => (now = new Date(now.getTime() + hours * 3_600_000));

  beforeAll(async () => {
    running = await startTestTrust();
    subgraph = await createTrustSubgraph(
      { ...(await testServiceConfig(running.database)), ...(await files.open()) },
      { recomputeEveryMs: 0, now: () => now, onStatement: (sql) => statements.push(sql) },
    );
    ask = subgraphClient(subgraph);
  });

  afterAll(async () => {
    await subgraph?.close();
    await running?.close();
    await files.close();
  });

  const documentOf = (answer: Awaited<ReturnType<typeof ask>>): Doc =>
    (Object.values(expectData<Record<string, { document: Doc }>>(answer))[0] as { document: Doc }).document;
  const submit = async (viewer: Viewer, given: object = {}) =>
    documentOf(
      await ask(
        SUBMIT,
        {
          input: {
            subjectType: 'PROJECT',
            subjectId: newId(),
            type: 'NOC',
            contentBase64: Buffer.from(`%PDF-1.7 ${newId()}`).toString('base64'),
            idempotencyKey: newId(),
            ...given,
          },
        },
        viewer,
      ),
    );
  const review = (viewer: Viewer, documentId: string, given: object = {}) => {
    const checklist = Object.values(DocumentChecklistItem);
    return ask(
      REVIEW,
      { input: { documentId, decision: 'APPROVE', reason: 'IN_ORDER', checklist, ...given } },
      viewer,
    );
  };
  const one = async (id: string, viewer: Viewer) =>
    expectData<{ document: Doc }>(await ask(ONE, { id }, viewer)).document;
  const queue = async (viewer = reviewer()) => {
    const cases: Case[] = [];
    type Page = {
      verificationCases: {
        totalCount: number;
        pageInfo: { endCursor: string; hasNextPage: boolean };
        edges: { node: Case }[];
      };
    };
    for (let after: string | null = null; ;) {
      const answer = await ask(QUEUE, { after }, viewer);
      const page: Page['verificationCases'] = expectData<Page>(answer).verificationCases;
      cases.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) {
        expect(page.totalCount).toBe(cases.length);
        return cases;
      }
      after = page.pageInfo.endCursor;
    }
  };
  const inQueue = async (id: string, viewer?: Viewer) =>
    (await queue(viewer)).find(({ documentId }) => documentId === id);
  const eventsOf = async (id: string, type: string) =>
    (await recordedEvents(subgraph)).filter(
      (event) => event.type === type && (event.data as { documentId?: string }).documentId === id,
    );
  const rejected = async (viewer: Viewer, given: object = {}) => {
    const { id } = await submit(viewer);
    const first = reviewer();
    documentOf(await review(first, id, { decision: 'REJECT', reason: 'SEAL_MISSING', ...given }));
    return { id, first };
  };

  const sync = (status: string, projectId: string) =>
    deliverEvent(subgraph, 'RegistrySynced', {
      syncId: newId(),
      asOf: now.toISOString().slice(0, 10),
      last: true,
      projects: [
        {
          projectId,
          reraNumber: 'P51800004321',
          name: 'Konkan Heights',
          district: 'Thane',
          builderId: newId(),
          builderName: 'Konkan Builders',
          status,
        },
      ],
    } as never);

  describe('its checklist', () => {
    it('is that of its type, and an approval confirms all of it', async () => {
      const { id } = await submit(member(), { type: 'SALE_DEED' });
      expect((await inQueue(id))?.checklist).toEqual(CHECKLISTS[DocumentType.SALE_DEED]);
      const checklist = CHECKLISTS[DocumentType.SALE_DEED].slice(1);
      const refused = expectErrorCode(await review(reviewer(), id, { checklist }), 'CHECKLIST_INCOMPLETE');
      expect(refused.extensions).toMatchObject({ missing: ['LEGIBLE_COMPLETE'] });
      expectErrorCode(await review(reviewer(), id, { checklist: null }), 'CHECKLIST_INCOMPLETE');
      expect(documentOf(await review(reviewer(), id)).status).toBe('VERIFIED');
    });

    it('has items for every type', () => {
      expect(Object.values(DocumentType).filter((type) => CHECKLISTS[type].length < 4)).toEqual([]);
    });
  });

  describe('its clock', () => {
    it('runs 48 hours, orders the queue, and rings once', async () => {
      const viewer = member();
      const first = await submit(viewer);
      later(1);
      const second = await submit(viewer);
      const order = (await queue()).map(({ documentId }) => documentId);
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
      await enforceReviewClock(subgraph.database, now);
      await enforceReviewClock(subgraph.database, now);
      expect(await eventsOf(first.id, 'DocumentReviewOverdue')).toHaveLength(1);
      expect(await eventsOf(second.id, 'DocumentReviewOverdue')).toEqual([]);
    });

    it('stands while its submitter is asked, and starts anew with the answer', async () => {
      const viewer = member();
      const { id } = await submit(viewer);
      documentOf(
        await review(reviewer(), id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING', note: 'Page 3?' }),
      );
      expect(await eventsOf(id, 'DocumentInfoRequested')).toHaveLength(1);
      later(72);
      expect(await inQueue(id)).toMatchObject({ isWaitingForSubmitter: true, isOverdue: false });
      await enforceReviewClock(subgraph.database, now);
      expect(await eventsOf(id, 'DocumentReviewOverdue')).toEqual([]);
      documentOf(await ask(ANSWER, { input: { documentId: id, note: 'It has two pages.' } }, viewer));
      const due = new Date(now.getTime() + 2 * DAY_MS).toISOString();
      expect(await inQueue(id)).toMatchObject({ isWaitingForSubmitter: false, dueAt: due });
    });
  });

  describe('a question', () => {
    it('is answered by its organization alone, once, and read with the answer', async () => {
      const viewer = member();
      const { id } = await submit(viewer);
      const answer = (who: Viewer, note = 'It has two pages.') =>
        ask(ANSWER, { input: { documentId: id, note } }, who);
      expectErrorCode(await answer(viewer), 'NOTHING_ASKED');
      const asker = reviewer();
      documentOf(
        await review(asker, id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING', note: 'Page 3?' }),
      );
      expectErrorCode(await answer(member()), 'NOT_FOUND');
      expectErrorCode(await answer({ ...viewer, scopes: [] }), 'MISSING_SCOPE');
      expectErrorCode(await answer(viewer, '   '), 'BAD_USER_INPUT');
      expect(documentOf(await answer(viewer)).status).toBe('IN_REVIEW');
      expectErrorCode(await answer(viewer), 'NOTHING_ASKED');
      const steps = [
        { action: 'SUBMITTED', reason: null, note: null },
        { action: 'INFO_REQUESTED', reason: 'PAGE_MISSING', note: 'Page 3?' },
        { action: 'ANSWERED', reason: null, note: 'It has two pages.' },
      ];
      for (const who of [viewer, asker]) expect((await one(id, who)).history).toEqual(steps);
      expect(documentOf(await review(asker, id)).status).toBe('VERIFIED');
    });
  });

  it('loses what a person said of it, and how they called it, when they are erased', async () => {
    const viewer = member();
    const { id } = await submit(viewer, { fileName: 'of Asha Patil.pdf' });
    const asker = reviewer();
    documentOf(await review(asker, id, { decision: 'NEEDS_INFO', reason: 'PAGE_MISSING', note: 'Page 3?' }));
    documentOf(await ask(ANSWER, { input: { documentId: id, note: 'Ask Asha Patil.' } }, viewer));
    await deliverEvent(subgraph, 'UserErased', { userId: viewer.userId, erasedAt: now.toISOString() });
    const { history } = await one(id, asker);
    expect(history.map(({ note }) => note)).toEqual([null, 'Page 3?', null]);
    const name = `query($id: ID!) { document(id: $id) { fileName } }`;
    expect(expectData(await ask(name, { id }, asker))).toEqual({ document: { fileName: null } });
  });

  describe('an appeal', () => {
    const appeal = (viewer: Viewer, documentId: string) =>
      ask(APPEAL, { input: { documentId, statement: 'The seal is on the second page.' } }, viewer);

    it('is decided by others, once', async () => {
      const viewer = member();
      const { id, first } = await rejected(viewer);
      expect((await one(id, viewer)).appealableUntil).toBe(
        new Date(now.getTime() + 30 * DAY_MS).toISOString(),
      );
      expectErrorCode(await appeal(member(), id), 'NOT_FOUND');
      expect(documentOf(await appeal(viewer, id)).status).toBe('IN_REVIEW');
      expect(await eventsOf(id, 'DocumentAppealed')).toHaveLength(1);
      expect(await inQueue(id)).toMatchObject({ isAppeal: true, isOverdue: false });
      expectErrorCode(await review(first, id), 'ALREADY_REVIEWED');
      documentOf(await review(reviewer(), id, { decision: 'REJECT', reason: 'SEAL_MISSING' }));
      expectErrorCode(await appeal(viewer, id), 'ALREADY_APPEALED');
    });

    it('starts the approvals of a title anew', async () => {
      const viewer = member();
      const { id } = await submit(viewer, { type: 'TITLE_REPORT' });
      expect(documentOf(await review(reviewer(), id)).status).toBe('IN_REVIEW');
      documentOf(await review(reviewer(), id, { decision: 'REJECT', reason: 'CHAIN_BROKEN' }));
      documentOf(await appeal(viewer, id));
      expect(documentOf(await review(reviewer(), id)).status).toBe('IN_REVIEW');
      expect(documentOf(await review(reviewer(), id)).status).toBe('VERIFIED');
    });

    it('that succeeds takes back what the rejection said of its submitter', async () => {
      const viewer = member();
      const scoreOf = async () => {
        await subgraph.recompute();
        const query = `query($id: ID!) { trustScore(subjectType: USER, subjectId: $id) { caps } }`;
        type Score = { trustScore: { caps: string[] } | null };
        return expectData<Score>(await ask(query, { id: viewer.userId })).trustScore?.caps;
      };
      const own = await submit(viewer, { subjectType: 'USER', subjectId: viewer.userId });
      documentOf(await review(reviewer(), own.id));
      const { id } = await rejected(viewer, { reason: 'FORGED_SEAL', forged: true });
      expect(await scoreOf()).toContain('DOCUMENT_FORGED');
      documentOf(await appeal(viewer, id));
      expect(await scoreOf()).toContain('DOCUMENT_FORGED');
      documentOf(await review(reviewer(), id));
      expect(await scoreOf()).not.toContain('DOCUMENT_FORGED');
    });

    it('comes in time, and where there is something to appeal', async () => {
      const viewer = member();
      const waiting = await submit(viewer);
      expectErrorCode(await appeal(viewer, waiting.id), 'NOTHING_TO_APPEAL');
      const { id } = await rejected(viewer);
      later(30 * 24 + 1);
      expectErrorCode(await appeal(viewer, id), 'APPEAL_TOO_LATE');
    });
  });

  describe('a revocation', () => {
    const revoke = (viewer: Viewer, documentId: string, given: object = {}) =>
      ask(REVOKE, { input: { documentId, reason: 'CERTIFICATE_WITHDRAWN', ...given } }, viewer);

    it('takes back what the document proved, and can be appealed', async () => {
      const viewer = member();
      const subjectId = newId();
      await sync('ACTIVE', subjectId);
      const evidence = async () => {
        await subgraph.recompute();
        const query = `query($id: ID!) { trustScore(subjectType: PROJECT, subjectId: $id) {
          factors { factor evidenceCount } } }`;
        type Score = { trustScore: { factors: { factor: string; evidenceCount: number }[] } | null };
        const { trustScore } = expectData<Score>(await ask(query, { id: subjectId }));
        return trustScore?.factors.find(({ factor }) => factor === 'DOCUMENTS')?.evidenceCount ?? 0;
      };
      const { id } = await submit(viewer, { subjectId });
      expectErrorCode(await revoke(reviewer(), id), 'NOT_VERIFIED');
      documentOf(await review(reviewer(), id));
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
      const { id } = await submit(viewer);
      documentOf(await review(reviewer(), id));
      const revoker = reviewer();
      documentOf(await revoke(revoker, id));
      const appeal = { documentId: id, statement: 'The certificate was never withdrawn.' };
      documentOf(await ask(APPEAL, { input: appeal }, viewer));
      expectErrorCode(await review(revoker, id), 'ALREADY_REVIEWED');
      expect(documentOf(await review(reviewer(), id)).status).toBe('VERIFIED');
      expect(documentOf(await revoke(revoker, id)).status).toBe('REVOKED');
    });

    it('of a forgery makes its bytes known as one, until an appeal succeeds', async () => {
      const viewer = member();
      const contentBase64 = Buffer.from(`%PDF-1.7 ${newId()}`).toString('base64');
      const again = async () => {
        const other = member();
        const { checks } = await one((await submit(other, { contentBase64 })).id, other);
        return checks.find(({ check }) => check === 'DUPLICATE')?.code;
      };
      const { id } = await submit(viewer, { contentBase64 });
      documentOf(await review(reviewer(), id));
      expect(await again()).toBe('OTHER_ORGANIZATION');
      documentOf(await revoke(reviewer(), id, { forged: true }));
      expect(await again()).toBe('KNOWN_FORGERY');
      const appeal = { documentId: id, statement: 'The seal is on the second page.' };
      documentOf(await ask(APPEAL, { input: appeal }, viewer));
      documentOf(await review(reviewer(), id));
      expect(await again()).toBe('OTHER_ORGANIZATION');
    });

    it('takes back nothing that another organization’s paper proves, too', async () => {
      const subjectId = newId();
      const { id } = await submit(member(), { subjectId });
      const other = await submit(member(), { subjectId });
      for (const document of [other.id, id]) documentOf(await review(reviewer(), document));
      const score = async () => {
        await subgraph.recompute();
        const query = `query($id: ID!) { trustScore(subjectType: PROJECT, subjectId: $id) { score } }`;
        return expectData<{ trustScore: { score: number } }>(await ask(query, { id: subjectId })).trustScore
          .score;
      };
      const proven = await score();
      documentOf(await revoke(reviewer(), id));
      expect(await score()).toBe(proven);
      documentOf(await revoke(reviewer(), other.id));
      expect(await score()).toBe(50);
    });

    it('leaves of a subject that nothing else is known of a score that says so', async () => {
      const subjectId = newId();
      const { id } = await submit(member(), { subjectId });
      documentOf(await review(reviewer(), id));
      const score = async () => {
        await subgraph.recompute();
        const query = `query($id: ID!) { trustScore(subjectType: PROJECT, subjectId: $id) { score interval band coverage } }`;
        return expectData<{ trustScore: { score: number } }>(await ask(query, { id: subjectId })).trustScore;
      };
      expect((await score()).score).toBeGreaterThan(50);
      documentOf(await revoke(reviewer(), id));
      expect(await score()).toEqual({ score: 50, interval: [0, 100], band: 'NEW', coverage: 0 });
    });

    it('is a reviewer’s of another organization, with a reason', async () => {
      const viewer = member();
      const { id } = await submit(viewer);
      documentOf(await review(reviewer(), id));
      const both = { ...viewer, scopes: ['documents:review'] };
      expectErrorCode(await revoke(both, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await revoke({ ...both, userId: newId() }, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await revoke(viewer, id), 'MISSING_SCOPE');
      expectErrorCode(await revoke(reviewer(), id, { reason: 'because' }), 'REASON_REQUIRED');
      expectErrorCode(await revoke(reviewer(), newId()), 'NOT_FOUND');
    });
  });

  describe('its expiry', () => {
    const daysBefore = (recheckOn: string | null, days: number) =>
      new Date(Date.parse(`${recheckOn}T06:00:00Z`) - days * DAY_MS);

    it('is announced 30, 7 and 1 days before, once each', async () => {
      const viewer = member();
      const { id } = await submit(viewer, { type: 'INDEX_II' });
      const { recheckOn } = documentOf(await review(reviewer(), id));
      for (const days of [31, 30, 30, 15, 7, 6, 2, 1, 1, 0])
        await remindOfExpiry(subgraph.database, daysBefore(recheckOn, days));
      const said = (await eventsOf(id, 'DocumentExpiring')).map(({ data }) => data);
      expect(said.map((data) => (data as { daysLeft: number }).daysLeft)).toEqual([30, 7, 1]);
      expect(said[0]).toMatchObject({ expiresOn: recheckOn });
    });

    it('is announced once after an outage, by the nearest reminder', async () => {
      const { id } = await submit(member(), { type: 'INDEX_II' });
      const { recheckOn } = documentOf(await review(reviewer(), id));
      for (const days of [5, 4]) await remindOfExpiry(subgraph.database, daysBefore(recheckOn, days));
      expect((await eventsOf(id, 'DocumentExpiring')).map(({ data }) => data)).toMatchObject([
        { daysLeft: 5 },
      ]);
    });

    it('is on no day that was over when a reviewer confirmed that the paper is in force', async () => {
      const { id } = await submit(member(), { facts: { validUntil: '2026-01-01' } });
      const { recheckOn } = documentOf(await review(reviewer(), id));
      expect(recheckOn).toBe(calendarDay(new Date(now.getTime() + 365 * DAY_MS)));
    });

    it('comes with the day in India, and with the paper’s own day if that is earlier', async () => {
      const validUntil = new Date(now.getTime() + 10 * DAY_MS).toISOString().slice(0, 10);
      const viewer = member();
      const { id } = await submit(viewer, { facts: { validUntil } });
      expect(documentOf(await review(reviewer(), id)).recheckOn).toBe(validUntil);
      // 23:59 and 00:00 in India.
      const midnight = Date.parse(`${validUntil}T18:30:00Z`);
      await expireDocuments(subgraph.database, new Date(midnight - 60_000));
      expect((await one(id, viewer)).status).toBe('VERIFIED');
      await expireDocuments(subgraph.database, new Date(midnight));
      expect((await one(id, viewer)).status).toBe('EXPIRED');
    });
  });

  describe('what machines find', () => {
    const projectId = newId();
    const certificate = async (lines: string[]) => {
      const document = await PDFDocument.create();
      const font = await document.embedFont(StandardFonts.Helvetica);
      const page = document.addPage();
      for (const [at, text] of [...lines, newId()].entries())
        page.drawText(text, { x: 40, y: 780 - 24 * at, size: 12, font });
      return Buffer.from(await document.save()).toString('base64');
    };
    const about = { subjectId: projectId, type: 'RERA_CERTIFICATE' };
    const checksOf = async (given: object, viewer = member()) => {
      const { id } = await submit(viewer, { ...about, ...given });
      const { checks } = await one(id, viewer);
      return { id, checks: Object.fromEntries(checks.map(({ check, code }) => [check, code])) };
    };
    const lines = ['P51800004321 Konkan Heights', 'Valid until 31/12/2030'];
    it('comes from the register and the paper', async () => {
      await sync('ACTIVE', projectId);
      const { checks } = await checksOf({ contentBase64: await certificate(lines) });
      expect(checks).toEqual({
        READABLE: 'TEXT_FOUND',
        RERA_NUMBER: 'ON_REGISTER',
        DATES: 'DATES_POSSIBLE',
        NAMES: 'NAME_FOUND',
        PAN: 'NO_PAN',
        GSTIN: 'NO_GSTIN',
        DUPLICATE: 'NEW_BYTES',
      });
      later(24);
      await sync('LAPSED', projectId);
      const lapsed = await checksOf({ contentBase64: await certificate(lines) });
      expect(lapsed.checks).toMatchObject({ RERA_NUMBER: 'REGISTRATION_LAPSED' });
    });

    it('is that the same bytes were submitted before', async () => {
      const viewer = member();
      const contentBase64 = await certificate(lines);
      const { id } = await checksOf({ contentBase64 }, viewer);
      const again = async (given: object, who = viewer) =>
        (await checksOf({ contentBase64, ...given }, who)).checks['DUPLICATE'];
      expect(await again({})).toBe('NEW_BYTES');
      expect(await again({ subjectId: newId() })).toBe('OTHER_SUBJECT');
      expect(await again({}, member())).toBe('OTHER_ORGANIZATION');
      const latest = (await queue()).map(({ documentId }) => documentId);
      expect(latest).not.toContain(id);
      const forged = await checksOf({ contentBase64 }, member());
      documentOf(await review(reviewer(), forged.id, { decision: 'REJECT', reason: 'FORGED', forged: true }));
      expect(await again({}, member())).toBe('KNOWN_FORGERY');
    });

    it('is for its organization and reviewers', async () => {
      const viewer = member();
      const { id } = await checksOf({}, viewer);
      const entity = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Document {
        checks { code } history { action } reviewDueAt } } }`;
      expect(expectData(await ask(entity, { r: [{ __typename: 'Document', id }] }, member()))).toEqual({
        _entities: [{ checks: null, history: null, reviewDueAt: null }],
      });
      expect((await one(id, reviewer())).checks.length).toBeGreaterThan(0);
    });
  });

  describe('the documents of an organization', () => {
    it('are listed for its members, newest first, without those about colleagues', async () => {
      const viewer = member();
      const first = await submit(viewer);
      const own = await submit(viewer, { subjectType: 'USER', subjectId: viewer.userId });
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

    it('are read with the same statements however many there are', async () => {
      const viewer = member();
      const count = async () => {
        statements.length = 0;
        expectData(await ask(MINE, {}, viewer));
        return statements.length;
      };
      await submit(viewer);
      const few = await count();
      for (let n = 0; n < 4; n++) await submit(viewer);
      expect(await count()).toBe(few);
    });
  });
});
