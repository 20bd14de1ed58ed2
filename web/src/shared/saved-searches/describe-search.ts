import { useIntl } from 'react-intl';
import { useRupees } from '../../ui/money.js';

interface Described {
  text?: string | null;
  /** Names of places. */
  places: readonly string[];
  bedrooms?: readonly number[] | null;
  priceMin?: number | null;
  priceMax?: number | null;
}

/** What a search restricts, in a line: 2, 3 BHK · Powai · up to ₹ 2 crore. */
export function useDescribeSearch(): (search: Described) => string {
  const intl = useIntl();
  const rupees = useRupees();
  return ({ text, places, bedrooms, priceMin, priceMax }) => {
    const say = (id: string, values: Record<string, string>) => intl.formatMessage({ id }, values);
    return [
      text && say('savedSearch.text', { text }),
      bedrooms?.length && say('savedSearch.bedrooms', { counts: bedrooms.join(', ') }),
      places.length > 0 && places.join(', '),
      priceMin != null && say('savedSearch.from', { price: rupees(priceMin) }),
      priceMax != null && say('savedSearch.to', { price: rupees(priceMax) }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
