import { describe, expect, it } from '@jest/globals';
import { bandOf } from './bands.js';
import { scoreBuilder, type BuilderFacts, type MarketRates } from './builder-score.js';
import { projectFacts } from './facts.fixture.js';
import { marketOf, rateBuilder } from './market.js';
import { percentOf, reasonsOf } from './reasons.js';

const HALF = { COMPLAINTS: 0.5, LITIGATION: 0.5, DISCLOSURE: 0.5 };
const MARKET: MarketRates = {
  asOf: '2024-01-01',
  delivery: { rate: 0.5, projects: 100, shifts: {} },
  rates: { market: HALF, segments: {} },
};
const facts = (given: Partial<BuilderFacts> = {}): BuilderFacts => ({
  projects: [],
  reviews: [],
  revocations: [],
  ...given,
});
const codes = (score: ReturnType<typeof scoreBuilder>, of = facts()) =>
  reasonsOf(score, of).map(({ code }) => code);

describe('scoreBuilder', () => {
  it('leaves out what nothing is known of, and says how much is known', () => {
    const { factors, coverage } = scoreBuilder(facts({ projects: [projectFacts()] }), MARKET);
    expect(coverage).toBeCloseTo(0.45, 10);
    expect(factors.map(({ weight }) => weight)).toEqual(
      [0, 0.2, 0.15, 0.1, 0].map((share) => share / coverage),
    );
  });

  it('is what the formula gives by hand for one project', () => {
    const { score, factors, interval, lowerBound } = scoreBuilder(
      facts({ projects: [projectFacts()] }),
      MARKET,
    );
    // Weight log2(16) = 4, v = 1 for complaints, litigation and disclosure: p = (4 + 4 × .5) / (4 + 4) = .75.
    expect(factors.map(({ value }) => value)).toEqual([0.5, 0.75, 0.75, 0.75, 0.7]);
    expect(score).toBeCloseTo(75, 10);
    const se = 100 * Math.sqrt(((0.2 ** 2 + 0.15 ** 2 + 0.1 ** 2) / 0.45 ** 2) * (0.1875 / 9));
    expect(interval[1] - interval[0]).toBeCloseTo(2 * 1.96 * se, 10);
    expect(lowerBound).toBeCloseTo(75 - 1.645 * se, 10);
  });

  it('counts delivery as one minus the probability of being late', () => {
    const late = projectFacts({ proposedCompletion: '2022-12-31', extendedCompletion: '2026-12-31' });
    const { factors, coverage } = scoreBuilder(facts({ projects: [late] }), MARKET);
    const weight = 2 ** (-366 / 365.25 / 5);
    expect(factors[0]?.value).toBeCloseTo(1 - (weight + 2) / (weight + 4), 10);
    expect(coverage).toBeCloseTo(0.8, 10);
  });

  it('counts plots as units, and at least one', () => {
    const plots = scoreBuilder(facts({ projects: [projectFacts({ apartments: 5, plots: 10 })] }), MARKET);
    expect(plots.factors[1]?.evidenceWeight).toBe(4);
    const none = scoreBuilder(facts({ projects: [projectFacts({ apartments: null })] }), MARKET);
    expect(none.factors[1]?.evidenceWeight).toBe(1);
  });

  it.each([
    ['name and district', 'NAME_AND_DISTRICT', true],
    ['name and PIN', 'NAME_AND_PIN', true],
    ['the name alone', 'NAME', false],
  ])('is capped by a revocation that agrees in %s: %s', (_name, matchedBy, capped) => {
    const revocations = [
      // Later than the register: known all the same.
      { builderId: 'b', reraNumber: 'P51799000009', matchedBy, revokedOn: '2026-01-01' },
    ];
    const own = facts({ projects: [projectFacts()], revocations });
    const score = scoreBuilder(own, MARKET);
    expect(score.score).toBeCloseTo(capped ? 40 : 75, 10);
    expect(codes(score, own)[0]).toBe(capped ? 'RERA_REVOKED' : 'RERA_REVOKED_NAMESAKE');
    expect(bandOf(score, () => 99) === 'D').toBe(capped);
  });

  it('caps for three years, the lowest cap first', () => {
    const revoked = projectFacts({ status: 'REVOKED', revokedOn: '2021-06-01' });
    const missing = projectFacts({ occupancyCertificate: false, proposedCompletion: '2021-12-01' });
    const score = scoreBuilder(facts({ projects: [missing, revoked] }), MARKET);
    expect(score.caps.map(({ code }) => code)).toEqual(['RERA_REVOKED', 'OC_PENDING']);
    expect(codes(score).slice(0, 2)).toEqual(['RERA_REVOKED', 'OC_PENDING']);
    const older = { ...revoked, revokedOn: '2020-06-01' };
    expect(scoreBuilder(facts({ projects: [older] }), MARKET).caps).toEqual([]);
  });
});

