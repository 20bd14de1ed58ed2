import type { Band, PredictorResult, TrustReport } from '@propmubi/reputation';

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;
const BANDS: readonly Band[] = ['A', 'B', 'C', 'D', 'NEW'];

/** What the model is asked to reach on a register it was not made with. */
export const TARGETS = { auc: 0.6, slope: [0.8, 1.2], largestBand: 0.6 } as const;

/** The report as Markdown; it names no firm. Charts lie beside it. */
export function renderReport(report: TrustReport): string {
  const total = report.builders;
  return [
    `# Trust report, register of ${report.asOf}`,
    `${report.projects} projects of ${total} builders, computed in ${(report.computedInMs / 1000).toFixed(1)} s.`,
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
    `Rank correlation ${report.movers.rankCorrelation.toFixed(3)}; ${report.movers.movedByTenth} of ${total} builders moved by more than a tenth of the ranks.`,
    '## Targets',
    ...targets(report),
  ].join('\n\n');
}

/** One line per target: whether it is met. */
export function targets({ predictors: [model], bands, builders }: TrustReport): string[] {
  const largest = Math.max(...Object.values(bands)) / builders;
  const [low, high] = TARGETS.slope;
  const lines: [boolean, string][] = [
    [(model?.auc ?? 0) >= TARGETS.auc, `AUC ${model?.auc.toFixed(3)}, at least ${TARGETS.auc}`],
    [
      (model?.slope ?? 0) >= low && (model?.slope ?? 0) <= high,
      `calibration slope ${model?.slope.toFixed(2)}, ${low} to ${high}`,
    ],
    [Object.values(bands).every((count) => count > 0), 'every band occurs'],
    [
      largest <= TARGETS.largestBand,
      `largest band ${percent(largest)}, at most ${percent(TARGETS.largestBand)}`,
    ],
  ];
  return lines.map(([met, text]) => `- ${met ? 'met' : 'NOT met'}: ${text}`);
}

function predictors(results: readonly PredictorResult[]): string {
  return table(
    ['', 'AUC', '95 % interval', 'Brier skill', 'calibration slope'],
    results.map(({ name, auc, low, high, brierSkill, slope }) => [
      name,
      auc.toFixed(3),
      `${low.toFixed(3)} to ${high.toFixed(3)}`,
      percent(brierSkill),
      slope.toFixed(2),
    ]),
  );
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
