import { Link, useLocation } from '@tanstack/react-router';
import { Heart } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import { useSession } from '../../lib/session.js';
import { buttonStyle } from '../../ui/button.js';

const ShortlistToggle = lazy(() => import('./shortlist-toggle.js'));

/** Puts a home on the viewer's list or takes it off; a visitor signs in first. */
export function ShortlistButton({ id }: { id: string }) {
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  const { pathname } = useLocation();
  if (!isSignedIn) {
    return (
      <Link to="/sign-in" search={{ then: pathname }} className={buttonStyle('quiet')}>
        <Heart aria-hidden className="size-5" />
        <FormattedMessage id="shortlist.add" />
      </Link>
    );
  }
  return (
    <Suspense fallback={<span className="h-11" />}>
      <ShortlistToggle id={id} />
    </Suspense>
  );
}
