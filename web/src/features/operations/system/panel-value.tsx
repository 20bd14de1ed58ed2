import { FormattedNumber } from 'react-intl';
import type { Panel } from './dashboard-query.js';

interface PanelValueProps {
  value: number | null;
  unit: Panel['unit'];
}

const DIGITS = { maximumSignificantDigits: 3 };
const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const THOUSAND = 1_000;

/** A value of a panel in its unit, to three digits. */
export function PanelValue({ value, unit }: PanelValueProps) {
  if (value === null) return <>–</>;
  switch (unit) {
    case 'SHARE':
      return <FormattedNumber value={value} style="percent" {...DIGITS} />;
    case 'SECONDS':
      return value < 1 ? (
        <FormattedNumber value={value * THOUSAND} style="unit" unit="millisecond" {...DIGITS} />
      ) : (
        <FormattedNumber value={value} style="unit" unit="second" {...DIGITS} />
      );
    case 'BYTES': {
      const power = Math.min(BYTES.length - 1, Math.floor(Math.log(Math.max(1, value)) / Math.log(THOUSAND)));
      return (
        <FormattedNumber value={value / THOUSAND ** power} style="unit" unit={BYTES[power]} {...DIGITS} />
      );
    }
    case 'PER_SECOND':
      return (
        <>
          <FormattedNumber value={value} {...DIGITS} />
          /s
        </>
      );
    default:
      return <FormattedNumber value={value} notation="compact" {...DIGITS} />;
  }
}
