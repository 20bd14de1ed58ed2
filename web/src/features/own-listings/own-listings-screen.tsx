import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useState } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { Button } from '../../ui/button.js';
import { More } from '../../ui/more.js';
import { Empty, Failure, Skeleton } from '../../ui/states.js';
import { NewListingForm } from './new-listing-form.js';
import { OwnListingCard } from './own-listing-card.js';
import { type Group, GROUPS } from './own-listing-groups.js';
import { filterOf, OwnListingCounts, OwnListings } from './own-listings-query.js';

interface OwnListingsProps {
  /** Null for those of the whole brokerage. */
  agentId: string | null;
  group: Group;
}

/** An agent's homes, or a brokerage's, in every state, and what may be done with each. */
export function OwnListingsScreen({ agentId, group }: OwnListingsProps) {
  const [isWriting, setIsWriting] = useState(false);
  return (
    <div className="mx-auto max-w-4xl space-y-6 px-4 py-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-bold">
          <FormattedMessage id={agentId ? 'ownListings.mine' : 'ownListings.all'} />
        </h1>
        {!isWriting && (
          <Button onClick={() => setIsWriting(true)}>
            <FormattedMessage id="ownListings.new" />
          </Button>
        )}
      </header>
      {isWriting && <NewListingForm onEnd={() => setIsWriting(false)} />}
      <GroupTabs agentId={agentId} group={group} />
      <Listings key={group} agentId={agentId} group={group} />
    </div>
  );
}

/** The states, each with how many are in it. */
function GroupTabs({ agentId, group }: OwnListingsProps) {
  const intl = useIntl();
  const groups = Object.keys(GROUPS) as Group[];
  const filters = {
    market: filterOf('market', agentId),
    drafts: filterOf('drafts', agentId),
    paused: filterOf('paused', agentId),
    gone: filterOf('gone', agentId),
  };
  const { data } = useGraph(OwnListingCounts, filters);
  return (
    <nav aria-label={intl.formatMessage({ id: 'ownListings.states' })}>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {groups.map((one) => {
          const isShown = one === group;
          const count = data?.[one]?.totalCount;
          return (
            <li key={one}>
              <Link
                to="."
                search={{ show: one }}
                replace
                aria-current={isShown ? 'page' : undefined}
                className={clsx(
                  'flex min-h-16 flex-col justify-center rounded-card border px-4 py-2',
                  isShown ? 'border-brand bg-brand text-on-brand' : 'border-line bg-surface hover:bg-raised',
                )}
              >
                <span className="text-xl font-bold tabular-nums">
                  {count === undefined ? '–' : <FormattedNumber value={count} />}
                </span>
                <span className="text-sm font-medium">
                  <FormattedMessage id={`ownListings.group.${one}`} />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Listings({ agentId, group }: OwnListingsProps) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    OwnListings,
    { filter: filterOf(group, agentId) },
    ({ organizationListings }) => organizationListings,
  );
  const listings = data?.pages.flatMap(
    (page) => page.organizationListings?.edges.map(({ node }) => node) ?? [],
  );
  return (
    <section aria-busy={isPending} className="space-y-4">
      {isPending && (
        <>
          <Skeleton className="h-44" />
          <Skeleton className="h-44" />
        </>
      )}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {listings?.length === 0 && (
        <Empty title={<FormattedMessage id={`ownListings.none.${group}`} />}>
          {group === 'drafts' && <FormattedMessage id="ownListings.noneHint" />}
        </Empty>
      )}
      <ul className="space-y-4">
        {listings?.map((listing) => (
          <li key={listing.id}>
            <OwnListingCard listing={listing} isOfBrokerage={agentId === null} />
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </section>
  );
}
