import { beforeAll, describe, expect, it } from '@jest/globals';
import { baseRatesOf } from '../src/modules/builder-reputation/model/v1/base-rates.js';
import { scoreBuilder, type BuilderScore } from '../src/modules/builder-reputation/model/v1/builder-score.js';
import { valuesOfProject } from '../src/modules/builder-reputation/model/v1/project-values.js';
import { readRegister, registerFolder } from './register-file.js';

const AS_OF = '2024-03-14';
const folder = registerFolder();
// Skips, and says so, where the register's exports are not given: they carry no licence and are not in the project.
const given = folder ? describe : describe.skip;

given(
  'model 1: the reference run over the register (../shared/data/maharera; skipped where it is absent)',
  () => {
    const scores: (BuilderScore & { projects: number })[] = [];
    let baseRates: ReturnType<typeof baseRatesOf>;

    beforeAll(() => {
      const projects = readRegister(folder as string);
      expect(projects).toHaveLength(12_774);
      baseRates = baseRatesOf(projects.map((project) => valuesOfProject(project, AS_OF)));
      for (const own of Map.groupBy(projects, ({ builderId }) => builderId).values())
        scores.push({ ...scoreBuilder(own, [], baseRates, AS_OF), projects: own.length });
    });

    it('finds 8,320 builders', () => {
      expect(scores).toHaveLength(8_320);
    });

    it.each([
      ['DELIVERY', 0.36],
      ['COMPLAINTS', 0.93],
      ['LITIGATION', 0.91],
      ['DISCLOSURE', 0.54],
    ] as const)('has a base rate for %s of %d', (factor, expected) => {
      expect(Math.abs(baseRates[factor] - expected)).toBeLessThanOrEqual(0.01);
    });

    it.each([
      ['the least', 0, 32.9],
      ['the 5th percentile', 0.05, 52.9],
      ['the median', 0.5, 63.8],
      ['the 95th percentile', 0.95, 73.5],
      ['the greatest', 1, 83.4],
    ])('puts %s score where the reference does', (_name, share, expected) => {
      expect(
        Math.abs(
          quantile(
            scores.map(({ score }) => score),
            share,
          ) - expected,
        ),
      ).toBeLessThanOrEqual(0.5);
    });

    it.each([
      ['one project', 1, 1, 15.2],
      ['ten projects or more', 10, Infinity, 9.8],
    ])('is as sure about builders with %s as the reference', (_name, least, most, expected) => {
      const halfWidths = scores
        .filter(({ projects }) => projects >= least && projects <= most)
        .map(({ interval: [low, high] }) => (high - low) / 2);
      expect(Math.abs(quantile(halfWidths, 0.5) - expected)).toBeLessThanOrEqual(0.1);
    });

    it('gives no builder more than four reasons against and two for', () => {
      for (const { reasons } of scores) {
        expect(reasons.filter(({ polarity }) => polarity === 'NEGATIVE').length).toBeLessThanOrEqual(4);
        expect(reasons.filter(({ polarity }) => polarity === 'POSITIVE').length).toBeLessThanOrEqual(2);
      }
    });
  },
);

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] as number;
}
