import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { useLocalities } from '../../shared/listings/search-localities.js';
import { buttonStyle } from '../../ui/button.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { SavedSearchCard } from './saved-search-card.js';
import { MySavedSearches } from './saved-searches-query.js';

/** The searches that the viewer keeps, each with when they are told of new homes. */
export function SavedSearchesScreen() {
  const { data, error, isPending, refetch } = useGraph(MySavedSearches, {});
  const { data: places } = useLocalities();
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const searches = data.mySavedSearches?.nodes ?? [];
  const names = new Map(places?.localities?.map(({ id, name }) => [id, name]));
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="savedSearch.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="savedSearch.hint" />
        </p>
      </header>
      {searches.length === 0 && (
        <Empty title={<FormattedMessage id="savedSearch.none" />}>
          <Link to="/search" className={buttonStyle('solid', 'mt-2')}>
            <FormattedMessage id="my.find" />
          </Link>
        </Empty>
      )}
      <ul className="space-y-4">
        {searches.map((search) => (
          <li key={search.id}>
            <SavedSearchCard
              search={search}
              places={(search.localityIds ?? []).flatMap((id) => names.get(id) ?? [])}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
