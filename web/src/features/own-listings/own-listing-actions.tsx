import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { LeaveMarketForm } from './leave-market-form.js';
import { mayPublish, mayWithdraw } from './own-listing-groups.js';
import { OWN_LISTINGS, type OwnListing } from './own-listings-query.js';
import { PhotosPanel } from './photos-panel.js';
import { PriceForm } from './price-form.js';

const PublishListing = graphql(`
  mutation PublishListing($input: PublishListingInput!) {
    publishListing(input: $input) {
      listing {
        id
        standardStatus
      }
    }
  }
`);

type Panel = 'photos' | 'price' | 'leave';

/** What may be done in the state it is in; a form opens below. */
export function OwnListingActions({ listing }: { listing: OwnListing }) {
  const { id, standardStatus, listPrice, photos } = listing;
  const [panel, setPanel] = useState<Panel | null>(null);
  const publish = useAction(PublishListing, OWN_LISTINGS);
  const isPublishable = mayPublish(standardStatus);
  const lacks = isPublishable && (listPrice === null ? 'price' : photos.length === 0 ? 'photo' : undefined);
  const close = () => setPanel(null);
  const toggle = (to: Panel) => ({
    variant: 'quiet' as const,
    'aria-expanded': panel === to,
    onClick: () => setPanel(panel === to ? null : to),
  });
  return (
    <div className="mt-4 space-y-4 border-t border-line pt-4">
      <div className="flex flex-wrap gap-2">
        {isPublishable && (
          <Button
            busy={publish.isPending}
            disabled={Boolean(lacks)}
            onClick={() => publish.mutate({ input: { id, isComingSoon: false } })}
          >
            <FormattedMessage id="ownListings.publish" />
          </Button>
        )}
        {standardStatus !== 'CLOSED' && (
          <>
            <Button {...toggle('photos')}>
              <FormattedMessage id="ownListings.photos" />
            </Button>
            <Button {...toggle('price')}>
              <FormattedMessage id="ownListings.price" />
            </Button>
          </>
        )}
        {mayWithdraw(standardStatus) && (
          <Button {...toggle('leave')}>
            <FormattedMessage id="ownListings.leave" />
          </Button>
        )}
      </div>
      {lacks && (
        <p className="text-sm font-medium text-accent">
          <FormattedMessage id={`ownListings.lacks.${lacks}`} />
        </p>
      )}
      {publish.error && <Failure error={publish.error} />}
      {panel === 'photos' && <PhotosPanel id={id} photos={photos} />}
      {panel === 'price' && <PriceForm id={id} price={listPrice} onEnd={close} />}
      {panel === 'leave' && <LeaveMarketForm id={id} onEnd={close} />}
    </div>
  );
}
