import { FormattedMessage, FormattedNumber } from 'react-intl';

interface PriceLevelProps {
  place: string;
  level: { homes: number; lowerQuartile: number; median: number; upperQuartile: number };
  /** Rupees a square foot of this home. */
  pricePerSqFt: number;
}

/** What this home asks a square foot beside what the homes of its locality ask: the middle half as a band, drawn to scale. */
export function PriceLevel({ place, level, pricePerSqFt }: PriceLevelProps) {
  const { homes, lowerQuartile, median, upperQuartile } = level;
  const least = Math.min(lowerQuartile, pricePerSqFt) * 0.9;
  const most = Math.max(upperQuartile, pricePerSqFt) * 1.1;
  const at = (price: number) => ((price - least) / (most - least)) * 100;
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="level.title" values={{ place }} />
      </h2>
      <p className="mt-1 max-w-prose">
        <FormattedMessage
          id="level.compared"
          values={{
            here: <Price key="here" amount={pricePerSqFt} />,
            median: <Price key="median" amount={median} />,
            percent: Math.abs(Math.round((pricePerSqFt / median - 1) * 100)),
            side: pricePerSqFt >= median ? 'above' : 'below',
          }}
        />
      </p>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden className="mt-4 h-5 w-full">
        <rect x="0" y="4" width="100" height="2" className="fill-line" />
        <rect
          x={at(lowerQuartile)}
          y="2"
          width={at(upperQuartile) - at(lowerQuartile)}
          height="6"
          className="fill-brand/30"
        />
        <rect x={at(median) - 0.2} y="1" width="0.4" height="8" className="fill-brand" />
        <rect x={at(pricePerSqFt) - 0.5} y="0" width="1" height="10" className="fill-accent" />
      </svg>
      <p className="mt-1 text-sm text-muted">
        <FormattedMessage
          id="level.middle"
          values={{
            homes,
            low: <Price key="low" amount={lowerQuartile} />,
            high: <Price key="high" amount={upperQuartile} />,
          }}
        />
      </p>
    </section>
  );
}

function Price({ amount }: { amount: number }) {
  return <FormattedNumber value={amount} style="currency" currency="INR" maximumFractionDigits={0} />;
}
