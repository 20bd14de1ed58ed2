import { describe, expect, it } from '@jest/globals';
import { type BuilderFacts, type MarketRates, scoreBuilder } from './builder-score.js';
import { projectFacts } from './facts.fixture.js';
import type { ReviewFacts } from './review-weights.js';

const MARKET: MarketRates = {
  asOf: '2024-01-01',
  delivery: { rate: 0.3, projects: 100, shifts: { 'district|Thane': 1 } },
  rates: { market: { COMPLAINTS: 0.5, LITIGATION: 0.5, DISCLOSURE: 0.5 }, segments: {} },
};
const score = (given: Partial<BuilderFacts>) =>
  scoreBuilder({ projects: [], reviews: [], revocations: [], ...given }, MARKET);
const review = (given: Partial<ReviewFacts> = {}): ReviewFacts => ({
  stars: 5,
  submittedAt: '2024-01-01T08:00:00Z',
  basis: 'PAYMENT',
  cluster: null,
  voice: null,
  credibility: 1,
  ...given,
});
const reviews = (count: number) => Array.from({ length: count }, (_, n) => review({ cluster: `c${n}` }));
const factor = (scored: ReturnType<typeof score>, name: string) =>
  scored.factors.find((one) => one.factor === name);

describe('a builder without projects', () => {
  it('is expected to deliver as the market does, and has no score of its own', () => {
    const scored = score({});
    expect(factor(scored, 'DELIVERY')).toMatchObject({
      value: 0.7,
      baseRate: 0.7,
      evidenceWeight: 0,
      weight: 0,
    });
    expect(scored).toMatchObject({ coverage: 0, score: 0, lowerBound: 0, interval: [0, 0] });
  });
});

describe('delivery', () => {
  it('is expected as the mean of the projects, by their places', () => {
    const other = projectFacts({ district: 'Pune', projectId: 'q' });
    const scored = score({ projects: [projectFacts(), other] });
    const odds = (logit: number) => 1 / (1 + Math.exp(-logit));
    const base = (odds(Math.log(0.3 / 0.7) + 1) + 0.3) / 2;
    expect(factor(scored, 'DELIVERY')?.baseRate).toBeCloseTo(1 - base, 10);
  });

  it('varies as a Beta expectation of its evidence does', () => {
    const due = projectFacts({ district: null, proposedCompletion: '2022-12-31' });
    const delivery = factor(score({ projects: [due] }), 'DELIVERY');
    const { value = 0, evidenceWeight = 0, variance } = delivery ?? {};
    expect(evidenceWeight).toBeCloseTo(2 ** (-366 / 365.25 / 5), 10);
    expect(variance).toBeCloseTo((value * (1 - value)) / (evidenceWeight + 5), 10);
  });
});

describe('reviews', () => {
  it('count in proportion until they weigh as much as the prior', () => {
    // 15 units and nothing remarkable: complaints, litigation and disclosure are known, .45 of the weights.
    const share = (count: number) => {
      const scored = score({ projects: [projectFacts()], reviews: reviews(count) });
      return [scored.coverage, factor(scored, 'REVIEWS')?.weight];
    };
    expect(share(0)).toEqual([expect.closeTo(0.45, 10), 0]);
    expect(share(1)).toEqual([expect.closeTo(0.45 + 0.05, 10), expect.closeTo(0.05 / 0.5, 10)]);
    expect(share(4)).toEqual([expect.closeTo(0.65, 10), expect.closeTo(0.2 / 0.65, 10)]);
    expect(share(8)).toEqual([expect.closeTo(0.65, 10), expect.closeTo(0.2 / 0.65, 10)]);
  });
});

it('leaves out of disclosure the projects that have no date of modification', () => {
  const silent = projectFacts({ lastModified: null, projectId: 'q' });
  expect(factor(score({ projects: [projectFacts(), silent] }), 'DISCLOSURE')?.evidenceCount).toBe(1);
});
