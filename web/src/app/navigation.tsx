import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { FormattedMessage } from 'react-intl';
import { useViewer } from '../lib/viewer.js';
import { screensOf } from './screens-of-viewer.js';

const VISITOR = { roles: null, organization: null };

/**
 * The screens of the viewer's roles. On a phone they stand at the bottom, once someone is signed in; on the narrowest a visitor's way to
 * homes would be cut off, and is on the start page.
 */
export function Navigation() {
  const viewer = useViewer();
  const screens = viewer ? screensOf(viewer) : screensOf(VISITOR).slice(0, 1);
  return (
    <div
      className={clsx(
        'flex min-w-0 items-center gap-1 overflow-x-auto',
        viewer ? 'max-sm:hidden' : 'max-[22rem]:hidden',
      )}
    >
      {screens.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          className="whitespace-nowrap rounded-full px-3 py-2 font-medium text-muted hover:bg-raised hover:text-ink"
          activeProps={{ className: 'bg-raised text-ink' }}
        >
          <FormattedMessage id={label} />
        </Link>
      ))}
    </div>
  );
}
