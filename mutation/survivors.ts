/** Why mutants of a line survive: equivalent ones change nothing that can be observed; anything else says what is missing. */
export interface Survivor {
  /** The end of the file's path. */
  file: string;
  /** A part of the line. */
  line: string;
  /** The one change that is meant, as the report prints it; all of the line without it. */
  change?: string;
  reason: string;
  equivalent: boolean;
}

const equivalent = (file: string, line: string, reason: string, change?: string): Survivor => ({
  ...{ file, line, reason, equivalent: true },
  ...(change && { change }),
});
const open = (file: string, line: string, reason: string): Survivor => ({
  ...{ file, line, reason, equivalent: false },
});

const TIES = 'Keys are unique, so no two are compared that are equal.';
const SYMBOL = "A symbol's description is never read.";
const FAST = 'Only saves work: the way without it gives the same answer.';

export const survivors: readonly Survivor[] = [
  equivalent('score/model/trust-score.ts', 'share: 0, own', 'The share is set before it is read.'),
  equivalent(
    'score/model/trust-score.ts',
    'weights[factor] ?? 0',
    'Factors without a weight were left out before.',
  ),
  equivalent(
    'score/model/trust-score.ts',
    '(weights[factor] ?? 0) * Math.min',
    'Factors without a weight were left out before.',
  ),
  equivalent(
    'score/model/trust-score.ts',
    '? 50 / 1.645',
    'Without evidence the bounds are clipped to 0 and 100 whatever the error is above that.',
  ),
  open(
    'score/model/trust-score.ts',
    'const kinds =',
    'The order of kinds is pinned where there are two; the test has them nearly sorted.',
  ),
  open(
    'score/model/band.ts',
    'const ORDER',
    'Only D is pinned as the worse of two; a segment with a capped subject of each band is missing.',
  ),
  equivalent(
    'score/model/band.ts',
    'ORDER.indexOf(a) > ORDER',
    'Equal bands are the same either way.',
    '> → >=',
  ),
  open(
    'score/model/band.ts',
    'ORDER.indexOf(a) > ORDER',
    'A subject whose percentile is worse than its cap is missing.',
  ),
  equivalent(
    'score/model/band.ts',
    'held.band === band',
    'A band that is the same holds itself, and no margin reaches NEW.',
  ),
  equivalent(
    'builder-reputation/model/bands.ts',
    'held.band === band',
    'A band that is the same holds itself, and no margin reaches NEW.',
  ),
  equivalent(
    'builder-reputation/model/bands.ts',
    'const NO_BAND',
    'Of no band it is not asked in which market it was.',
    'false → true',
  ),
  equivalent(
    'model/builder-score.ts',
    'coverage || 1',
    'Without coverage every weight is zero, whatever it is divided by.',
  ),
  open('model/builder-score.ts', 'caps[0]?.score', 'A builder whose interval passes 100 is missing.'),
  equivalent(
    'builder-reputation/model/bands.ts',
    "?? 'D'",
    'The last band begins at 0, so one is always found.',
  ),
  equivalent(
    'builder-reputation/model/caps.ts',
    '<= REVOKED_CAP.years',
    'Three years are no whole number of days.',
  ),
  equivalent('builder-reputation/model/caps.ts', 'caps.sort', 'Caps are found in the order of their scores.'),
  equivalent(
    'builder-reputation/model/caps.ts',
    '>= OCCUPANCY_CAP',
    'Twenty-four months are no whole number of days.',
  ),
  equivalent('builder-reputation/model/base-rates.ts', '.sort((', TIES, '< → <='),
  open(
    'builder-reputation/model/base-rates.ts',
    '.sort((',
    'The order of keys is not observed by the score.',
  ),
  equivalent('builder-reputation/model/percentiles.ts', '.sort((', TIES),
  equivalent('builder-reputation/model/segments.ts', 'counts.set(', 'Only which count is greatest matters.'),
  equivalent('builder-reputation/model/segments.ts', 'const [most]', TIES),
  equivalent(
    'builder-reputation/model/delivery.ts',
    'since < EVIDENCE_AFTER_MONTHS',
    'Six months are no whole number of days.',
  ),
  open(
    'builder-reputation/model/delivery.ts',
    'lateFromSilence',
    'A setting of the report, which the product never turns on.',
  ),
  open(
    'builder-reputation/model/delivery.ts',
    'groups.includes',
    'Settings of the report: the product has all groups on.',
  ),
  equivalent(
    'builder-reputation/model/delivery.ts',
    'shifts.sort',
    'The order of keys is not observed: shifts are looked up by name.',
  ),
  open(
    'builder-reputation/model/delivery.ts',
    '',
    'Pinned by the reference run alone, which is no fast test.',
  ),
  open(
    'builder-reputation/model/review-weights.ts',
    '',
    'Each review is in a group of its own cluster, so the fallback is not reached.',
  ),
  equivalent(
    'routing/match.ts',
    'budgetMin === null ?',
    'A null counts as zero, whose logarithm is below every bound.',
  ),
  open('routing/match.ts', 'const above', 'Prices and budgets of one or two rupees do not occur.'),
  equivalent(
    'routing/match.ts',
    'Math.min(1, Math.max(0, 1 -',
    'The greatest of the terms is never below zero, so one is never passed.',
  ),
  open(
    'routing/choose-agent.ts',
    'NEAR_BEST',
    'A difference of exactly .05 is not representable in the weights.',
  ),
  equivalent('routing/round-robin.ts', '.sort((a, b)', TIES),
  equivalent('settings/working-hours.ts', 'day <= 7', 'An opening is found within a week, or there is none.'),
  open('connections/', '', 'Sizes of pages are pinned by the schema test of each list.'),
  equivalent('shape/complete.ts', "Symbol('bubble')", SYMBOL),
  equivalent('shape/leaf.ts', 'Symbol(', SYMBOL),
  open(
    'shape/leaf.ts',
    'bigint',
    'Integers that no double holds are pinned by exact-integers.test.ts, which composes supergraphs and is not fast.',
  ),
  open(
    'shape/complete.ts',
    '',
    'Abstract types seen through interface objects are pinned by the tests of foreign supergraphs, which are not fast.',
  ),
  equivalent('shape/project.ts', "case '", FAST),
  equivalent('shape/project.ts', 'byType.set(', FAST),
  equivalent('shape/project.ts', 'if (only &&', FAST),
  equivalent('shape/project.ts', 'private depth = 0', 'Only makes names of variables.'),
  equivalent('shape/project.ts', 'const body =', 'A variable more, or a line fewer, in generated code.'),
  equivalent('shape/project.ts', 'fields.length === 0', 'An operation always has a field.'),
  open(
    'shape/project.ts',
    '',
    'The fallback to careful completion gives the same answer more slowly; interface objects are pinned elsewhere.',
  ),
  equivalent('plan/merge.ts', 'existing === undefined', 'Merging into nothing gives what is merged.'),
  equivalent('plan/merge.ts', 'existing === value', FAST),
  equivalent(
    'plan/merge.ts',
    'continue;',
    'What was adopted is the same object, so merging it with itself changes nothing.',
  ),
  equivalent('plan/merge.ts', 'index < value.length', 'One step past the end sets nothing that is read.'),
  open(
    'plan/merge.ts',
    '',
    'Operations of the planner have no fragment that is missing, and one definition each.',
  ),
];
