import type { ReactNode } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';

interface FactsProps {
  facts: readonly (readonly [label: string, value: ReactNode])[];
  /** Whether those that are not known are named below: to the reader their absence says something, too. */
  isWhole?: boolean;
}

/** Named facts in columns; one that is not known is left out. */
export function Facts({ facts, isWhole = false }: FactsProps) {
  const known = facts.filter(([, value]) => isKnown(value));
  const unknown = isWhole ? facts.filter(([, value]) => !isKnown(value)) : [];
  return (
    <div className="space-y-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
        {known.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-muted">
              <FormattedMessage id={label} />
            </dt>
            <dd className="font-semibold tabular-nums">
              {typeof value === 'number' ? <FormattedNumber value={value} /> : value}
            </dd>
          </div>
        ))}
      </dl>
      {unknown.length > 0 && <NotStated labels={unknown.map(([label]) => label)} />}
    </div>
  );
}

const isKnown = (value: ReactNode) => value !== null && value !== undefined && value !== false;

function NotStated({ labels }: { labels: readonly string[] }) {
  const intl = useIntl();
  const names = intl.formatList(
    labels.map((id) => intl.formatMessage({ id })),
    { type: 'unit' },
  );
  return (
    <p className="text-sm text-muted">
      <FormattedMessage id="state.notStated" values={{ names }} />
    </p>
  );
}
