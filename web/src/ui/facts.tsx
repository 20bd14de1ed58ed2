import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';

/** Named facts in columns; one that is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== false);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
      {known.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-muted">
            <FormattedMessage id={label} />
          </dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
