import { Link, useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { queryClient } from '../lib/graph.js';
import { signOut, useSession } from '../lib/session.js';
import { Button, buttonStyle } from '../ui/button.js';

/** Sign in, or who is signed in and the way out. */
export function SessionMenu() {
  const status = useSession((state) => state.status);
  const navigate = useNavigate();
  if (status === 'signed-in') {
    const leave = async () => {
      await signOut();
      queryClient.clear();
      await navigate({ to: '/' });
    };
    return (
      <Button variant="quiet" className="max-sm:px-3" onClick={() => void leave()}>
        <LogOut aria-hidden className="size-5 sm:hidden" />
        <span className="sr-only sm:not-sr-only">
          <FormattedMessage id="session.signOut" />
        </span>
      </Button>
    );
  }
  return (
    <Link to="/sign-in" className={buttonStyle('solid')}>
      <FormattedMessage id="session.signIn" />
    </Link>
  );
}
