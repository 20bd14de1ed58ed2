import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { List, Map as MapIcon, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { buttonStyle } from '../../ui/button.js';
import { Skeleton } from '../../ui/states.js';
import { FilterBar } from './filter-bar.js';
import { FoundFacts } from './found-facts.js';
import { SearchBox } from '../../shared/listings/search-box.js';
import { ClearFilters } from '../../shared/listings/clear-filters.js';
import { isKeepable, isNarrowed, type Search } from '../../shared/listings/search-filters.js';
import { useLocalities } from '../../shared/listings/search-localities.js';
import { SearchResults } from '../../shared/listings/search-results.js';

const ResultsMap = lazy(() => import('./results-map.js'));
const SaveSearchOffer = lazy(() => import('../../shared/saved-searches/save-search.js'));

/** Homes by filters of the address, as a list, with a map beside it when wanted. */
export function SearchScreen({ search }: { search: Search }) {
  const [isFiltering, setFiltering] = useState(false);
  return (
    <div className={clsx('mx-auto px-4 py-6', search.map ? 'max-w-[100rem]' : 'max-w-7xl')}>
      <h1 className="sr-only">
        <FormattedMessage id="search.title" />
      </h1>
      <div className="mx-auto flex max-w-3xl flex-wrap items-center gap-3 sm:flex-nowrap">
        <div className="w-full">
          <SearchBox key={search.q} initial={search.q} />
        </div>
        <div className="flex w-full gap-2 sm:w-auto">
          <FiltersSwitch search={search} isOpen={isFiltering} onSwitch={() => setFiltering(!isFiltering)} />
          <MapSwitch search={search} />
        </div>
      </div>
      <div className="mt-6 grid gap-8 lg:grid-cols-[16rem_1fr]">
        <Filters search={search} isOpen={isFiltering} />
        <section className={clsx('min-w-0', search.map && 'grid gap-6 xl:grid-cols-[minmax(22rem,2fr)_3fr]')}>
          <h2 className="sr-only">
            <FormattedMessage id="search.results" />
          </h2>
          {search.map && (
            <div className="xl:sticky xl:top-20 xl:order-2 xl:self-start">
              <MapBeside search={search} />
            </div>
          )}
          <div>
            {search.cell && <OpenedCell search={search} />}
            <FoundFacts search={search} />
            <SearchResults search={search} isNarrow={search.map ?? false} isEndless />
          </div>
        </section>
      </div>
    </div>
  );
}

/** Both ways to other homes are in one row on a phone: long labels break their lines. */
const switchStyle = 'max-sm:min-w-0 max-sm:shrink max-sm:px-3';

interface FiltersSwitchProps {
  search: Search;
  isOpen: boolean;
  onSwitch: () => void;
}

/** On a phone the filters are behind it, so that homes come first. */
function FiltersSwitch({ search, isOpen, onSwitch }: FiltersSwitchProps) {
  const { localityId, bedrooms, trust, priceMin, priceMax } = search;
  const count = [localityId, bedrooms, trust, priceMin, priceMax].filter(
    (filter) => filter !== undefined,
  ).length;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls="filters"
      onClick={onSwitch}
      className={buttonStyle('quiet', clsx(switchStyle, 'flex-1 lg:hidden'))}
    >
      <SlidersHorizontal aria-hidden className="size-5 shrink-0" />
      <FormattedMessage id="filter.show" values={{ count }} />
    </button>
  );
}

/** Beside the results where there is room. */
function Filters({ search, isOpen }: { search: Search; isOpen: boolean }) {
  return (
    <aside id="filters" className={clsx(!isOpen && 'max-lg:hidden')}>
      <FilterBar search={search} />
      {isNarrowed(search) && (
        <div className="mt-4">
          <ClearFilters search={search} />
        </div>
      )}
      {isKeepable(search) && (
        <div className="mt-6">
          <Suspense fallback={<Skeleton className="h-11" />}>
            <SaveSearchOffer search={search} />
          </Suspense>
        </div>
      )}
    </aside>
  );
}

function MapSwitch({ search }: { search: Search }) {
  const next: Search = search.map
    ? { ...search, map: undefined, bounds: undefined, cell: undefined }
    : { ...search, map: true };
  const Icon = search.map ? List : MapIcon;
  return (
    <Link
      to="/search"
      search={next}
      className={buttonStyle('quiet', clsx(switchStyle, 'max-sm:flex-1 sm:whitespace-nowrap'))}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <FormattedMessage id={search.map ? 'map.hide' : 'map.show'} />
    </Link>
  );
}

/** The map, once the localities of its ground are known. */
function MapBeside({ search }: { search: Search }) {
  const { data, isPending } = useLocalities();
  const places = useMemo(
    () =>
      (data?.localities ?? []).flatMap(({ name, latitude, longitude }) =>
        latitude === null || longitude === null ? [] : [{ name, latitude, longitude }],
      ),
    [data],
  );
  const waiting = <Skeleton className="h-[60dvh]" />;
  if (isPending) return waiting;
  return (
    <Suspense fallback={waiting}>
      <ResultsMap search={search} localities={places} />
    </Suspense>
  );
}

function OpenedCell({ search }: { search: Search }) {
  return (
    <p className="mb-4 flex items-center justify-between gap-3 rounded-xl bg-raised px-4 py-2">
      <FormattedMessage id="map.cell" />
      <Link
        to="/search"
        search={{ ...search, cell: undefined }}
        className="min-h-11 content-center font-medium text-brand underline"
      >
        <FormattedMessage id="map.wholeView" />
      </Link>
    </p>
  );
}
