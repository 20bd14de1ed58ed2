import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { take } from '@propmubi/testkit';
import type { ExecutionResult } from 'graphql';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';
import { leadChannels, NAMES, type Scene } from './lead-channels.js';

describe('The live channel', () => {
  let world: CrmWorld;
  let viewerIsCurrent = true;
  beforeAll(async () => {
    world = await CrmWorld.open({ isViewerCurrent: async () => viewerIsCurrent });
  });
  afterAll(() => world?.close());
  const { scene, open, closeAll, events, refusal, enquire, cursorOf } = leadChannels(() => world);
  afterEach(async () => {
    viewerIsCurrent = true;
    await closeAll();
  });

  const endOf = async (stream: AsyncIterableIterator<ExecutionResult>) => {
    const [last] = await take(stream, 1, 15_000);
    expect(await stream.next()).toMatchObject({ done: true });
    return last?.errors?.[0]?.extensions['code'];
  };

  describe.each(NAMES)('%s', (channel) => {
    const isPond = channel === 'POND';
    const start = () => scene({ open: !isPond });
    /** One event each for buyers and ponds, two for managers. */
    const perLead = channel === 'LEAD_BOARD' ? 2 : 1;

    async function grow(given: Scene, count: number) {
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        // A buyer has one lead in a brokerage, so each further enquiry is another brokerage's.
        const place = channel === 'MY_ENQUIRIES' ? await world.brokerage() : given;
        ids.push(await enquire(place, channel === 'MY_ENQUIRIES' ? given.as.MY_ENQUIRIES : buyer()));
      }
      return ids.flatMap((id) => Array<string>(perLead).fill(id));
    }

    it('resumes after a cursor without loss or repetition, in another process too', async () => {
      const given = await start();
      const as = given.as[channel];
      const stream = await open(channel, as);
      const expected = await grow(given, 2);
      const seen = await events(stream, expected.length);
      await stream.return?.();
      expected.push(...(await grow(given, 2)));
      const other = await world.start();
      const resumed = await open(channel, as, seen.at(-1)?.cursor, other);
      expected.push(...(await grow(given, 1)));
      seen.push(...(await events(resumed, expected.length - seen.length)));
      expect(seen.map(({ leadId }) => leadId)).toEqual(expected);
      expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(expected.length);
      await resumed.return?.();
      await other.close();
    });

    it('gives a cursor before the first event', async () => {
      const given = await start();
      const as = given.as[channel];
      const after = await cursorOf(channel, as);
      const expected = await grow(given, 1);
      expect((await events(await open(channel, as, after), perLead)).map(({ leadId }) => leadId)).toEqual(
        expected,
      );
    });

    it('says how many entries retention took', async () => {
      const given = await start();
      const as = given.as[channel];
      const after = await cursorOf(channel, as);
      await grow(given, 2);
      world.advance({ minutes: 200 * 24 * 60 });
      await world.subgraph.trimFeeds();
      const expected = await grow(given, 1);
      const told = await events(await open(channel, as, after), 1 + perLead);
      expect(told[0]).toMatchObject({ gap: { missed: 2 * perLead }, kind: null, lead: null });
      expect(told.slice(1).map(({ leadId }) => leadId)).toEqual(expected);
    });

    it('refuses an altered cursor, another’s, and one of another channel', async () => {
      const [given, other] = [await start(), await start()];
      const own = await cursorOf(channel, given.as[channel]);
      const foreign = [
        await cursorOf(channel, other.as[channel]),
        own.replace(/^\d+/, '9'),
        '__proto__',
        '0',
      ];
      for (const name of NAMES) if (name !== channel) foreign.push(await cursorOf(name, given.as[name]));
      for (const cursor of foreign)
        expect(await refusal(channel, given.as[channel], cursor)).toBe('BAD_CURSOR');
    });

    it('ends when the session has ended', async () => {
      const given = await start();
      const stream = await open(channel, given.as[channel]);
      viewerIsCurrent = false;
      await grow(given, 1);
      expect(await endOf(stream)).toBe('SESSION_REVOKED');
    });

    it('refuses viewers it is not for', async () => {
      const given = await start();
      const { organizationId } = given;
      const refused = {
        MY_ENQUIRIES: [[buyer({ userId: null }), 'UNAUTHENTICATED']],
        LEAD_BOARD: [
          [given.as.POND, 'MISSING_SCOPE'],
          [{ ...manager(organizationId), organizationId: null }, 'NOT_A_BROKERAGE_MANAGER'],
        ],
        POND: [
          [buyer(), 'MISSING_SCOPE'],
          [agent(organizationId, randomUUID()), 'MAY_NOT_CLAIM'],
        ],
      }[channel] as [Viewer, string][];
      for (const [viewer, code] of refused) expect(await refusal(channel, viewer)).toBe(code);
    });
  });
});
