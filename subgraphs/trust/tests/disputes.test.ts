import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, recordedActs } from '@propmubi/testkit';
import { enforceDisputeClock } from '../src/modules/dispute/dispute-clock.job.js';
import { DAY_MS, OFFICE, OPEN, startDisputeWorld, type DisputeWorld, type Dispute } from './dispute-world.js';

describe('disputes', () => {
  let world: DisputeWorld;
  let {
    answer,
    ask,
    buyer,
    clock,
    conduct,
    decider,
    input,
    open,
    opened,
    person,
    resolve,
    subject,
    subgraph,
    triage,
    trust,
    visit,
  } = {} as DisputeWorld;

  beforeAll(async () => {
    world = await startDisputeWorld();
    ({
      answer,
      ask,
      buyer,
      clock,
      conduct,
      decider,
      input,
      open,
      opened,
      person,
      resolve,
      subject,
      subgraph,
      triage,
      trust,
      visit,
    } = world);
  });

  afterAll(() => world?.close());

  beforeEach(() => world.newAgent());

  describe('standing', () => {
    it('needs a visit, booking or payment both sides confirmed', async () => {
      const viewer = person();
      expectErrorCode(await ask(OPEN, { input: input() }), 'UNAUTHENTICATED');
      expectErrorCode(await open(viewer), 'STANDING_REQUIRED');
      await visit(viewer.userId as string, false);
      expectErrorCode(await open(viewer), 'STANDING_REQUIRED');
      await visit(viewer.userId as string);
      expect(await opened(viewer)).toMatchObject({ status: 'OPEN', relation: 'VISIT' });
    });

    it('lasts for one dispute: not two at once, not again after it was dismissed', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expectErrorCode(await open(viewer), 'DISPUTE_OPEN_ALREADY');
      expectData(await triage(decider(), id, { decision: 'DISMISS', reason: 'GROUNDLESS' }));
      expectErrorCode(await open(viewer), 'STANDING_REQUIRED');
    });

    it('lets one of two requests at once through', async () => {
      const viewer = await buyer();
      const answers = await Promise.all([open(viewer), open(viewer), open(viewer)]);
      expect(answers.filter(({ body }) => !body.errors)).toHaveLength(1);
    });

    it('is not had against a brokerage that one left', async () => {
      const viewer = await buyer();
      const membership = {
        userId: viewer.userId as string,
        organizationId: OFFICE,
        role: 'BROKERAGE_MANAGER',
      };
      const change = (active: boolean, changedAt: string) =>
        deliverEvent(subgraph, 'BrokerageMembershipChanged', { ...membership, active, changedAt }, OFFICE);
      await change(true, '2026-09-01T00:00:00Z');
      await change(false, '2026-10-01T00:00:00Z');
      expectErrorCode(await open(viewer), 'SELF_DISPUTE');
      expect(await opened(await buyer())).toMatchObject({ status: 'OPEN' });
    });

    it('leaves in the audit trail who objected and who decided', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      const who = decider();
      expectData(await triage(who, id, { decision: 'DISMISS', reason: 'GROUNDLESS' }));
      const acts = (await recordedActs(subgraph)).filter(({ subjectId }) => subjectId === id);
      expect(acts.map(({ action, actorId, chainId }) => [action, actorId, chainId])).toEqual([
        ['DISPUTE_OPENED', viewer.userId, OFFICE],
        ['DISPUTE_DECIDED', who.userId, OFFICE],
      ]);
      expect(acts[1]).toMatchObject({
        before: { status: 'OPEN' },
        after: { status: 'DISMISSED', reason: 'GROUNDLESS' },
      });
    });

    it('is not had against oneself, one’s brokerage or what does not exist', async () => {
      const self = person({ userId: subject.agentUserId, agentId: subject.agentId });
      expectErrorCode(await open(self), 'SELF_DISPUTE');
      expectErrorCode(await open(person({ organizationId: OFFICE })), 'SELF_DISPUTE');
      const mine = { subjectType: 'USER', subjectId: self.userId };
      expectErrorCode(await open(self, mine), 'SELF_DISPUTE');
      for (const subjectType of ['AGENT', 'LISTING', 'PROJECT']) {
        expectErrorCode(await open(person(), { subjectType, subjectId: newId() }), 'SUBJECT_NOT_FOUND');
      }
    });

    it('is had by an agent about a buyer they showed a home', async () => {
      const viewer = await buyer();
      const agent = person({ userId: subject.agentUserId, agentId: subject.agentId, organizationId: OFFICE });
      const about = { subjectType: 'USER', subjectId: viewer.userId };
      expect(await opened(agent, about)).toMatchObject({ status: 'OPEN' });
      expectErrorCode(
        await open({ ...agent, agentId: newId(), userId: newId() }, about),
        'STANDING_REQUIRED',
      );
    });
  });

  describe('effect', () => {
    it('begins at triage, sets aside what is disputed and good, and ends with the decision', async () => {
      const { id } = await opened(await buyer(), { factor: 'CONDUCT' });
      const before = await trust();
      expect(before.caps).toEqual([]);
      const known = await conduct();
      expectData(await triage(decider(), id));
      expect((await trust()).caps).toEqual(['DISPUTE_SEVERE']);
      expect(await conduct()).toBeLessThan(known as number);
      expectData(await resolve(decider(), id, 'DISMISSED'));
      const after = await trust();
      expect({ score: after.score, caps: after.caps }).toEqual({ score: before.score, caps: [] });
    });

    it('hides no bad evidence and nothing that is not disputed', async () => {
      await answer(36_000);
      const { id } = await opened(await buyer(), { factor: 'REVIEWS', severity: 'MINOR' });
      const known = (await conduct()) as number;
      expectData(await triage(decider(), id));
      expect(await conduct()).toBe(known);
      await answer(36_000);
      expect(await conduct()).toBe(known + 1);
    });

    it('of an upheld one weighs by the relation', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      const before = await trust();
      expectData(await triage(decider(), id));
      expectData(await resolve(decider(), id, 'UPHELD'));
      const after = await trust();
      expect(after.score).toBeLessThan(before.score);
      const weight = ({ factors }: typeof after) =>
        factors.find(({ factor }) => factor === 'CONDUCT')?.evidenceWeight as number;
      // A verified decision weighs 2, the word of a visitor half of it.
      expect(weight(after) - weight(before)).toBeCloseTo(1, 3);
    });

    it('ends after 30 days without a decision, which is then still owed', async () => {
      const { id, decideBy } = await opened(await buyer());
      expect(decideBy).toBe('2026-12-01T10:00:00.000Z');
      expectData(await triage(decider(), id));
      expect((await trust()).caps).toEqual(['DISPUTE_SEVERE']);
      expect(await enforceDisputeClock(subgraph.database, new Date(Date.parse(decideBy) - 1))).toBe(0);
      clock.today = new Date(clock.today.getTime() + 30 * DAY_MS);
      expect(await enforceDisputeClock(subgraph.database, clock.today)).toBeGreaterThanOrEqual(1);
      expect(await enforceDisputeClock(subgraph.database, clock.today)).toBe(0);
      const acts = (await recordedActs(subgraph)).filter(({ action }) => action === 'DISPUTE_OVERDUE');
      expect(acts).toContainEqual(
        expect.objectContaining({
          subjectId: id,
          role: 'SYSTEM',
          actorId: null,
          after: { status: 'OVERDUE' },
        }),
      );
      expect((await trust()).caps).toEqual([]);
      const { resolveDispute } = expectData<{ resolveDispute: { dispute: Dispute } }>(
        await resolve(decider(), id, 'UPHELD'),
      );
      expect(resolveDispute.dispute.history.map(({ action }) => action)).toEqual([
        'OPENED',
        'ACCEPTED',
        'OVERDUE',
        'UPHELD',
      ]);
    });
  });

  it('leave an agent’s score and band where they were when strangers flood them', async () => {
    const before = await trust();
    for (let n = 0; n < 20; n++) await open(person());
    const viewer = await buyer();
    const visited = await trust();
    for (let n = 0; n < 20; n++) await open(viewer);
    const after = await trust();
    expect(after).toEqual(visited);
    expect(Math.abs(after.score - before.score)).toBeLessThan(3);
    expect(after.band).toBe(before.band);
  });
});
