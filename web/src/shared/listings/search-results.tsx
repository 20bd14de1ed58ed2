import { keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { FormattedMessage } from 'react-intl';
import { listingsVariables, SearchListings } from '../../early/queries.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { More } from '../../ui/more.js';
import { Empty, Failure, Skeleton } from '../../ui/states.js';
import { useTrustLanguage } from '../trust/trust-language.js';
import { ListingCard } from './listing-card.js';
import { ClearFilters } from './clear-filters.js';
import { isNarrowed, type Search } from './search-filters.js';

const wideGrid = 'grid gap-5 sm:grid-cols-2 xl:grid-cols-3';
/** Out of view it is neither laid out nor painted; its shadow reaches beyond its place. */
const card =
  'grid [content-visibility:auto] [contain-intrinsic-height:auto_28rem] [overflow-clip-margin:2rem]';
const narrowGrid = 'grid gap-5 sm:grid-cols-2 xl:grid-cols-1 2xl:grid-cols-2';

interface SearchResultsProps {
  search: Search;
  /** Those of one agent. */
  agentId?: string;
  /** Beside a map there is room for one column. */
  isNarrow?: boolean;
  /** Pages follow each other as the reader goes on. */
  isEndless?: boolean | undefined;
}

/** Homes that match the address's filters, page after page. */
export function SearchResults({ search, agentId, isNarrow = false, isEndless }: SearchResultsProps) {
  const variables = listingsVariables(search, useTrustLanguage(), agentId);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    SearchListings,
    variables,
    ({ feed }) => feed,
    { placeholderData: keepPreviousData },
  );
  // Cards are rendered in turns with what the reader does meanwhile.
  const shown = useDeferredValue(data);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending || !shown) return <CardGridSkeleton />;
  const listings = shown.pages.flatMap(({ feed }) => feed?.edges.map(({ node }) => node) ?? []);
  if (listings.length === 0) return <NoResults search={search} />;
  return (
    <>
      <ul className={isNarrow ? narrowGrid : wideGrid}>
        {listings.map((listing, index) => (
          <li key={listing.id} className={card}>
            <ListingCard listing={listing} isFirst={index === 0} />
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} isEndless={isEndless} />
    </>
  );
}

function NoResults({ search }: { search: Search }) {
  return (
    <Empty title={<FormattedMessage id="search.none" />}>
      {isNarrowed(search) && (
        <>
          <FormattedMessage id="search.noneHint" />
          <span className="mt-4 block">
            <ClearFilters search={search} />
          </span>
        </>
      )}
    </Empty>
  );
}

function CardGridSkeleton() {
  return (
    <div role="status" className={wideGrid}>
      <span className="sr-only">
        <FormattedMessage id="state.loading" />
      </span>
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="overflow-hidden rounded-card border border-line bg-surface">
          <Skeleton className="aspect-[16/10] rounded-none" />
          <div className="space-y-3 p-4">
            <Skeleton className="h-6 w-1/2" />
            <Skeleton />
            <Skeleton className="h-4 w-2/3" />
          </div>
        </div>
      ))}
    </div>
  );
}
