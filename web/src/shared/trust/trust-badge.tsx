import { clsx } from 'clsx';
import { useIntl } from 'react-intl';
import { wholeNumbers } from '../../ui/whole-numbers.js';
import type { Interval } from './interval-bar.js';

export type Band = 'A' | 'B' | 'C' | 'D' | 'NEW';

const colours: Record<Band, string> = {
  A: 'text-band-a border-band-a/50',
  B: 'text-band-b border-band-b/50',
  C: 'text-band-c border-band-c/50',
  D: 'text-band-d border-band-d/50',
  NEW: 'text-band-new border-band-new/50',
};

interface TrustBadgeProps {
  band: Band;
  score: number;
  /** 95 % confidence interval of the score. */
  interval?: Interval;
}

/** A trust score with its band. The letter carries the meaning; the colour repeats it. */
export function TrustBadge({ band, score, interval }: TrustBadgeProps) {
  const intl = useIntl();
  const whole = wholeNumbers(intl.locale);
  const label = intl.formatMessage({ id: `trust.band.${band}` });
  const shown = whole(score);
  const [low, high] = interval ? [whole(interval.low), whole(interval.high)] : [];
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-2 rounded-full border bg-surface px-3 py-1',
        colours[band],
      )}
    >
      <span aria-hidden className="text-sm font-bold">
        {band === 'NEW' ? label : band}
      </span>
      <span aria-hidden className="text-sm font-semibold tabular-nums text-ink">
        {shown}
      </span>
      {interval && <span aria-hidden className="text-xs tabular-nums text-muted">{`${low}–${high}`}</span>}
      <span className="sr-only">
        {intl.formatMessage(
          { id: interval ? 'trust.badgeBetween' : 'trust.badge' },
          { band: label, score: shown, low, high },
        )}
      </span>
    </span>
  );
}
