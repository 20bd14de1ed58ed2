import { describe, expect, it } from '@jest/globals';
import { weighReviews, type ReviewFacts } from './review-weights.js';

const AS_OF = '2026-11-01';
const review = (given: Partial<ReviewFacts> = {}): ReviewFacts => ({
  stars: 5,
  submittedAt: '2026-11-01T08:00:00Z',
  basis: 'PAYMENT',
  cluster: 'a',
  voice: null,
  credibility: 1,
  ...given,
});
const total = (reviews: readonly ReviewFacts[]) =>
  weighReviews(reviews, AS_OF).reduce((sum, { weight }) => sum + weight, 0);

describe('the weight of a review of a builder', () => {
  it('is that of what the author had at stake', () => {
    expect(total([review()])).toBe(1);
    expect(total([review({ basis: 'BOOKING' })])).toBe(0.8);
    expect(total([review({ basis: 'VISIT' })])).toBe(0.5);
  });

  it('halves in a year', () => {
    expect(total([review({ submittedAt: '2025-11-01T08:00:00Z' })])).toBeCloseTo(0.5, 10);
    expect(total([review({ submittedAt: '2026-11-09T08:00:00Z' })])).toBe(1);
  });

  it('is shared by all that came through one brokerage', () => {
    const fifty = Array.from({ length: 50 }, () => review());
    expect(total(fifty)).toBeCloseTo(1, 10);
    expect(total([...fifty, review({ cluster: 'b', stars: 1 })])).toBeCloseTo(2, 10);
  });

  it('is shared by those of which the brokerage is not known', () => {
    expect(total([review({ cluster: null }), review({ cluster: null })])).toBeCloseTo(1, 10);
  });

  it('is shared by those of authors who share a device, whichever brokerages they came through', () => {
    const ring = Array.from({ length: 50 }, (_, n) => review({ cluster: `b${n}`, voice: `device-${n % 3}` }));
    expect(total(ring)).toBeCloseTo(3, 10);
    const alone = ring.map((one) => ({ ...one, voice: null }));
    expect(total(alone)).toBeCloseTo(50, 10);
  });

  it('is shared by the larger of both, so that a stranger’s device joins no two brokerages', () => {
    const through = (cluster: string, count: number) =>
      Array.from({ length: count }, () => review({ cluster }));
    const bridge = ['a', 'b'].map((cluster) => review({ cluster, voice: 'device' }));
    // Two voices, of which the bridge takes a share, and not one.
    expect(total([...through('a', 9), ...through('b', 9), ...bridge])).toBeCloseTo(2, 10);
  });

  it('is in proportion to how far the author is believed', () => {
    expect(total([review({ credibility: 0.4 })])).toBeCloseTo(0.4, 10);
  });

  it('of any number who are believed least is at most a quarter, or a twentieth of the others', () => {
    const fakes = Array.from({ length: 50 }, (_, n) => review({ credibility: 0.1, cluster: `fake-${n}` }));
    expect(total(fakes)).toBeCloseTo(0.25, 10);
    const honest = Array.from({ length: 20 }, (_, n) => review({ cluster: `honest-${n}` }));
    expect(total([...honest, ...fakes])).toBeCloseTo(21, 10);
    expect(total([...honest, ...fakes.slice(0, 2)])).toBeCloseTo(20.2, 10);
  });

  it('keeps every review’s own value', () => {
    const values = weighReviews([review({ stars: 1 }), review({ stars: 3 }), review()], AS_OF);
    expect(values.map(({ value }) => value)).toEqual([0, 0.5, 1]);
  });
});
