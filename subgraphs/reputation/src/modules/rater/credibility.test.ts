import { describe, expect, it } from '@jest/globals';
import { LEAST_CREDIBILITY } from '../builder-reputation/model/parameters.js';
import { credibilityOf, type Dealing } from './credibility.js';

const dealing = (buyerId: string, counterpartyId: string, given: Partial<Dealing> = {}): Dealing => ({
  buyerId,
  counterpartyId,
  weight: 1,
  stars: 5,
  ...given,
});
const buyers = Array.from({ length: 40 }, (_, n) => `buyer-${String(n).padStart(2, '0')}`);
/** Each deals with two of eight agents. */
const market = buyers.flatMap((buyer, n) => [
  dealing(buyer, `agent-${n % 8}`),
  dealing(buyer, `agent-${(n + 3) % 8}`, { stars: 4 }),
]);
const proven = new Set(buyers);

describe('rater credibility', () => {
  it('is 1 around the median, and lies between .1 and 1', () => {
    const found = credibilityOf(market, proven);
    expect(found?.size).toBe(40);
    for (const one of found?.values() ?? []) {
      expect(one).toBeGreaterThan(0.9);
      expect(one).toBeLessThanOrEqual(1);
    }
  });

  it('makes no difference between orders of the same dealings', () => {
    expect(credibilityOf(market.toReversed(), proven)).toEqual(credibilityOf(market, proven));
  });

  it('says nothing where fewer than ten are proven', () => {
    expect(credibilityOf(market, new Set(buyers.slice(0, 9)))).toBeUndefined();
  });

  it('gives nothing to people without a proven identity, however much they deal with one another', () => {
    const ring = Array.from({ length: 50 }, (_, n) => dealing(`fake-${n}`, 'agent-0', { weight: 10 }));
    const found = credibilityOf([...market, ...ring], proven);
    expect(found?.has('fake-0')).toBe(false);
    expect(found).toEqual(credibilityOf(market, proven));
  });

  it('believes proven people less who deal only with one that the others do not know', () => {
    const circle = Array.from({ length: 30 }, (_, n) => `circle-${n}`);
    const dealings = [...market, ...circle.map((id) => dealing(id, 'stranger', { stars: 1 }))];
    const found = credibilityOf(dealings, new Set([...buyers, ...circle]));
    // One star passes nothing on: what such a buyer has is the share every proven one has.
    for (const id of circle) expect(found?.get(id)).toBeLessThan(found?.get('buyer-00') as number);
    for (const one of found?.values() ?? []) expect(one).toBeGreaterThanOrEqual(LEAST_CREDIBILITY);
  });

  it('does not count dealings with oneself', () => {
    const alone = [...market, dealing('buyer-00', 'buyer-00', { weight: 1_000 })];
    expect(credibilityOf(alone, proven)).toEqual(credibilityOf(market, proven));
  });
});
