import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, recordedEvents } from '@propmubi/testkit';
import { OFFICE, LIST, WITHDRAW, startDisputeWorld, type DisputeWorld, type Page } from './dispute-world.js';

describe('decisions about disputes', () => {
  let world: DisputeWorld;
  let { ask, buyer, clock, decider, opened, person, resolve, subject, subgraph, triage, trust } =
    {} as DisputeWorld;

  beforeAll(async () => {
    world = await startDisputeWorld();
    ({ ask, buyer, clock, decider, opened, person, resolve, subject, subgraph, triage, trust } = world);
  });

  afterAll(() => world?.close());

  beforeEach(() => world.newAgent());

  describe('decisions', () => {
    it('are a reviewer’s of another organization, follow triage and have a reason', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expectErrorCode(await triage(viewer, id), 'MISSING_SCOPE');
      const scopes = ['disputes:decide'];
      expectErrorCode(await triage({ ...viewer, scopes }, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await triage({ ...decider(), organizationId: OFFICE }, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await triage(decider(), id, { reason: '' }), 'REASON_REQUIRED');
      expectErrorCode(await triage(decider(), newId()), 'NOT_FOUND');
      expectErrorCode(await resolve(decider(), id, 'UPHELD'), 'NOT_OPEN');
      expectData(await triage(decider(), id));
      expectErrorCode(await triage(decider(), id), 'NOT_OPEN');
      expectData(await resolve(decider(), id, 'DISMISSED'));
      expectErrorCode(await resolve(decider(), id, 'UPHELD'), 'NOT_OPEN');
    });

    it('are needless once it was taken back, by its opener alone', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expectErrorCode(await ask(WITHDRAW, { input: { disputeId: id } }, person()), 'NOT_FOUND');
      expectData(await triage(decider(), id));
      expectData(await ask(WITHDRAW, { input: { disputeId: id } }, viewer));
      expect((await trust()).caps).toEqual([]);
      expectErrorCode(await resolve(decider(), id, 'UPHELD'), 'NOT_OPEN');
    });

    it('are told as events', async () => {
      const { id } = await opened(await buyer());
      expectData(await triage(decider(), id));
      expectData(await resolve(decider(), id, 'DISMISSED'));
      const types = (await recordedEvents(subgraph))
        .filter(({ data }) => data['disputeId'] === id)
        .map(({ type }) => type);
      expect(types).toEqual(['DisputeOpened', 'DisputeAccepted', 'DisputeResolved']);
    });
  });

  describe('Query.disputes', () => {
    const list = async (
      viewer: Viewer,
      filter: Record<string, unknown> | null,
      first = 100,
      after?: string,
    ) =>
      expectData<{ disputes: Page }>(await ask(LIST, { filter, first, after: after ?? null }, viewer))
        .disputes;
    const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

    it('pages through those of every organization for deciders, by when they have to be decided', async () => {
      const made: string[] = [];
      for (let n = 0; n < 3; n++) {
        clock.today = new Date(clock.today.getTime() + 1_000);
        made.push((await opened(await buyer())).id);
      }
      const filter = { subjectId: subject.agentId, status: ['OPEN'] };
      const first = await list(decider(), filter, 2);
      expect(first.pageInfo.hasNextPage).toBe(true);
      const second = await list(decider(), filter, 2, first.pageInfo.endCursor);
      expect([...ids(first), ...ids(second)]).toEqual(made);
      expect(first.edges[0]?.node.statement).toBe('Took a token and vanished.');
      expect(ids(await list(decider(), { subjectId: subject.agentId, status: ['UPHELD'] }))).toEqual([]);
      expect(ids(await list(decider(), null)).length).toBeGreaterThanOrEqual(3);
    });

    it('shows others what they opened and what is about their organization', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expect(ids(await list(viewer, null))).toEqual([id]);
      expect(ids(await list(person(), null))).toEqual([]);
      expect(ids(await list(person({ organizationId: OFFICE }), { subjectId: subject.agentId }))).toEqual([
        id,
      ]);
      expectErrorCode(await ask(LIST, { first: 1 }), 'UNAUTHENTICATED');
      const seen = `query($id: ID!) { dispute(id: $id) { status } }`;
      expect(expectData(await ask(seen, { id }, person()))).toEqual({ dispute: null });
      expect(expectData(await ask(seen, { id }, decider()))).toEqual({ dispute: { status: 'OPEN' } });
    });
  });
});
