import { useIntl } from 'react-intl';
import { LAKH } from './lakh.js';

const CRORE = 10_000_000;

/** Rupees as Indian buyers read them: 85.5 lakh, 2.10 crore. */
export function useRupees(): (amount: number) => string {
  const intl = useIntl();
  return (amount) => {
    const [unit, size] = amount >= CRORE ? (['crore', CRORE] as const) : (['lakh', LAKH] as const);
    const value = intl.formatNumber(amount / size, { maximumFractionDigits: unit === 'crore' ? 2 : 1 });
    return intl.formatMessage({ id: `money.${unit}` }, { value });
  };
}

export function Rupees({ amount }: { amount: number | null | undefined }) {
  const intl = useIntl();
  const format = useRupees();
  return <>{amount == null ? intl.formatMessage({ id: 'money.onRequest' }) : format(amount)}</>;
}
