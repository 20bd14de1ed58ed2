import { Link, useLocation } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Heart } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useSession } from '../../lib/session.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { useShortlisted } from './use-shortlist.js';

/** Puts a home on the viewer's list or takes it off; a visitor signs in first. */
export function ShortlistButton({ id }: { id: string }) {
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  const { pathname } = useLocation();
  const { isListed, isKnown, toggle, error } = useShortlisted(id);
  const heart = <Heart aria-hidden className={clsx('size-5', isListed && 'fill-danger text-danger')} />;
  if (!isSignedIn) {
    return (
      <Link to="/sign-in" search={{ then: pathname }} className={buttonStyle('quiet')}>
        {heart}
        <FormattedMessage id="shortlist.add" />
      </Link>
    );
  }
  return (
    <div>
      <Button variant="quiet" aria-pressed={isListed} disabled={!isKnown} onClick={toggle}>
        {heart}
        <FormattedMessage id={isListed ? 'shortlist.on' : 'shortlist.add'} />
      </Button>
      {error && <Failure error={error} />}
    </div>
  );
}
