import 'maplibre-gl/dist/maplibre-gl.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';
import { graphQuery } from '../../lib/graph.js';
import { Rupees, useRupees } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';
import { groupByPoint, type MapMark } from './map-markers.js';
import { FINEST_ZOOM, REGION } from './map-style.js';
import { boundsInput, marketFilter, type Search } from '../../shared/listings/search-filters.js';
import { type Locality, type MapView, useMap, useMarks } from './use-map.js';

const HomesOnMap = graphql(`
  query HomesOnMap($bounds: MapBounds!, $zoom: Int!, $filter: ListingFilter) {
    map(bounds: $bounds, zoom: $zoom, filter: $filter) {
      totalCount
      clusters {
        h3Index
        count
        latitude
        longitude
      }
      listings {
        id
        title
        listPrice
        latitude
        longitude
      }
    }
  }
`);

type Home = NonNullable<ResultOf<typeof HomesOnMap>['map']>['listings'][number];

interface ResultsMapProps {
  search: Search;
  localities: readonly Locality[];
}

/**
 * The homes that match, on a map: clusters, then the homes themselves. What it shows goes into the address, and so does a
 * cell that was opened; the results beside it follow.
 */
export default function ResultsMap({ search, localities }: ResultsMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const [view, setView] = useState<MapView>();
  const [opened, setOpened] = useState<Home[]>([]);
  const change = (part: Partial<Search>) =>
    void navigate({
      to: '/search',
      search: (previous) => ({ ...previous, ...part }),
      replace: true,
      resetScroll: false,
    });
  const { map, failed } = useMap(container, {
    initial: search.bounds ?? REGION,
    localities,
    onMove: (moved) => {
      setView(moved);
      setOpened([]);
      change({ bounds: moved.bounds, cell: undefined });
    },
  });
  const { data, error, refetch } = useQuery({
    ...graphQuery(HomesOnMap, {
      bounds: boundsInput(view?.bounds ?? REGION),
      zoom: view?.zoom ?? 0,
      filter: marketFilter(search),
    }),
    enabled: view !== undefined,
    placeholderData: keepPreviousData,
  });
  const marks = useMapMarks(data, {
    zoomTo: ({ longitude, latitude }) =>
      map?.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + 2 }),
    openCell: (cell) => change({ cell }),
    openHomes: setOpened,
    isFinest: (view?.zoom ?? 0) >= FINEST_ZOOM,
  });
  useMarks(map, marks);
  if (failed) {
    return (
      <p className="rounded-card border border-dashed border-line p-8 text-center text-muted">
        <FormattedMessage id="map.cannotDraw" />
      </p>
    );
  }
  return (
    <div className="relative">
      <div
        ref={container}
        className="h-[60dvh] overflow-hidden rounded-card border border-line bg-raised text-muted xl:h-[calc(100dvh-12rem)]"
      />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.map && (
        <p
          role="status"
          className="absolute left-3 top-3 rounded-full bg-surface px-3 py-1 text-sm shadow-card"
        >
          <FormattedMessage id="map.count" values={{ count: data.map.totalCount }} />
        </p>
      )}
      {opened.length > 0 && <OpenedHomes homes={opened} onClose={() => setOpened([])} />}
    </div>
  );
}

interface MarkActions {
  zoomTo(place: { longitude: number; latitude: number }): void;
  openCell(cell: string): void;
  openHomes(homes: Home[]): void;
  isFinest: boolean;
}

function useMapMarks(data: ResultOf<typeof HomesOnMap> | undefined, actions: MarkActions): MapMark[] {
  const intl = useIntl();
  const rupees = useRupees();
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo(() => {
    const clusters = (data?.map?.clusters ?? []).map(({ h3Index, count, ...place }) => ({
      ...place,
      key: h3Index,
      count,
      label: intl.formatNumber(count),
      description: intl.formatMessage({ id: 'map.homes' }, { count }),
      open: () => (latest.current.isFinest ? latest.current.openCell(h3Index) : latest.current.zoomTo(place)),
    }));
    const points = groupByPoint(data?.map?.listings ?? []).map((homes) => {
      const [first] = homes as [Home];
      const price = homes.length === 1 && first.listPrice != null ? rupees(first.listPrice) : undefined;
      const count = intl.formatMessage({ id: 'map.homes' }, { count: homes.length });
      return {
        key: first.id,
        longitude: first.longitude as number,
        latitude: first.latitude as number,
        count: homes.length,
        label: price ?? intl.formatNumber(homes.length),
        // Begins with what is shown, for readers who speak the name of a button to press it.
        description: price ? `${price}, ${first.title}` : count,
        open: () => latest.current.openHomes(homes),
      };
    });
    return [...clusters, ...points];
  }, [data, intl]);
}

/** The homes at one point, as a list over the map. */
function OpenedHomes({ homes, onClose }: { homes: Home[]; onClose: () => void }) {
  const intl = useIntl();
  return (
    <section
      aria-label={intl.formatMessage({ id: 'map.homes' }, { count: homes.length })}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
      className="absolute inset-x-3 bottom-3 z-20 max-h-[60%] overflow-y-auto rounded-card border border-line bg-surface shadow-card"
    >
      <div className="sticky top-0 flex items-center justify-between border-b border-line bg-surface pl-4">
        <h3 className="font-semibold">
          <FormattedMessage id="map.homes" values={{ count: homes.length }} />
        </h3>
        <button
          type="button"
          // Focus follows the press that opened the list.
          autoFocus
          aria-label={intl.formatMessage({ id: 'map.close' })}
          onClick={onClose}
          className="grid size-11 place-items-center rounded-full hover:bg-raised"
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
      <ul className="divide-y divide-line">
        {homes.map(({ id, title, listPrice }) => (
          <li key={id}>
            <Link
              to="/listing/$id"
              params={{ id }}
              className="flex min-h-12 items-center justify-between gap-4 px-4 py-2 hover:bg-raised"
            >
              <span>{title}</span>
              <span className="whitespace-nowrap font-semibold tabular-nums">
                <Rupees amount={listPrice} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
