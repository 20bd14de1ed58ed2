import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { graphQuery } from '../../lib/graph.js';
import {
  homesFilter,
  listingFilter,
  type Search,
  TRUST_BANDS,
} from '../../shared/listings/search-filters.js';

const FoundHomes = graphql(`
  query FoundHomes($filter: ListingFilter) {
    feed(filter: $filter, first: 1) {
      totalCount
    }
  }
`);

const FoundFacets = graphql(`
  query FoundFacets($text: String!, $filter: SearchFilter) {
    search(text: $text, filter: $filter, first: 1) {
      facets {
        facet
        value
        label
        count
      }
    }
  }
`);

type Facet = NonNullable<ResultOf<typeof FoundFacets>['search']>['facets'][number];

/** The graph counts no further. */
const MOST_COUNTED = 10_000;
/** Of places, the most common. */
const MOST_PLACES = 5;

/** How many homes match, and of a text where and of which kind they are, each to narrow the search to. */
export function FoundFacts({ search }: { search: Search }) {
  const { data } = useQuery({
    ...graphQuery(FoundHomes, { filter: listingFilter(search) }),
    placeholderData: keepPreviousData,
  });
  const total = data?.feed?.totalCount;
  return (
    <div className="mb-4 flex min-h-11 flex-wrap items-center gap-2">
      <p role="status" className="mr-2 font-semibold">
        {total !== undefined && total > 0 && (
          <FormattedMessage
            id={total >= MOST_COUNTED ? 'search.totalOrMore' : 'search.total'}
            values={{ count: total }}
          />
        )}
      </p>
      {isNarrowable(search) && <Facets text={search.q} search={search} />}
    </div>
  );
}

/** Facets are of the text alone: with other filters they would promise more than there is. */
function isNarrowable(search: Search): search is Search & { q: string } {
  const { text, ...others } = homesFilter(search);
  const isOfMap = search.bounds !== undefined || search.cell !== undefined;
  return text !== undefined && Object.keys(others).length === 0 && !search.trust && !isOfMap;
}

function Facets({ text, search }: { text: string; search: Search }) {
  const intl = useIntl();
  const navigate = useNavigate();
  const { data } = useQuery(graphQuery(FoundFacets, { text, filter: { kinds: ['LISTING'] } }));
  const facets = data?.search?.facets ?? [];
  const of = (name: Facet['facet']) => facets.filter(({ facet }) => facet === name);
  const narrow = (part: Partial<Search>) => void navigate({ to: '/search', search: { ...search, ...part } });
  // One value for all homes narrows nothing.
  const several = (found: Facet[]) => (found.length > 1 ? found : []);
  const chips = [
    ...several(of('LOCALITY'))
      .slice(0, MOST_PLACES)
      .map(({ value, label, count }) => ({
        key: value,
        label,
        count,
        part: { q: text, localityId: value },
      })),
    ...several(of('BEDROOMS')).map(({ value, count }) => ({
      key: `bedrooms ${value}`,
      label: intl.formatMessage({ id: 'search.bedrooms' }, { count: Number(value) }),
      count,
      part: { bedrooms: [Number(value)] },
    })),
    ...several(of('TRUST_BAND')).flatMap(({ value, count }) => {
      const band = TRUST_BANDS.find((known) => known === value);
      if (!band) return [];
      const label = intl.formatMessage({ id: `trust.band.${band}` });
      return [{ key: band, label, count, part: { trust: [band] } }];
    }),
  ];
  return chips.map(({ key, label, count, part }) => (
    <button
      key={key}
      type="button"
      onClick={() => narrow(part)}
      className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-medium hover:bg-raised"
    >
      {label}
      <span className="text-muted tabular-nums">
        <FormattedNumber value={count} />
      </span>
    </button>
  ));
}
