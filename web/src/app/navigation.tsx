import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { useViewer } from '../lib/viewer.js';

const linkStyle =
  'whitespace-nowrap rounded-full px-3 py-2 font-medium text-muted hover:bg-raised hover:text-ink';
const active = { className: 'bg-raised text-ink' };

/** The screens of the viewer's roles. */
export function Navigation() {
  const viewer = useViewer();
  const roles = new Set<string>(viewer?.roles ?? []);
  return (
    <div className="flex min-w-0 items-center gap-1 overflow-x-auto">
      <Link to="/search" className={linkStyle} activeProps={active}>
        <FormattedMessage id="nav.search" />
      </Link>
      {roles.has('AGENT') && (
        <Link to="/work" className={linkStyle} activeProps={active}>
          <FormattedMessage id="nav.work" />
        </Link>
      )}
      {viewer?.organization && (
        <Link to="/documents" className={linkStyle} activeProps={active}>
          <FormattedMessage id="nav.documents" />
        </Link>
      )}
      {roles.has('BROKERAGE_MANAGER') && (
        <Link to="/manage" className={linkStyle} activeProps={active}>
          <FormattedMessage id="nav.manage" />
        </Link>
      )}
      {(roles.has('REVIEWER') || roles.has('ADMIN')) && (
        <Link to="/operations" className={linkStyle} activeProps={active}>
          <FormattedMessage id="nav.operations" />
        </Link>
      )}
      {viewer && (
        <Link to="/my" className={linkStyle} activeProps={active}>
          <FormattedMessage id="nav.my" />
        </Link>
      )}
    </div>
  );
}