describe('reasonsOf', () => {
  it('speaks of each factor once, for or against by the segment’s average', () => {
    const bad = projectFacts({ apartments: 100, complaints: 40, cases: 0, lastModified: '2020-01-01' });
    const all = codes(scoreBuilder(facts({ projects: [bad] }), MARKET));
    expect(all).toEqual(['COMPLAINTS_HIGH', 'DISCLOSURE_STALE', 'THIN_EVIDENCE', 'LITIGATION_LOW']);
  });

  it('states what the register states, and that it is silent', () => {
    const silent = projectFacts({ proposedCompletion: '2020-12-31' });
    const score = scoreBuilder(facts({ projects: [silent, silent] }), MARKET);
    const [reason] = reasonsOf(score, { revocations: [], reviews: [] }).filter(
      ({ code }) => code === 'DELAY_LOW',
    );
    expect(reason?.text).toBe(
      '0 of 2 projects whose registered date has passed are documented as late by more than twelve months; of ' +
        'comparable projects it is 50 %. Of 2 the register documents neither completion nor an extension of that length.',
    );
    expect(reason?.delays).toEqual({ projects: 2, late: 0, silent: 2, comparableLateShare: 0.5 });
    for (const { text } of reasonsOf(score, { revocations: [], reviews: [] }))
      expect(text).not.toMatch(/overdue|not completed|on time/i);
  });

  it('counts a single project as one', () => {
    const late = projectFacts({ proposedCompletion: '2020-12-31', extendedCompletion: '2023-12-31' });
    const texts = reasonsOf(scoreBuilder(facts({ projects: [late] }), MARKET), {
      revocations: [],
      reviews: [],
    }).map(({ text }) => text);
    expect(texts.join(' ')).toContain(
      '1 of 1 project whose registered date has passed is documented as late',
    );
  });
});

describe('reasonsOf', () => {
  const review = {
    stars: 5,
    basis: 'PAYMENT' as const,
    cluster: 'a',
    voice: null,
    credibility: 1,
    submittedAt: '2024-01-01T00:00:00Z',
  };

  it('says what reviewers gave, in numbers', () => {
    const reviews = Array.from({ length: 8 }, (_, n) => ({
      ...review,
      cluster: `${n}`,
      stars: n < 4 ? 5 : 4,
    }));
    const of = facts({ projects: [], reviews });
    const [reason] = reasonsOf(scoreBuilder(of, MARKET), of).filter(({ code }) => code === 'REVIEWS_HIGH');
    expect(reason?.text).toBe(
      '8 people with a verified visit, booking or payment gave 4.5 of 5 stars on average.',
    );
    expect(reason?.reviews).toEqual({ people: 8, meanStars: 4.5 });
  });
});

describe('marketOf and rateBuilder', () => {
  const builders = new Map(
    Array.from({ length: 200 }, (_, n): [string, BuilderFacts] => [
      `b${n}`,
      facts({
        projects: Array.from({ length: 4 }, (_, k) =>
          projectFacts({
            projectId: `${n}-${k}`,
            builderId: `b${n}`,
            proposedCompletion: n < 150 ? '2021-12-31' : '2027-12-31',
            complaints: n % 5,
            ...(k < n % 4 && { extendedCompletion: '2024-12-31' }),
          }),
        ),
      }),
    ]),
  );
  const market = marketOf(builders, '2024-01-01');
  const rated = [...builders.values()].map((one) => rateBuilder(one, market));

  it('uses every band, and NEW for those too young to tell', () => {
    const counts = Map.groupBy(rated, ({ band }) => band);
    expect([...counts.keys()].sort()).toEqual(['A', 'B', 'C', 'D', 'NEW']);
    expect(counts.get('NEW')).toHaveLength(50);
    for (const of of counts.values()) expect(of.length).toBeLessThan(120);
  });

  it('places the one with the least slips above the one with the most', () => {
    const [best, , , worst] = rated as [(typeof rated)[0], unknown, unknown, (typeof rated)[0]];
    expect(best.delivery.percentile).toBeGreaterThan(worst.delivery.percentile);
    expect(best.delivery.evidence).toMatchObject({ projects: 4, late: 0, silent: 4 });
    expect(worst.delivery.evidence).toMatchObject({ projects: 4, late: 3, silent: 1 });
  });

  it('is the same for the same facts in another order', () => {
    expect(marketOf(new Map([...builders].reverse()), '2024-01-01')).toEqual(market);
  });
});

describe('percentOf', () => {
  it('rounds every share of four decimals as readers of the share do', () => {
    const percent = new Intl.NumberFormat('en', { style: 'percent' });
    const shares = Array.from({ length: 10_001 }, (_, index) => index / 10_000);
    expect(shares.filter((share) => `${percentOf(share)}%` !== percent.format(share))).toEqual([]);
  });
});
