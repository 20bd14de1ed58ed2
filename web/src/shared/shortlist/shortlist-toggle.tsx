import { clsx } from 'clsx';
import { Heart } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { LaterMessages } from '../../i18n/later-messages.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { useShortlisted } from './use-shortlist.js';

/** Puts a home on the viewer's list or takes it off. Loaded after the sign-in. */
export default function ShortlistToggle({ id }: { id: string }) {
  return (
    <LaterMessages>
      <Toggle id={id} />
    </LaterMessages>
  );
}

function Toggle({ id }: { id: string }) {
  const { isListed, isKnown, toggle, error } = useShortlisted(id);
  return (
    <div>
      <Button variant="quiet" aria-pressed={isListed} disabled={!isKnown} onClick={toggle}>
        <Heart aria-hidden className={clsx('size-5', isListed && 'fill-danger text-danger')} />
        <FormattedMessage id={isListed ? 'shortlist.on' : 'shortlist.add'} />
      </Button>
      {error && <Failure error={error} />}
    </div>
  );
}
