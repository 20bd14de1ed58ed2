import { createFileRoute } from '@tanstack/react-router';
import { SearchScreen } from '../../features/search/search-screen.js';
import { searchSchema } from '../../features/search/search-filters.js';

export const Route = createFileRoute('/search')({
  validateSearch: searchSchema,
  component: () => <SearchScreen search={Route.useSearch()} />,
});
