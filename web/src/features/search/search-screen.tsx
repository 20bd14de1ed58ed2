import { FormattedMessage } from 'react-intl';
import { FilterBar } from './filter-bar.js';
import { SearchBox } from './search-box.js';
import type { Search } from './search-filters.js';
import { SearchResults } from './search-results.js';

export function SearchScreen({ search }: { search: Search }) {
  return (
    <div className="mx-auto max-w-7xl px-4 py-6">
      <h1 className="sr-only">
        <FormattedMessage id="search.title" />
      </h1>
      <div className="mx-auto max-w-3xl">
        <SearchBox key={search.q} initial={search.q} />
      </div>
      <div className="mt-6 grid gap-8 lg:grid-cols-[16rem_1fr]">
        <aside>
          <FilterBar search={search} />
        </aside>
        <section>
          <h2 className="sr-only">
            <FormattedMessage id="search.results" />
          </h2>
          <SearchResults search={search} />
        </section>
      </div>
    </div>
  );
}
