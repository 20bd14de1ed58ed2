import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { areaOf } from '../../shared/listings/floor-area.js';
import { HomePicture } from '../../shared/listings/home-picture.js';
import { TrustBadge } from '../../shared/trust/trust-badge.js';
import { Rupees } from '../../ui/money.js';
import { type Group, groupOf } from './own-listing-groups.js';
import { OwnListingActions } from './own-listing-actions.js';
import type { OwnListing } from './own-listings-query.js';

const PILLS: Record<Group, string> = {
  market: 'border-band-a/50 text-band-a',
  drafts: 'border-band-new/50 text-band-new',
  paused: 'border-accent/50 text-accent',
  gone: 'border-line text-muted',
};

/** One of the viewer's own homes: what buyers see of it, how it stands, and what may be done. */
export function OwnListingCard({ listing, isOfBrokerage }: { listing: OwnListing; isOfBrokerage: boolean }) {
  const { id, title, standardStatus, photos, bedroomsTotal, trust, listPrice, originalListPrice } = listing;
  const hasFallen = listPrice !== null && originalListPrice !== null && listPrice !== originalListPrice;
  return (
    <article className="rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
      <div className="flex gap-4">
        <div className="w-24 shrink-0 self-start overflow-hidden rounded-xl sm:w-44">
          <HomePicture seed={id} photo={photos[0]} bedrooms={bedroomsTotal} />
        </div>
        <div className="min-w-0 flex-1 space-y-1">
          <p
            className={clsx(
              'inline-block rounded-full border px-3 py-0.5 text-sm font-semibold',
              PILLS[groupOf(standardStatus) ?? 'gone'],
            )}
          >
            <FormattedMessage id={`listingStatus.${standardStatus}`} />
          </p>
          <h2 className="font-semibold leading-snug">
            <Link to="/listing/$id" params={{ id }} className="hover:underline">
              {title}
            </Link>
          </h2>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-lg font-bold tabular-nums">
              <Rupees amount={listPrice} />
            </span>
            {hasFallen && (
              <s className="text-sm tabular-nums text-muted">
                <Rupees amount={originalListPrice} />
              </s>
            )}
            {trust && (
              <TrustBadge band={trust.band} score={trust.score} interval={trust.confidenceInterval} />
            )}
          </p>
          <Particulars listing={listing} isOfBrokerage={isOfBrokerage} />
        </div>
      </div>
      <OwnListingActions listing={listing} />
    </article>
  );
}

function Particulars({ listing, isOfBrokerage }: { listing: OwnListing; isOfBrokerage: boolean }) {
  const { locality, project, agent, photos, documents, daysOnMarket, modificationTimestamp } = listing;
  const area = areaOf(listing);
  const places = [locality?.name, project?.name, isOfBrokerage && agent?.name].filter(Boolean);
  return (
    <>
      <p className="text-sm text-muted">
        {places.join(' · ')}
        {area !== null && (
          <>
            {places.length > 0 && ' · '}
            <FormattedNumber value={Math.round(area)} />{' '}
            <FormattedMessage id={listing.carpetAreaSqFt === null ? 'area.builtUp' : 'area.carpet'} />
          </>
        )}
      </p>
      <p className="text-sm text-muted">
        <FormattedMessage
          id="ownListings.has"
          values={{
            photos: photos.length,
            verified: documents?.filter(({ status }) => status === 'VERIFIED').length ?? 0,
            documents: documents?.length ?? 0,
          }}
        />
        {' · '}
        {daysOnMarket === null ? (
          <FormattedMessage
            id="ownListings.changedOn"
            values={{ day: <FormattedDate value={modificationTimestamp} dateStyle="medium" /> }}
          />
        ) : (
          <FormattedMessage id="ownListings.days" values={{ days: daysOnMarket }} />
        )}
      </p>
    </>
  );
}
