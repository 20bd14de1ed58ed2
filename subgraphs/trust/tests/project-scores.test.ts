import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { newId } from '@propmubi/runtime';
import { deliverEvent } from '@propmubi/testkit';
import {
  BUILDER,
  codes,
  PROJECT,
  project,
  startScoreWorld,
  type ScoreWorld,
  type Trust,
} from './score-world.js';

describe('the trust score of a project', () => {
  let running: ScoreWorld;
  let trustOf: ScoreWorld['trustOf'];
  let publish: ScoreWorld['publish'];

  beforeAll(async () => {
    running = await startScoreWorld();
    ({ trustOf, publish } = running);
  });

  afterAll(() => running?.close());

  it('rests on the register and the builder', async () => {
    const chunk = { syncId: newId(), asOf: '2026-10-01', last: true };
    await deliverEvent(running.subgraph, 'RegistrySynced', { ...chunk, projects: [project] });
    const alone = await trustOf('Project', PROJECT);
    await deliverEvent(running.subgraph, 'BuilderReputationsScored', {
      batchId: newId(),
      modelVersion: 'test',
      asOf: '2026-10-01',
      builders: [{ builderId: BUILDER, score: 90, lowerBound: 80 }],
    });
    await running.subgraph.recompute();
    const backed = await trustOf('Project', PROJECT);
    expect(backed.coverage).toBeCloseTo(alone.coverage + 0.2, 4);
    expect(backed.factors.find(({ factor }) => factor === 'PARENT')).toMatchObject({ evidenceCount: 1 });
    expect(codes(backed)).toContain('DOC_MISSING');
  });

  it('counts no more for a listing when a register in the place of a wrong one does not name it', async () => {
    const mistaken = { ...project, projectId: newId(), reraNumber: 'P51800000003' };
    const listingId = newId();
    const sync = { syncId: newId(), asOf: '2026-10-01', last: true };
    await deliverEvent(running.subgraph, 'RegistrySynced', { ...sync, projects: [mistaken] });
    await publish(listingId, { projectId: mistaken.projectId });
    await running.subgraph.recompute();
    const before = await trustOf('Listing', listingId);
    expect(before.factors.map(({ factor }) => factor)).toContain('IDENTITY');
    await deliverEvent(running.subgraph, 'RegistrySynced', {
      ...sync,
      syncId: newId(),
      replaces: true,
      projects: [],
      unnamed: [mistaken.projectId],
    });
    await running.subgraph.recompute();
    const after = await trustOf('Listing', listingId);
    const observations = ({ factors }: Trust) =>
      factors.reduce((sum, { evidenceCount }) => sum + evidenceCount, 0);
    expect(observations(after)).toBeLessThan(observations(before));
  });

  it('is capped at 20 when its registration is revoked, and so are its listings', async () => {
    const listingId = newId();
    const revoked = { ...project, projectId: newId(), reraNumber: 'P51800000002' };
    await deliverEvent(running.subgraph, 'RegistrySynced', {
      syncId: newId(),
      asOf: '2026-10-01',
      last: true,
      projects: [revoked],
    });
    await publish(listingId, { projectId: revoked.projectId });
    await deliverEvent(running.subgraph, 'ProjectStatusChanged', {
      projectId: revoked.projectId,
      reraNumber: revoked.reraNumber,
      builderId: BUILDER,
      from: 'ACTIVE',
      to: 'REVOKED',
      changedOn: '2026-10-02',
    });
    await running.subgraph.recompute();
    for (const [type, id] of [
      ['Project', revoked.projectId],
      ['Listing', listingId],
    ] as const) {
      expect((await trustOf(type, id)).score).toBeLessThanOrEqual(20);
      expect(codes(await trustOf(type, id))[0]).toBe('RERA_REVOKED');
    }
  });

  it('stays when a register that takes a wrong one’s place is handled after one that names it again', async () => {
    const named = { ...project, projectId: newId(), reraNumber: 'P51800000004' };
    const send = (given: Partial<EventInput<'RegistrySynced'>>, minute: number) =>
      deliverEvent(
        running.subgraph,
        'RegistrySynced',
        { syncId: newId(), asOf: '2026-10-01', last: true, projects: [], ...given },
        null,
        { time: new Date(Date.UTC(2026, 10, 20, 10, minute)) },
      );
    const forget = { replaces: true, unnamed: [named.projectId] };
    await send({ projects: [named] }, 0);
    await send(forget, 1);
    expect(await trustOf('Project', named.projectId)).toBeNull();
    await send({ projects: [named] }, 3);
    await send(forget, 2);
    expect(await trustOf('Project', named.projectId)).not.toBeNull();
  });
});
