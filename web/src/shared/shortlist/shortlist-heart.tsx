import { clsx } from 'clsx';
import { Heart } from 'lucide-react';
import { useIntl } from 'react-intl';
import { LaterMessages } from '../../i18n/later-messages.js';
import { useShortlisted } from './use-shortlist.js';

/** A heart on the picture of a home, for those who are signed in. Loaded after the sign-in. */
export default function ShortlistHeart(home: { id: string; title: string }) {
  return (
    <LaterMessages>
      <HeartButton {...home} />
    </LaterMessages>
  );
}

function HeartButton({ id, title }: { id: string; title: string }) {
  const intl = useIntl();
  const { isListed, isKnown, toggle, error } = useShortlisted(id);
  return (
    <button
      type="button"
      aria-pressed={isListed}
      disabled={!isKnown}
      aria-label={intl.formatMessage({ id: 'shortlist.of' }, { title })}
      title={error ? intl.formatMessage({ id: 'shortlist.refused' }) : undefined}
      onClick={toggle}
      className="absolute right-3 top-3 z-10 grid size-11 place-items-center rounded-full bg-surface/90 shadow-card"
    >
      <Heart aria-hidden className={clsx('size-5', isListed ? 'fill-danger text-danger' : 'text-ink')} />
      {error && (
        <span role="alert" className="sr-only">
          {intl.formatMessage({ id: 'shortlist.refused' })}
        </span>
      )}
    </button>
  );
}
