import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDay } from '@propmubi/domain';
import { expectData, recordedActs, recordedEvents } from '@propmubi/testkit';
import { expireDocuments } from '../src/modules/document/expire-documents.js';
import { remindOfExpiry } from '../src/modules/document/expiry-reminders.job.js';
import { DAY_MS, documentWorld, ONE } from './document-world.js';

describe('the expiry of a document', () => {
  const world = documentWorld();
  const { agent, ask, clock, eventsOf, member, one, review, reviewed, reviewer, submitted, submittedBy } =
    world;

  beforeAll(world.start);
  afterAll(world.close);

  it('expires and has to be checked again', async () => {
    const { id } = await submitted({ type: 'INDEX_II' });
    expectData(await review(reviewer(), id));
    const day = new Date('2027-02-15T00:00:00Z');
    expect(await expireDocuments(world.subgraph.database, day)).toBeGreaterThanOrEqual(1);
    expect(expectData(await ask(ONE, { id }, agent))).toMatchObject({ document: { status: 'EXPIRED' } });
    expect((await recordedEvents(world.subgraph)).map(({ type }) => type)).toContain('DocumentExpired');
    const acts = (await recordedActs(world.subgraph)).filter(({ action }) => action === 'DOCUMENT_EXPIRED');
    expect(acts).toContainEqual(expect.objectContaining({ subjectId: id, role: 'SYSTEM', actorId: null }));
  });

  const daysBefore = (recheckOn: string | null, days: number) =>
    new Date(Date.parse(`${recheckOn}T06:00:00Z`) - days * DAY_MS);

  it('is announced 30, 7 and 1 days before, once each', async () => {
    const viewer = member();
    const { id } = await submittedBy(viewer, { type: 'INDEX_II' });
    const { recheckOn } = await reviewed(reviewer(), id);
    for (const days of [31, 30, 30, 15, 7, 6, 2, 1, 1, 0])
      await remindOfExpiry(world.subgraph.database, daysBefore(recheckOn, days));
    const said = (await eventsOf(id, 'DocumentExpiring')).map(({ data }) => data);
    expect(said.map((data) => (data as { daysLeft: number }).daysLeft)).toEqual([30, 7, 1]);
    expect(said[0]).toMatchObject({ expiresOn: recheckOn });
  });

  it('is announced once after an outage, by the nearest reminder', async () => {
    const { id } = await submittedBy(member(), { type: 'INDEX_II' });
    const { recheckOn } = await reviewed(reviewer(), id);
    for (const days of [5, 4]) await remindOfExpiry(world.subgraph.database, daysBefore(recheckOn, days));
    expect((await eventsOf(id, 'DocumentExpiring')).map(({ data }) => data)).toMatchObject([{ daysLeft: 5 }]);
  });

  it('is on no day that was over when a reviewer confirmed that the paper is in force', async () => {
    const { id } = await submittedBy(member(), { facts: { validUntil: '2026-01-01' } });
    const { recheckOn } = await reviewed(reviewer(), id);
    expect(recheckOn).toBe(calendarDay(new Date(clock.now.getTime() + 365 * DAY_MS)));
  });

  it('comes with the day in India, and with the paper’s own day if that is earlier', async () => {
    const validUntil = new Date(clock.now.getTime() + 10 * DAY_MS).toISOString().slice(0, 10);
    const viewer = member();
    const { id } = await submittedBy(viewer, { facts: { validUntil } });
    expect((await reviewed(reviewer(), id)).recheckOn).toBe(validUntil);
    // 23:59 and 00:00 in India.
    const midnight = Date.parse(`${validUntil}T18:30:00Z`);
    await expireDocuments(world.subgraph.database, new Date(midnight - 60_000));
    expect((await one(id, viewer)).status).toBe('VERIFIED');
    await expireDocuments(world.subgraph.database, new Date(midnight));
    expect((await one(id, viewer)).status).toBe('EXPIRED');
  });
});
