import { Link } from '@tanstack/react-router';
import { Columns2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { ListingCard } from '../../shared/listings/listing-card.js';
import { useShortlisted } from '../../shared/shortlist/use-shortlist.js';
import { useTrustLanguage } from '../../shared/trust/trust-language.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { Empty, Failure, Pending } from '../../ui/states.js';

const MyShortlist = graphql(`
  query MyShortlist($language: TrustLanguage!) {
    myShortlist {
      listingId
      listing {
        id
        title
        ...ListingCardFields
      }
    }
  }
`);

const MOST_COMPARED = 4;

/** The homes that the viewer keeps in view; two to four of them can be compared. */
export function ShortlistScreen() {
  const intl = useIntl();
  const { data, error, isPending, refetch } = useGraph(MyShortlist, { language: useTrustLanguage() });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const homes = data.myShortlist ?? [];
  const compared = chosen.filter((id) => homes.some(({ listing }) => listing?.id === id));
  const choose = (id: string) =>
    setChosen(compared.includes(id) ? compared.filter((one) => one !== id) : [...compared, id]);
  return (
    <div className="mx-auto max-w-7xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="shortlist.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="shortlist.hint" />
        </p>
      </header>
      {homes.length === 0 && <NothingListed />}
      <h2 className="sr-only">
        <FormattedMessage id="search.results" />
      </h2>
      <ul className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
        {homes.map(({ listingId, listing }) => (
          <li key={listingId} className="flex flex-col gap-2">
            {listing ? (
              <>
                <ListingCard listing={listing} />
                <label className="flex min-h-11 items-center gap-3 font-medium">
                  <input
                    type="checkbox"
                    aria-label={intl.formatMessage({ id: 'shortlist.compareThis' }, { title: listing.title })}
                    className="size-5 accent-brand"
                    checked={compared.includes(listingId)}
                    disabled={!compared.includes(listingId) && compared.length === MOST_COMPARED}
                    onChange={() => choose(listingId)}
                  />
                  <FormattedMessage id="shortlist.choose" />
                </label>
              </>
            ) : (
              <GoneHome listingId={listingId} />
            )}
          </li>
        ))}
      </ul>
      {homes.length > 1 && <CompareBar ids={compared} />}
    </div>
  );
}

function NothingListed() {
  return (
    <Empty title={<FormattedMessage id="shortlist.none" />}>
      <Link to="/search" className={buttonStyle('solid', 'mt-2')}>
        <FormattedMessage id="my.find" />
      </Link>
    </Empty>
  );
}

/** Stays in view while the homes scroll past. */
function CompareBar({ ids }: { ids: readonly string[] }) {
  const label = (
    <>
      <Columns2 aria-hidden className="size-5" />
      <FormattedMessage id="shortlist.compare" values={{ count: ids.length }} />
    </>
  );
  return (
    <div className="sticky bottom-16 flex justify-center sm:bottom-4">
      {ids.length < 2 ? (
        // What scrolls past below would be read through a button that is faded.
        <span className="rounded-full bg-surface shadow-card">
          <Button disabled>{label}</Button>
        </span>
      ) : (
        <Link to="/compare" search={{ homes: [...ids] }} className={buttonStyle('solid', 'shadow-card')}>
          {label}
        </Link>
      )}
    </div>
  );
}

function GoneHome({ listingId }: { listingId: string }) {
  const { toggle, error } = useShortlisted(listingId);
  return (
    <div className="grid flex-1 place-items-center rounded-card border border-dashed border-line p-6 text-center">
      <p className="text-muted">
        <FormattedMessage id="shortlist.gone" />
      </p>
      <Button variant="quiet" onClick={toggle}>
        <FormattedMessage id="shortlist.remove" />
      </Button>
      {error && <Failure error={error} />}
    </div>
  );
}
