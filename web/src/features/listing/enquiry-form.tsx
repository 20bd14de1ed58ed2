import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import { useSession } from '../../lib/session.js';
import { useHashPlace } from '../../lib/hash-place.js';
import { buttonStyle } from '../../ui/button.js';
import { useWish, type Wish } from './wish.js';

const SignedInEnquiry = lazy(() => import('./signed-in-enquiry.js'));

const TITLES: Record<Wish, string> = {
  ask: 'enquiry.title',
  visit: 'enquiry.visitTitle',
  call: 'enquiry.callTitle',
};

/** The place of the enquiry on the screen, under the name of each wish. */
export function Enquiry({ listingId }: { listingId: string }) {
  useHashPlace();
  return (
    <aside id="ask" className="scroll-mt-20 lg:sticky lg:top-20 lg:self-start">
      <div id="visit" className="scroll-mt-20">
        <div id="call" className="scroll-mt-20">
          <EnquiryForm listingId={listingId} />
        </div>
      </div>
    </aside>
  );
}

/** Asks the home's agent. A visitor is asked to sign in first: an enquiry comes from a phone that was proved. */
function EnquiryForm({ listingId }: { listingId: string }) {
  const status = useSession((state) => state.status);
  const wish = useWish();
  return (
    <section className="rounded-card border border-line bg-surface p-5 shadow-card">
      <h2 className="text-xl font-bold">
        <FormattedMessage id={TITLES[wish]} />
      </h2>
      {status === 'signed-in' ? (
        <Suspense>
          <SignedInEnquiry listingId={listingId} wish={wish} />
        </Suspense>
      ) : (
        <div className="mt-3 space-y-4">
          <p className="text-muted">
            <FormattedMessage id="enquiry.signInFirst" />
          </p>
          <Link
            to="/sign-in"
            search={{ then: `/listing/${listingId}${wish === 'ask' ? '' : `#${wish}`}` }}
            className={buttonStyle('solid', 'w-full')}
          >
            <FormattedMessage id="session.signIn" />
          </Link>
        </div>
      )}
    </section>
  );
}
