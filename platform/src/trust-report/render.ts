import { reasonText, type ImportTally } from '@propmubi/property';
import type { Band, PredictorResult, TrustReport } from '@propmubi/reputation';

/** What too few projects say nothing about. */
const UNKNOWN = '–';
const fixed = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : UNKNOWN);
const percent = (share: number, digits = 1) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : UNKNOWN;
const BANDS: readonly Band[] = ['A', 'B', 'C', 'D', 'NEW'];

/** What the model is asked to reach on a register it was not made with. */
export const TARGETS = { auc: 0.6, slope: [0.8, 1.2], largestBand: 0.6 } as const;

/** With fewer projects due in the three years than this, an AUC is a draw of lots. */
const LEAST_DUE = 100;

/** The report as Markdown; it names no firm. Charts lie beside it. `tally` is what was left out while reading. */
export function renderReport(report: TrustReport, tally?: ImportTally): string {
  const total = report.builders;
  return [
    `# Trust report, register of ${report.asOf}`,
    `${report.projects} projects of ${total} builders, computed in ${(report.computedInMs / 1000).toFixed(1)} s.`,
    ...(tally ? ['## Reading', readingOf(tally)] : []),
    '## Bands',
    table(
      ['', ...BANDS],
      [
        ['all', ...BANDS.map((band) => percent(report.bands[band] / total))],
        ...report.segments.map(({ segment, bands }) => [
          segment,
          ...BANDS.map((band) => String(bands[band])),
        ]),
      ],
    ),
    '![bands by segment](bands.svg)',
    `Coverage (share of the score’s weights that rests on evidence): mean ${percent(report.coverage.mean)}, least ${percent(report.coverage.least)}.`,
    '## Prediction of projects that become late, held out in time',
    table(
      ['known until', 'projects due until', 'projects', 'late'],
      report.splits.map(({ cutoff, until, projects, lateShare }) => [
        cutoff,
        until,
        String(projects),
        percent(lateShare),
      ]),
    ),
    'Only projects due in the same quarter are compared. Intervals are 95 %, by drawing builders with replacement; the Brier skill is against the rate of the quarter, both cross-fitted by builder.',
    predictors(report.predictors),
    '## Calibration',
    '![predicted against observed](calibration.svg)',
    table(
      ['predicted', 'observed', 'projects'],
      report.tenths.map(({ predicted, observed, count }) => [
        percent(predicted),
        percent(observed),
        String(count),
      ]),
    ),
    '## Ablations',
    predictors(report.ablations),
    '## Attacks',
    'Points that a rated builder gains by what it can do to the register, and by the mere passing of a day.',
    table(
      ['', 'median', 'greatest', 'builders'],
      report.attacks.map(({ name, median, greatest, builders }) => [
        name,
        median.toFixed(2),
        greatest.toFixed(2),
        String(builders),
      ]),
    ),
    '## Beside model 1',
    `Rank correlation ${fixed(report.movers.rankCorrelation, 3)}; ${report.movers.movedByTenth} of ${total} builders moved by more than a tenth of the ranks.`,
    '## Targets',
    ...targets(report),
  ].join('\n\n');
}

function readingOf({ rowsRead, skipped, corrected, noted }: ImportTally): string {
  const lines = (what: string, counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([reason, count]) => `- ${what}: ${count} ${reasonText(reason)}`);
  return [
    `- ${rowsRead} rows`,
    ...lines('left out', skipped),
    ...lines('left blank', corrected),
    ...lines('noted', noted),
  ].join('\n');
}

/** One line per target: whether it is met. */
export function targets({ predictors: [model], splits, bands, builders }: TrustReport): string[] {
  const largest = Math.max(...Object.values(bands)) / builders;
  const [low, high] = TARGETS.slope;
  const due = splits.reduce((sum, { projects }) => sum + projects, 0);
  const { auc = NaN, slope = NaN } = model ?? {};
  const predicts: [boolean, string][] = [
    [auc >= TARGETS.auc, `AUC ${fixed(auc, 3)}, at least ${TARGETS.auc}`],
    [slope >= low && slope <= high, `calibration slope ${fixed(slope, 2)}, ${low} to ${high}`],
  ];
  const isMeasured = due >= LEAST_DUE && Number.isFinite(auc) && Number.isFinite(slope);
  const lines: [boolean, string][] = [
    ...(isMeasured ? predicts : []),
    [Object.values(bands).every((count) => count > 0), 'every band occurs'],
    [
      largest <= TARGETS.largestBand,
      `largest band ${percent(largest)}, at most ${percent(TARGETS.largestBand)}`,
    ],
  ];
  return [
    ...(isMeasured ? [] : [`- not measured: AUC and calibration, by ${due} projects that were due`]),
    ...lines.map(([met, text]) => `- ${met ? 'met' : 'NOT met'}: ${text}`),
  ];
}

function predictors(results: readonly PredictorResult[]): string {
  return table(
    ['', 'AUC', '95 % interval', 'Brier skill', 'calibration slope'],
    results.map(({ name, auc, low, high, brierSkill, slope }) => [
      name,
      fixed(auc, 3),
      `${fixed(low, 3)} to ${fixed(high, 3)}`,
      percent(brierSkill),
      fixed(slope, 2),
    ]),
  );
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
