import { Link } from '@tanstack/react-router';
import { MapPin } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { useSession } from '../../lib/session.js';
import { Rupees } from '../../ui/money.js';
import { wholeNumbers } from '../../ui/whole-numbers.js';
import { ReasonLines } from '../trust/reason-lines.js';
import { TrustBadge } from '../trust/trust-badge.js';
import { areaOf, pricePerSqFt, type PricedArea } from './floor-area.js';
import { HomePicture } from './home-picture.js';
import { StatusBadge } from './status-badge.js';

const ShortlistHeart = lazy(() => import('../shortlist/shortlist-heart.js'));

export const ListingCardFields = graphql(`
  fragment ListingCardFields on Listing {
    id
    title
    listPrice
    standardStatus
    bedroomsTotal
    carpetAreaSqFt
    builtUpAreaSqFt
    photos
    dataSource
    locality {
      id
      name
    }
    project {
      id
      name
    }
    trust {
      id
      score
      band
      confidenceInterval {
        low
        high
      }
      reasons {
        code
        polarity
        text(language: $language)
      }
    }
  }
`);

interface ListingCardProps {
  listing: FragmentType<typeof ListingCardFields>;
  /** Whether it is in view as the screen opens. */
  isFirst?: boolean;
}

/** A home in a list: price, size, place, and its trust with the two reasons that moved it most. */
export const ListingCard = memo(function ListingCard({ listing, isFirst = false }: ListingCardProps) {
  const home = readFragment(ListingCardFields, listing);
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  const size = useSize(home);
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-card border border-line bg-surface shadow-card">
      <HomePicture seed={home.id} photo={home.photos[0]} bedrooms={home.bedroomsTotal} isFirst={isFirst} />
      {isSignedIn && (
        <Suspense>
          <ShortlistHeart id={home.id} title={home.title} />
        </Suspense>
      )}
      <div className="flex flex-1 flex-col gap-2 p-4">
        {home.standardStatus !== 'ACTIVE' && <StatusBadge status={home.standardStatus} />}
        <div className="flex items-start justify-between gap-3">
          <p className="text-xl font-bold tabular-nums">
            <Rupees amount={home.listPrice} />
          </p>
          {home.trust && (
            <TrustBadge
              band={home.trust.band}
              score={home.trust.score}
              interval={home.trust.confidenceInterval}
            />
          )}
        </div>
        <h3 className="font-semibold leading-snug">
          <Link
            to="/listing/$id"
            params={{ id: home.id }}
            className="after:absolute after:inset-0 group-hover:underline"
          >
            {home.title}
          </Link>
        </h3>
        <p className="flex items-center gap-1 text-sm text-muted">
          <MapPin aria-hidden className="size-4" />
          {home.locality?.name ?? <FormattedMessage id="listing.noLocality" />}
          {home.project && <span> · {home.project.name}</span>}
        </p>
        <p className="text-sm tabular-nums text-muted">{size}</p>
        {home.trust && home.trust.reasons.length > 0 && (
          <ReasonLines
            reasons={home.trust.reasons.slice(0, 2)}
            className="mt-auto border-t border-line pt-2"
          />
        )}
      </div>
    </article>
  );
});

/** Floor area and price of each square foot, as far as they are known. */
function useSize(home: PricedArea): string {
  const intl = useIntl();
  const whole = wholeNumbers(intl.locale);
  const area = areaOf(home);
  const rate = pricePerSqFt(home);
  const kind = home.carpetAreaSqFt == null ? 'area.builtUp' : 'area.carpet';
  return [
    area != null && `${whole(area)} ${intl.formatMessage({ id: kind })}`,
    rate !== undefined && `₹ ${whole(rate)} ${intl.formatMessage({ id: 'area.perSqFt' })}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
