import { describe, expect, it } from '@jest/globals';
import { renderComparison, sidesOf } from '../src/commands/trust-compare.js';

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
});
