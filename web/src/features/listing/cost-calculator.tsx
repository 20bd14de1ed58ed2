import { type ReactNode, useState } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { Field } from '../../ui/field.js';
import { Rupees } from '../../ui/money.js';
import { costOf, within } from './cost.js';

/**
 * What a reader begins with, each theirs to change. Duty and registration are Maharashtra's: 5 % and 1 % beside it in the
 * Mumbai region, and 1 % of the price, at most 30,000 rupees.
 */
const BEGINNING = { ownShare: '20', interest: '8.5', years: '20', stampDuty: '6' };
const MOST_REGISTRATION = 30_000;
const RANGES = {
  ownShare: [0, 100],
  interest: [0, 30],
  years: [1, 40],
  stampDuty: [0, 15],
} as const;

/** The monthly instalment of a loan, and what a home costs in all, by the reader's own figures. */
export function CostCalculator({ price }: { price: number }) {
  const intl = useIntl();
  const [given, setGiven] = useState(BEGINNING);
  const registration = Math.min(price / 100, MOST_REGISTRATION);
  const field = (name: keyof typeof RANGES) => {
    const [least, most] = RANGES[name];
    return (
      <Field
        label={intl.formatMessage({ id: `cost.${name}` })}
        type="number"
        inputMode="decimal"
        min={least}
        max={most}
        step="any"
        value={given[name]}
        onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
        // While it is typed it may be empty or out of range; what is left there is what is reckoned with.
        onBlur={() => setGiven({ ...given, [name]: String(figures[name]) })}
      />
    );
  };
  const figures = {
    ownShare: within(given.ownShare, RANGES.ownShare),
    interest: within(given.interest, RANGES.interest),
    years: within(given.years, RANGES.years),
    stampDuty: within(given.stampDuty, RANGES.stampDuty),
  };
  const cost = costOf({ ...figures, price, registration });
  const rows: [label: string, value: ReactNode][] = [
    ['cost.loan', <Rupees key="v" amount={cost.loan} />],
    ['cost.totalInterest', <Rupees key="v" amount={cost.totalInterest} />],
    ['cost.duty', <Rupees key="v" amount={cost.stampDuty} />],
    ['cost.registration', <Rupees key="v" amount={registration} />],
    ['cost.atPurchase', <Rupees key="v" amount={cost.atPurchase} />],
    ['cost.inAll', <Rupees key="v" amount={cost.inAll} />],
  ];
  return (
    <section className="rounded-card border border-line bg-surface p-5">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="cost.title" />
      </h2>
      <div className="mt-4 grid gap-4 sm:grid-cols-4">
        {field('ownShare')}
        {field('interest')}
        {field('years')}
        {field('stampDuty')}
      </div>
      <p className="mt-5" aria-live="polite">
        <span className="text-3xl font-bold tabular-nums">
          <FormattedNumber value={cost.emi} style="currency" currency="INR" maximumFractionDigits={0} />
        </span>{' '}
        <span className="text-muted">
          <FormattedMessage id="cost.aMonth" />
        </span>
      </p>
      <dl className="mt-4 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {rows.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4 border-b border-line py-1">
            <dt className="text-muted">
              <FormattedMessage id={label} />
            </dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">
        <FormattedMessage id="cost.note" />
      </p>
    </section>
  );
}
