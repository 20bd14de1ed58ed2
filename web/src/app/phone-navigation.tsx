import { Link } from '@tanstack/react-router';
import { Briefcase, FileText, Search, ShieldCheck, UserRound, Users } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { screensOf } from './screens-of-viewer.js';
import { useViewer } from '../lib/viewer.js';

const ICONS = {
  '/search': Search,
  '/work': Briefcase,
  '/documents': FileText,
  '/manage': Users,
  '/operations': ShieldCheck,
  '/my': UserRound,
} as const;

/** The screens of the viewer's roles where the thumb is. Loaded after the sign-in. */
export default function PhoneNavigation() {
  const intl = useIntl();
  const viewer = useViewer();
  if (!viewer) return null;
  return (
    <nav
      aria-label={intl.formatMessage({ id: 'shell.screens' })}
      className="sticky bottom-0 z-30 border-t border-line bg-ground/95 pb-[env(safe-area-inset-bottom)] backdrop-blur sm:hidden"
    >
      <ul className="flex justify-around">
        {screensOf(viewer).map(({ to, label }) => {
          const Icon = ICONS[to];
          return (
            <li key={to} className="min-w-0 flex-1">
              <Link
                to={to}
                className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs font-medium text-muted"
                activeProps={{ className: 'text-brand!' }}
              >
                <Icon aria-hidden className="size-5" />
                <span className="max-w-full truncate px-0.5">
                  <FormattedMessage id={label} />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
