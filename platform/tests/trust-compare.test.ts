import { describe, expect, it } from '@jest/globals';
import { compareEach, renderComparison, sidesOf } from '../src/commands/trust-compare.js';

describe('pnpm trust:compare', () => {
  it('takes the latest model and the one before it, or those that are named', () => {
    const known = ['trust/3', 'trust/2', 'trust/1'];
    expect(sidesOf({}, known)).toEqual({ fromModel: 'trust/2', toModel: 'trust/3' });
    expect(sidesOf({ from: 'trust/1' }, known)).toEqual({ fromModel: 'trust/1', toModel: 'trust/3' });
    expect(sidesOf({ from: 'trust/1', to: 'trust/2' }, known)).toEqual({
      fromModel: 'trust/1',
      toModel: 'trust/2',
    });
    expect(sidesOf({ since: '2026-11-01' }, [])).toEqual({ since: new Date('2026-11-01T00:00:00Z') });
  });

  it.each([
    ['no snapshots', {}, [], 'there are: none'],
    ['one model only', {}, ['trust/2'], 'there are: trust/2'],
    ['a model that is not known', { from: 'trust/9' }, ['trust/2', 'trust/1'], 'no snapshots of trust/9'],
    ['no moment', { since: 'yesterday' }, ['trust/2'], '“yesterday” is no moment'],
  ])('says what is missing with %s', (_name, flags, versions, said) => {
    expect(sidesOf(flags, versions)).toContain(said);
  });

  it('prints counts, changed bands and ids, and no names', () => {
    const text = renderComparison({
      from: 'trust/1',
      to: 'trust/2',
      kinds: [
        {
          type: 'PROJECT',
          compared: 10,
          moved: 3,
          medianMove: 0.4,
          greatestMove: 7,
          bands: [
            { from: 'A', to: 'A', subjects: 8 },
            { from: 'A', to: 'B', subjects: 2 },
          ],
        },
      ],
      furthest: [
        { type: 'PROJECT', id: 'some-id', from: { score: 90, band: 'A' }, to: { score: 83, band: 'B' } },
      ],
    });
    expect(text).toContain('| PROJECT | 10 | 3 | 0.40 | 7.00 |');
    expect(text).toContain('PROJECT: 8 keep their band.\nA → B: 2');
    expect(text).toContain('- PROJECT some-id: 90.00 A → 83.00 B');
  });

  describe('over subjects and builders', () => {
    const scorer = (model: string, type: 'BUILDER' | 'PROJECT', modelVersions: string[]) => ({
      model,
      modelVersions: () => Promise.resolve(modelVersions),
      compare: (sides: object) =>
        Promise.resolve({
          from: 'fromModel' in sides ? String(sides.fromModel) : 'then',
          to: 'now',
          kinds: [{ type, compared: 1, moved: 0, medianMove: 0, greatestMove: 0, bands: [] }],
          furthest: [],
        } as never),
    });
    const scorers = [
      scorer('trust', 'PROJECT', ['trust/3', 'trust/2']),
      scorer('builder-reputation', 'BUILDER', ['builder-reputation/4', 'builder-reputation/3']),
    ];
    const texts = async (flags: object, given = scorers) =>
      (await compareEach(flags, given)).map(({ text, isFound }) => [isFound, text] as const);

    it('compares both, each between models of its own', async () => {
      const [subjects, builders] = await texts({});
      expect(subjects?.[1]).toMatch(/^# trust\/2 [^]*\| PROJECT \| 1/);
      expect(builders?.[1]).toMatch(/^# builder-reputation\/3 [^]*\| BUILDER \| 1/);
      expect(await texts({ since: '2026-11-01' })).toHaveLength(2);
    });

    it('compares those whose model is named', async () => {
      const found = await texts({ from: 'builder-reputation/3' });
      expect(found).toHaveLength(1);
      expect(found[0]?.[1]).toContain('| BUILDER |');
      expect(await texts({ from: 'other/1' })).toEqual([[false, 'No model is called other/1.']]);
    });

    it('says of which of them there are too few', async () => {
      const [first] = scorers as [(typeof scorers)[number]];
      const found = await texts({}, [
        first,
        scorer('builder-reputation', 'BUILDER', ['builder-reputation/4']),
      ]);
      expect(found.map(([isFound]) => isFound)).toEqual([true, false]);
      expect(found[1]?.[1]).toContain('builder-reputation: Snapshots of two model versions are needed');
    });
  });
});
