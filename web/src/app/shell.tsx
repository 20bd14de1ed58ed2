import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import { useSession } from '../lib/session.js';
import { Navigation } from './navigation.js';
import { Notices } from './notices.js';
import { usePageHeading } from './page-heading.js';
import { Preferences } from './preferences-menu.js';
import { SessionMenu } from './session-menu.js';

const NotificationBell = lazy(() => import('./notification-bell.js'));
const PhoneNavigation = lazy(() => import('./phone-navigation.js'));

/** What stands around every screen: skip link, header with navigation, footer with the sources. */
export function Shell({ children }: { children: ReactNode }) {
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  usePageHeading();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-3"
      >
        <FormattedMessage id="shell.skip" />
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-ground/90 backdrop-blur">
        <nav className="mx-auto flex max-w-7xl items-center gap-2 px-3 py-2 sm:gap-4 sm:px-4">
          <Link to="/" className="flex shrink-0 items-center gap-2 text-lg font-bold">
            <img src="/icon.svg" alt="" className="size-8" />
            <span className="sr-only sm:not-sr-only">PropMubi</span>
          </Link>
          <Navigation />
          <div className="ml-auto flex shrink-0 items-center gap-1">
            <Preferences />
            {isSignedIn && (
              <Suspense fallback={<span className="size-11" />}>
                <NotificationBell />
              </Suspense>
            )}
            <SessionMenu />
          </div>
        </nav>
      </header>
      <Notices />
      {/* As high as the screen, so that the footer is not moved in view when a screen has loaded. */}
      <main id="content" tabIndex={-1} className="min-h-[calc(100dvh-4rem)] flex-1">
        {children}
      </main>
      <footer className="border-t border-line py-8 text-center text-sm text-muted">
        <FormattedMessage id="shell.sources" />
      </footer>
      {isSignedIn && (
        <Suspense>
          <PhoneNavigation />
        </Suspense>
      )}
    </div>
  );
}
