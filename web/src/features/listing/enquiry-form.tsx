import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import { useSession } from '../../lib/session.js';
import { buttonStyle } from '../../ui/button.js';

const SignedInEnquiry = lazy(() => import('./signed-in-enquiry.js'));

/** Asks the home's agent. A visitor is asked to sign in first: an enquiry comes from a phone that was proved. */
export function EnquiryForm({ listingId }: { listingId: string }) {
  const status = useSession((state) => state.status);
  return (
    <section className="rounded-card border border-line bg-surface p-5 shadow-card">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="enquiry.title" />
      </h2>
      {status === 'signed-in' ? (
        <Suspense>
          <SignedInEnquiry listingId={listingId} />
        </Suspense>
      ) : (
        <div className="mt-3 space-y-4">
          <p className="text-muted">
            <FormattedMessage id="enquiry.signInFirst" />
          </p>
          <Link
            to="/sign-in"
            search={{ then: `/listing/${listingId}` }}
            className={buttonStyle('solid', 'w-full')}
          >
            <FormattedMessage id="session.signIn" />
          </Link>
        </div>
      )}
    </section>
  );
}
