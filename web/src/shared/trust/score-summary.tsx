import { FormattedMessage, FormattedNumber } from 'react-intl';
import { type Interval, IntervalBar } from './interval-bar.js';
import { type Band, TrustBadge } from './trust-badge.js';

interface ScoreSummaryProps {
  score: number;
  band?: Band | null;
  /** 95 % confidence interval. */
  confidenceInterval: Interval;
  /** Share of what counts of which something is known, 0 to 1. */
  coverage?: number | null;
  /** Place among comparable ones, 0 to 100, 100 the best. */
  percentile?: number | null;
}

/** A score in numbers: band, interval drawn to scale, how much is known, and the place among comparable ones. */
export function ScoreSummary({ score, band, confidenceInterval, coverage, percentile }: ScoreSummaryProps) {
  const { low, high } = confidenceInterval;
  return (
    <div className="rounded-card border border-line bg-surface p-5">
      <div className="flex flex-wrap items-center gap-3">
        {band && <TrustBadge band={band} score={score} />}
        <p className="text-muted">
          <FormattedMessage
            id="trust.interval"
            values={{ score: Math.round(score), low: Math.round(low), high: Math.round(high) }}
          />
        </p>
      </div>
      <div className="mt-4">
        <IntervalBar score={score} interval={confidenceInterval} />
      </div>
      <dl className="mt-5 grid gap-5 sm:grid-cols-2">
        {coverage != null && (
          <div>
            <dt className="text-sm text-muted">
              <FormattedMessage id="trust.coverage" />
            </dt>
            <dd className="text-2xl font-bold tabular-nums">
              <FormattedNumber value={coverage} style="percent" />
            </dd>
            <dd className="text-sm text-muted">
              <FormattedMessage id="trust.coverageHint" />
            </dd>
          </div>
        )}
        {percentile != null && (
          <div>
            <dt className="text-sm text-muted">
              <FormattedMessage id="trust.percentile" />
            </dt>
            <dd className="text-2xl font-bold tabular-nums">
              <FormattedNumber value={Math.floor(percentile)} />
            </dd>
            <dd className="text-sm text-muted">
              <FormattedMessage id="trust.percentileHint" values={{ percentile: Math.floor(percentile) }} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
