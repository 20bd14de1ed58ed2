import { clsx } from 'clsx';
import { FormattedMessage } from 'react-intl';
import { type Period, PERIODS } from './period.js';

interface PeriodChoiceProps {
  value: Period;
  onChange: (period: Period) => void;
}

/** Of how many days figures are shown. */
export function PeriodChoice({ value, onChange }: PeriodChoiceProps) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">
        <FormattedMessage id="figures.period" />
      </legend>
      {PERIODS.map((period) => (
        <button
          key={period}
          type="button"
          aria-pressed={period === value}
          onClick={() => onChange(period)}
          className={clsx(
            'min-h-11 rounded-full border px-4 font-semibold',
            period === value
              ? 'border-brand bg-brand text-on-brand'
              : 'border-line bg-surface hover:bg-raised',
          )}
        >
          <FormattedMessage id="figures.days" values={{ days: period }} />
        </button>
      ))}
    </fieldset>
  );
}
