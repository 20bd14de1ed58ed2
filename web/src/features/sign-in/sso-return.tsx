import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FormattedMessage } from 'react-intl';
import { queryClient } from '../../lib/graph.js';
import { completeSso } from '../../lib/sign-in-ways.js';
import { buttonStyle } from '../../ui/button.js';
import { Failure, Pending } from '../../ui/states.js';
import { linkTicketOf, pendingOf } from './pending.js';
import { SignIn } from './sign-in.js';

const RETURN = 'SsoReturn';

/** Where an organization's provider sends the browser back to. The first time, the person proves their number here. */
export function SsoReturn({ onSignedIn }: { onSignedIn: () => void }) {
  // Asked once: the answer of a provider is good once.
  const { error, isSuccess } = useQuery({
    queryKey: [RETURN],
    queryFn: async () => {
      await completeSso(location.search.slice(1));
      return true;
    },
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(() => {
    if (!isSuccess) return;
    void queryClient.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== RETURN });
    onSignedIn();
  }, [isSuccess]);
  if (!error) return <Pending />;
  const linkTicket = linkTicketOf(error);
  if (linkTicket !== undefined) return <SignIn linkTicket={linkTicket} onSignedIn={onSignedIn} />;
  const begun = pendingOf(error);
  if (begun) return <SignIn begun={begun} onSignedIn={onSignedIn} />;
  return (
    <div className="mx-auto max-w-sm space-y-4 px-4 py-16">
      <Failure error={error} />
      <Link to="/sign-in" className={buttonStyle('quiet', 'w-full')}>
        <FormattedMessage id="signIn.beginAgain" />
      </Link>
    </div>
  );
}
