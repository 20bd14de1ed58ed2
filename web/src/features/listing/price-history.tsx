import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { Rupees } from '../../ui/money.js';

interface PriceHistoryProps {
  /** Latest first. */
  prices: readonly { effectiveAt: string; listPrice: number }[];
}

/** Every price it was on the market for, with how far each moved from the one before. */
export function PriceHistory({ prices }: PriceHistoryProps) {
  if (prices.length < 2) return null;
  const most = Math.max(...prices.map(({ listPrice }) => listPrice));
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="listing.priceHistory" />
      </h2>
      <ol className="mt-3 divide-y divide-line">
        {prices.map(({ effectiveAt, listPrice }, index) => {
          const before = prices[index + 1]?.listPrice;
          return (
            <li
              key={effectiveAt}
              className="grid grid-cols-[7rem_1fr_auto] items-center gap-3 py-2 tabular-nums"
            >
              <FormattedDate value={effectiveAt} dateStyle="medium" />
              <span aria-hidden className="h-2 rounded-full bg-raised">
                <span
                  className="block h-2 rounded-full bg-brand"
                  style={{ width: `${(listPrice / most) * 100}%` }}
                />
              </span>
              <span className="text-right">
                <Rupees amount={listPrice} />
                {before !== undefined && <Change from={before} to={listPrice} />}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Change({ from, to }: { from: number; to: number }) {
  return (
    <span className={to < from ? 'ml-2 text-sm text-band-a' : 'ml-2 text-sm text-band-c'}>
      <FormattedNumber
        value={to / from - 1}
        style="percent"
        maximumFractionDigits={1}
        signDisplay="exceptZero"
      />
    </span>
  );
}
