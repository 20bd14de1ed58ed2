import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { LaterMessages } from '../i18n/later-messages.js';
import { useSession } from '../lib/session.js';
import { buttonStyle } from '../ui/button.js';
import { Pending } from '../ui/states.js';
import { StepUp } from './step-up.js';

/** Shows its content to a signed-in user, and the way to sign in to a visitor. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const status = useSession((state) => state.status);
  const { pathname } = useLocation();
  if (status === 'unknown') return <Pending />;
  if (status === 'signed-in') {
    return (
      <LaterMessages>
        {children}
        <StepUp />
      </LaterMessages>
    );
  }
  return (
    <div className="mx-auto max-w-sm px-4 py-24 text-center">
      <h1 className="text-lg">
        <FormattedMessage id="session.needed" />
      </h1>
      <Link to="/sign-in" search={{ then: pathname }} className={buttonStyle('solid', 'mt-6')}>
        <FormattedMessage id="session.signIn" />
      </Link>
    </div>
  );
}
