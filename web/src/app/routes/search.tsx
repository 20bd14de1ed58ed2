import { createFileRoute } from '@tanstack/react-router';
import { SearchScreen } from '../../features/search/search-screen.js';
import { parseSearch } from '../../shared/listings/search-filters.js';

export const Route = createFileRoute('/search')({
  validateSearch: parseSearch,
  component: () => <SearchScreen search={Route.useSearch()} />,
});
