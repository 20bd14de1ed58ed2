import { describe, expect, it } from '@jest/globals';
import { fitLogistic, predict } from '../modules/builder-reputation/model/logistic.js';
import { calibrate } from './evaluate.js';
import { aucWithInterval, seededRandom, stratifiedAuc, type Outcome } from './statistics.js';

const outcome = (score: number, label: 0 | 1, stratum = 'q', builderId = '0'): Outcome => ({
  builderId,
  stratum,
  label,
  score,
});

/** Labels drawn with the probability that is predicted, in quarters of very different levels. */
function calibratedOutcomes(count: number): Outcome[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, n) => {
    const score = 0.05 + 0.9 * random();
    return outcome(
      score,
      random() < score ? 1 : 0,
      `q${n % 3}`,
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    );
  });
}

describe('stratifiedAuc', () => {
  it('is the share of pairs in the right order, ties half', () => {
    expect(stratifiedAuc([outcome(0.1, 0), outcome(0.9, 1)])).toBe(1);
    expect(stratifiedAuc([outcome(0.9, 0), outcome(0.1, 1)])).toBe(0);
    expect(stratifiedAuc([outcome(0.5, 0), outcome(0.5, 1)])).toBe(0.5);
    expect(stratifiedAuc([outcome(0.2, 0), outcome(0.4, 0), outcome(0.4, 1), outcome(0.3, 1)])).toBe(2.5 / 4);
  });

  it('compares within a stratum only', () => {
    const drift = [outcome(0.9, 0, 'a'), outcome(0.95, 1, 'a'), outcome(0.1, 0, 'b'), outcome(0.2, 1, 'b')];
    expect(stratifiedAuc(drift)).toBe(1);
  });

  it('ends where a prediction is no number, and where there is nothing to compare', () => {
    expect(stratifiedAuc([outcome(NaN, 0), outcome(NaN, 1)])).not.toBeUndefined();
    expect(stratifiedAuc([])).toBeNaN();
    expect(aucWithInterval([]).auc).toBeNaN();
  });

  it('counts a builder as often as it is drawn', () => {
    const all = [outcome(0.2, 0, 'q', 'a'), outcome(0.1, 1, 'q', 'b'), outcome(0.3, 1, 'q', 'c')];
    expect(stratifiedAuc(all, (builderId) => (builderId === 'b' ? 3 : 1))).toBe(1 / 4);
  });

  it('has an interval around it that is the same each time', () => {
    const all = calibratedOutcomes(400);
    const { auc, low, high } = aucWithInterval(all, 100);
    expect(low).toBeLessThan(auc);
    expect(high).toBeGreaterThan(auc);
    expect(aucWithInterval(all, 100)).toEqual({ auc, low, high });
  });
});

describe('fitLogistic', () => {
  it('finds the coefficients that the labels were drawn with', () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 20_000 }, () => [1, random() * 4 - 2]);
    const labels = rows.map((row) => (random() < predict(row, [-0.5, 1.5]) ? 1 : 0));
    const [intercept, slope] = fitLogistic(rows, labels) as [number, number];
    expect(intercept).toBeCloseTo(-0.5, 1);
    expect(slope).toBeCloseTo(1.5, 1);
  });
});

describe('calibrate', () => {
  it('finds a slope of one where probabilities are what comes of them, and less where they say too much', () => {
    const all = calibratedOutcomes(6_000);
    const { slope, brierSkill } = calibrate(all);
    expect(slope).toBeGreaterThan(0.9);
    expect(slope).toBeLessThan(1.1);
    expect(brierSkill).toBeGreaterThan(0.2);
    const bold = all.map((one) => ({ ...one, score: 1 / (1 + ((1 - one.score) / one.score) ** 2) }));
    expect(calibrate(bold).slope).toBeCloseTo(slope / 2, 1);
  });

  it('finds no skill in noise', () => {
    const random = seededRandom(11);
    const noise = calibratedOutcomes(3_000).map((one) => ({ ...one, score: random() }));
    expect(Math.abs(calibrate(noise).brierSkill)).toBeLessThan(0.01);
  });
});
