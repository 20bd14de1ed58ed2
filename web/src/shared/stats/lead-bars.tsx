import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { LeadFigure } from './lead-figures-query.js';

interface LeadBarsProps {
  /** Days or months as YYYY-MM-DD, in order. */
  buckets: readonly string[];
  figures: readonly LeadFigure[];
}

const HEIGHT = 40;

/** Leads by day or month, those whose buyer was contacted in the stronger colour. Drawn to scale; the sums stand beside it. */
export function LeadBars({ buckets, figures }: LeadBarsProps) {
  const intl = useIntl();
  const byBucket = new Map(figures.map((figure) => [figure.group, figure]));
  const most = Math.max(1, ...figures.map(({ leads }) => leads));
  const [first, last] = [buckets[0], buckets.at(-1)];
  const tall = (count: number) => (count / most) * HEIGHT;
  return (
    <figure className="rounded-card border border-line bg-surface p-4">
      <figcaption className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        <span className="font-semibold text-ink">
          <FormattedMessage id="figures.byTime" />
        </span>
        <span className="flex gap-4">
          <Key mark="bg-brand" label="figures.contacted" />
          <Key mark="bg-brand/30" label="figures.notContacted" />
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${buckets.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={intl.formatMessage({ id: 'figures.most' }, { count: most })}
        className="mt-3 h-40 w-full"
      >
        {buckets.map((bucket, index) => {
          const { leads = 0, contacted = 0 } = byBucket.get(bucket) ?? {};
          return (
            <g key={bucket}>
              <title>{`${bucket}: ${leads}`}</title>
              <rect
                x={index + 0.1}
                width="0.8"
                y={HEIGHT - tall(leads)}
                height={tall(leads)}
                className="fill-brand/30"
              />
              <rect
                x={index + 0.1}
                width="0.8"
                y={HEIGHT - tall(contacted)}
                height={tall(contacted)}
                className="fill-brand"
              />
            </g>
          );
        })}
      </svg>
      <p className="mt-1 flex justify-between border-t border-line pt-1 text-xs text-muted">
        {[first, last].map(
          (day) =>
            day && (
              <span key={day}>
                <FormattedDate value={day} dateStyle="medium" />
              </span>
            ),
        )}
      </p>
    </figure>
  );
}

function Key({ mark, label }: { mark: string; label: string }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className={`size-3 rounded-sm ${mark}`} />
      <FormattedMessage id={label} />
    </span>
  );
}
