import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue } from 'react';
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { ListingDetails } from '../../early/queries.js';
import { useGraph } from '../../lib/graph.js';
import { useSession } from '../../lib/session.js';
import { Facts } from '../../ui/facts.js';
import { Rupees } from '../../ui/money.js';
import { Failure, Pending } from '../../ui/states.js';
import { NotFound } from '../../ui/not-found.js';
import { CostCalculator } from './cost-calculator.js';
import { Enquiry } from './enquiry-form.js';
import { Gallery } from './gallery.js';
import { Papers } from './papers.js';
import { PriceHistory } from './price-history.js';
import { PriceLevel } from './price-level.js';
import { ScoreHistory } from './score-history.js';
import { SimilarHomes } from './similar-homes.js';
import { WaysToAsk } from './ways-to-ask.js';
import { areaOf, pricePerSqFt } from '../../shared/listings/floor-area.js';
import { StatusBadge } from '../../shared/listings/status-badge.js';
import { ShortlistButton } from '../../shared/shortlist/shortlist-button.js';
import { TrustBadge } from '../../shared/trust/trust-badge.js';
import { TrustExplanation } from '../../shared/trust/trust-explanation.js';
import { useTrustLanguage } from '../../shared/trust/trust-language.js';

const TakeDown = lazy(() => import('./take-down.js'));

type Listing = NonNullable<ResultOf<typeof ListingDetails>['listing']>;

/** One home: facts, the trust behind it, its project and agent, and the enquiry. */
export function ListingScreen({ id }: { id: string }) {
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  const { data, error, isPending, refetch } = useGraph(ListingDetails, { id, language: useTrustLanguage() });
  // Rendered in turns with what the reader does meanwhile.
  const shown = useDeferredValue(data);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending || !shown) return <Pending />;
  const { listing } = shown;
  if (!listing) return <NotFound title={<FormattedMessage id="listing.unknown" />} />;
  return (
    <article className="mx-auto max-w-6xl px-4 py-6">
      <div className="grid gap-10 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0 space-y-10">
          <Gallery id={listing.id} photos={listing.photos} bedrooms={listing.bedroomsTotal}>
            {(photo) =>
              isSignedIn && (
                <Suspense>
                  <TakeDown listingId={listing.id} photo={photo} />
                </Suspense>
              )
            }
          </Gallery>
          <Heading listing={listing} />
          <ListingFacts listing={listing} />
          {listing.trust && <TrustExplanation trust={listing.trust} />}
          {listing.documents && <Papers papers={listing.documents} />}
          <ProjectAndAgent listing={listing} />
          <PriceHistory prices={listing.priceHistory} />
          <LevelOfPlace listing={listing} />
          <ScoreHistory id={listing.id} />
          {listing.listPrice !== null && <CostCalculator price={listing.listPrice} />}
        </div>
        <Enquiry listingId={listing.id} />
      </div>
      <SimilarHomes id={listing.id} />
    </article>
  );
}

/** What homes beside it ask, where enough of them say. */
function LevelOfPlace({ listing }: { listing: Listing }) {
  const { locality } = listing;
  const rate = pricePerSqFt(listing);
  if (!locality?.priceLevel || rate === undefined) return null;
  return <PriceLevel place={locality.name} level={locality.priceLevel} pricePerSqFt={rate} />;
}

function Heading({ listing }: { listing: Listing }) {
  const { locality, trust } = listing;
  return (
    <header>
      {listing.standardStatus !== 'ACTIVE' && (
        <div className="mb-2">
          <StatusBadge status={listing.standardStatus} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-3xl font-bold tabular-nums">
          <Rupees amount={listing.listPrice} />
        </p>
        {trust && <TrustBadge band={trust.band} score={trust.score} interval={trust.confidenceInterval} />}
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{listing.title}</h1>
        <ShortlistButton id={listing.id} />
      </div>
      {locality && (
        <p className="mt-2 text-muted">
          {[locality.name, locality.district, locality.pinCode].filter(Boolean).join(', ')}
        </p>
      )}
      <WaysToAsk
        listingId={listing.id}
        isVisitable={listing.standardStatus !== 'COMING_SOON'}
        phone={listing.agent?.organization?.brand?.contactPhone}
      />
      {listing.publicRemarks && (
        <p className="mt-4 max-w-prose whitespace-pre-line">{listing.publicRemarks}</p>
      )}
    </header>
  );
}

function ListingFacts({ listing }: { listing: Listing }) {
  const area = areaOf(listing);
  return (
    <Facts
      isWhole
      facts={[
        ['fact.bedrooms', listing.bedroomsTotal],
        ['fact.bathrooms', listing.bathroomsTotalInteger],
        [
          listing.carpetAreaSqFt == null ? 'fact.builtUpArea' : 'fact.carpetArea',
          area != null && (
            <>
              <FormattedNumber value={Math.round(area)} /> <FormattedMessage id="area.sqFt" />
            </>
          ),
        ],
        [
          'fact.furnishing',
          listing.furnishing && <FormattedMessage id={`furnishing.${listing.furnishing}`} />,
        ],
        ['fact.floors', listing.floorsTotal],
        ['fact.age', listing.ageYears],
        [
          'fact.onMarket',
          listing.onMarketTimestamp && <FormattedDate value={listing.onMarketTimestamp} dateStyle="medium" />,
        ],
      ]}
    />
  );
}

function ProjectAndAgent({ listing: { project, agent, isAssignmentSynthetic } }: { listing: Listing }) {
  return (
    <section className="grid gap-4 sm:grid-cols-2">
      {project && (
        <div className="rounded-card border border-line bg-surface p-4">
          <h2 className="text-sm text-muted">
            <FormattedMessage id="listing.project" />
          </h2>
          <Link
            to="/project/$reraNumber"
            params={{ reraNumber: project.reraNumber }}
            className="font-semibold text-brand underline"
          >
            {project.name}
          </Link>
          <p className="text-sm text-muted">
            <Link to="/builder/$id" params={{ id: project.builder.id }} className="underline">
              {project.builder.name}
            </Link>{' '}
            · {project.reraNumber}
          </p>
          {isAssignmentSynthetic && (
            <p className="mt-2 text-sm text-accent">
              <FormattedMessage id="listing.assumedProject" />
            </p>
          )}
        </div>
      )}
      {agent && (
        <div className="rounded-card border border-line bg-surface p-4">
          <h2 className="text-sm text-muted">
            <FormattedMessage id="listing.agent" />
          </h2>
          <Link to="/agent/$id" params={{ id: agent.id }} className="font-semibold text-brand underline">
            {agent.name}
          </Link>
          <p className="text-sm text-muted">{agent.reraNumber}</p>
          {agent.trust && (
            <p className="mt-2">
              <TrustBadge band={agent.trust.band} score={agent.trust.score} />
            </p>
          )}
        </div>
      )}
    </section>
  );
}
