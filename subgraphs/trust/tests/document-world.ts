import { newId, idOf, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, recordedEvents, subgraphClient, testViewer } from '@propmubi/testkit';
import { DocumentChecklistItem } from '../src/modules/document/checklist.js';
import { testDocumentStore } from './test-document-store.js';
import { startTestTrust } from './test-subgraph.js';

export const OURS = idOf('Organization', 'ours');
export const THEIRS = idOf('Organization', 'theirs');
export const DAY_MS = 86_400_000;
const FIELDS = 'id type status sha256 sizeBytes fileName decisionReason recheckOn appealableUntil';
export const ONE = `query($id: ID!) { document(id: $id) { ${FIELDS} } }`;
export const ENTITY = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Document { ${FIELDS} } } }`;
const PROGRESS = `query($id: ID!) { document(id: $id) { id status reviewDueAt appealableUntil
  checks { check outcome code } history { action reason note } } }`;
const SCORE = `query($type: TrustSubjectType!, $id: ID!) { trustScore(subjectType: $type, subjectId: $id) {
  score interval band coverage caps reasons { code } factors { factor evidenceCount } } }`;
const QUEUE = `query($after: String) { verificationCases(first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage }
  edges { node { documentId dueAt isOverdue isWaitingForSubmitter isAppeal approvals checklist } } } }`;

const mutation = (name: string, type: string) =>
  `mutation($input: ${type}!) { ${name}(input: $input) { document { ${FIELDS} } } }`;
const SUBMIT = mutation('submitDocument', 'SubmitDocumentInput');
const REVIEW = mutation('reviewDocument', 'ReviewDocumentInput');
const ANSWER = mutation('answerDocumentRequest', 'AnswerDocumentRequestInput');
const APPEAL = mutation('appealDocument', 'AppealDocumentInput');
const REVOKE = mutation('revokeDocument', 'RevokeDocumentInput');

/** Bytes that begin as a PDF. */
export const pdf = (text: string = newId()) => Buffer.from(`%PDF-1.7 ${text}`);

export type Member = Viewer & { userId: string; organizationId: string };

export interface Doc {
  id: string;
  status: string;
  sha256: string | null;
  decisionReason: string | null;
  recheckOn: string | null;
  appealableUntil: string | null;
}

interface Progress {
  id: string;
  status: string;
  reviewDueAt: string | null;
  appealableUntil: string | null;
  checks: { check: string; outcome: string; code: string }[];
  history: { action: string; reason: string | null; note: string | null }[];
}

interface Case {
  documentId: string;
  dueAt: string;
  isOverdue: boolean;
  isWaitingForSubmitter: boolean;
  isAppeal: boolean;
  checklist: string[];
}

interface Score {
  score: number;
  interval: [number, number];
  band: string;
  coverage: number;
  caps: string[];
  reasons: { code: string }[];
  factors: { factor: string; evidenceCount: number }[];
}

type Ask = ReturnType<typeof subgraphClient>;
type Given = Record<string, unknown>;

/** The document of a mutation's answer. */
export function documentOf(answer: Awaited<ReturnType<Ask>>): Doc {
  return (Object.values(expectData<Record<string, { document: Doc }>>(answer))[0] as { document: Doc })
    .document;
}

/** A trust subgraph with a store of documents, whose clock a test moves, and a listing of `agent`'s brokerage. */
export function documentWorld() {
  const files = testDocumentStore();
  const clock = { now: new Date('2026-11-01T10:00:00Z') };
  const statements: string[] = [];
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let client: Ask;
  const ask: Ask = (...given) => client(...given);
  const listingId = newId();
  const agent = testViewer({
    userId: newId(),
    organizationId: OURS,
    agentId: newId(),
    roles: ['AGENT'],
    scopes: ['documents:write'],
  });
  const reviewer = () => testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['documents:review'] });

  /** Submits a paper of the listing. */
  const submit = (given: Given = {}, viewer: Viewer = agent) => {
    const paper = { subjectType: 'LISTING', subjectId: listingId, type: 'NOC', fileName: 'noc.pdf' };
    const contentBase64 = pdf().toString('base64');
    return ask(SUBMIT, { input: { ...paper, contentBase64, idempotencyKey: newId(), ...given } }, viewer);
  };
  const review = (viewer: Viewer, documentId: string, given: Given = {}) => {
    // Every item there is: what of it a type needs is in it.
    const checklist = Object.values(DocumentChecklistItem);
    const input = { documentId, decision: 'APPROVE', reason: 'IN_ORDER', checklist, ...given };
    return ask(REVIEW, { input }, viewer);
  };
  const queue = async (viewer = reviewer()) => {
    type Page = {
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
      edges: { node: Case }[];
    };
    const cases: Case[] = [];
    for (let after: string | null = null; ;) {
      const answer = await ask(QUEUE, { after }, viewer);
      const page: Page = expectData<{ verificationCases: Page }>(answer).verificationCases;
      cases.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) return { cases, totalCount: page.totalCount };
      after = page.pageInfo.endCursor;
    }
  };

  return {
    ask,
    agent,
    rival: { ...agent, userId: newId(), organizationId: THEIRS },
    clock,
    later: (hours: number) => (clock.now = new Date(clock.now.getTime() + hours * 3_600_000)),
    listingId,
    queue,
    review,
    reviewer,
    statements,
    submit,
    get database() {
      return running.database;
    },
    get subgraph() {
      return running.subgraph;
    },
    async start() {
      const onStatement = (sql: string) => statements.push(sql);
      running = await startTestTrust({ now: () => clock.now, onStatement }, await files.open());
      client = subgraphClient(running.subgraph);
      const publishedAt = '2026-10-01T00:00:00Z';
      const nothing = { agentId: null, projectId: null, localityId: null };
      const listing = { listingId, organizationId: OURS, ...nothing, listPrice: 1, bedrooms: 1, publishedAt };
      await deliverEvent(running.subgraph, 'ListingPublished', listing, OURS);
    },
    async close() {
      await running?.close();
      await files.close();
    },
    /** A member of an organization of their own. */
    member: (): Member =>
      testViewer({ userId: newId(), organizationId: newId(), scopes: ['documents:write'] }) as Member,
    submitted: async (given: Given = {}) => documentOf(await submit(given)),
    /** A paper of a project, which may come from anyone. */
    submittedBy: async (viewer: Viewer, given: Given = {}) =>
      documentOf(await submit({ subjectType: 'PROJECT', subjectId: newId(), ...given }, viewer)),
    reviewed: async (viewer: Viewer, documentId: string, given: Given = {}) =>
      documentOf(await review(viewer, documentId, given)),
    answer: (viewer: Viewer, documentId: string, note = 'It has two pages.') =>
      ask(ANSWER, { input: { documentId, note } }, viewer),
    appeal: (viewer: Viewer, documentId: string) =>
      ask(APPEAL, { input: { documentId, statement: 'The seal is on the second page.' } }, viewer),
    revoke: (viewer: Viewer, documentId: string, given: Given = {}) =>
      ask(REVOKE, { input: { documentId, reason: 'CERTIFICATE_WITHDRAWN', ...given } }, viewer),
    one: async (id: string, viewer: Viewer) =>
      expectData<{ document: Progress }>(await ask(PROGRESS, { id }, viewer)).document,
    inQueue: async (id: string) => (await queue()).cases.find(({ documentId }) => documentId === id),
    eventsOf: async (id: string, type: string) =>
      (await recordedEvents(running.subgraph)).filter(
        (event) => event.type === type && (event.data as { documentId?: string }).documentId === id,
      ),
    /** The register, as it says what a project is. */
    sync: (status: 'ACTIVE' | 'LAPSED', projectId: string) =>
      deliverEvent(running.subgraph, 'RegistrySynced', {
        syncId: newId(),
        asOf: clock.now.toISOString().slice(0, 10),
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
      }),
    /** What is said of a subject once all that was asked for is computed. */
    scoreOf: async (type: string, id: string) => {
      await running.subgraph.recompute();
      return expectData<{ trustScore: Score | null }>(await ask(SCORE, { type, id })).trustScore;
    },
  };
}
