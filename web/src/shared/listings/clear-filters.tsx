import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { buttonStyle } from '../../ui/button.js';
import { type Search, withoutFilters } from './search-filters.js';

/** The way from a search to all homes. */
export function ClearFilters({ search }: { search: Search }) {
  return (
    <Link to="/search" search={withoutFilters(search)} className={buttonStyle('quiet')}>
      <FormattedMessage id="filter.clear" />
    </Link>
  );
}
